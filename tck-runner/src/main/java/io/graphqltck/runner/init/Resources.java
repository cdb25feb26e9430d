package io.graphqltck.runner.init;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that starting folders are made of: templates, the adapter packages, and files of subjects. A jar cannot be asked portably for its
 * files, so an index lists them.
 */
final class Resources {

    private Resources() {}

    static List<String> names() {
        return read("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    static String read(String name) {
        try (@Nullable InputStream stream = Resources.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + name + " of the starting folders");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the starting folders", e);
        }
    }
}
