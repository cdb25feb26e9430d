package io.graphqltck.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file of {@code docs/messages}, to the character. {@code -Dgolden=write} writes the file. */
public final class MessageFile {

    private static final Path FOLDER = Path.of("../docs/messages");

    private MessageFile() {}

    public static void assertMatches(String name, String text) {
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
}
