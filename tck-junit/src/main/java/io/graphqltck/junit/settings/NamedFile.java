package io.graphqltck.junit.settings;

import io.graphqltck.core.load.yaml.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file relative to the working folder, or else a resource on the class path. */
final class NamedFile {

    private NamedFile() {}

    /** Its text; {@code what} names it in messages. @throws SettingsException when it is not there */
    static String text(String what, String name, Declared declared) {
        Path path = path(what, name);
        if (Files.isRegularFile(path)) {
            return DataFiles.readFile(path, name);
        }
        try (@Nullable InputStream stream = declared.loader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new SettingsException(declared.where() + " names the " + what + " `" + name
                        + "`, which is neither a file below "
                        + Path.of("").toAbsolutePath() + " nor a resource on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SettingsException("the " + what + " `" + name + "` cannot be read: " + e.getMessage());
        }
    }

    /** @throws SettingsException when it can be no path of a file */
    static Path path(String what, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new SettingsException(what + " `" + name + "` is no path of a file: " + e.getReason());
        }
    }
}
