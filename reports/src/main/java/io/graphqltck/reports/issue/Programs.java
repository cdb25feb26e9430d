package io.graphqltck.reports.issue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What every reproduction of a kind begins with. */
final class Programs {

    private Programs() {}

    /** The text of this resource. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Programs.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
