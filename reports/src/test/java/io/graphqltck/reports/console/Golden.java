package io.graphqltck.reports.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.reports.text.Width;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file, to the character. {@code -Dgolden=write} writes the files again. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    static void assertMatches(String name, String text) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertFits(String text, int width) {
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(width));
    }
}
