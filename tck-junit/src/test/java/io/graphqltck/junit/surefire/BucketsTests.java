package io.graphqltck.junit.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"3.5.2, stream", "3.5.3, io.graphqltck.junit.surefire.BucketsTests", "3.5.4, stream", "3.6.1, stream"})
    void onlyTheVersionThatLosesTestsSeesTheClass(String version, String displayed) throws IOException {
        Path file = folder.resolve(Buckets.VERSION_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "groupId=org.apache.maven.surefire\nversion=" + version + "\n");

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(Buckets.displayName("stream", BucketsTests.class, loader))
                    .isEqualTo(displayed);
        }
    }

    @Test
    void otherLaunchersSeeTheName() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
            assertThat(Buckets.displayName("stream", BucketsTests.class, loader))
                    .isEqualTo("stream");
        }
    }
}
