package io.graphqltck.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What stands at the place of a report and is no ordinary file. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class AtomicFileLinksTests {

    private static final AtomicFile.Content CONTENT = out -> out.write("new".getBytes(StandardCharsets.UTF_8));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aLinkStaysOne() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        AtomicFile.write(link, CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    /** By way of a link, so that no device of this machine is in danger where this goes wrong. */
    @Test
    void aDeviceIsWrittenToAndStaysOne() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));

        AtomicFile.write(link, CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(link.toRealPath()).isEqualTo(Path.of("/dev/null"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceThatTakesNothingIsSaid() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/full"));

        assertThatThrownBy(() -> AtomicFile.write(link, CONTENT)).isInstanceOf(IOException.class);
        assertThat(link).isSymbolicLink();
    }
}
