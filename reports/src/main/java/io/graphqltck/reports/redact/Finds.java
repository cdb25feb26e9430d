package io.graphqltck.reports.redact;

import java.util.function.Consumer;

/** Where masking leaves the secrets that it finds, and what it pays with. */
record Finds(Consumer<String> found, Steps steps) {

    void add(String secret) {
        found.accept(secret);
    }

    void take(int count) {
        steps.take(count);
    }
}
