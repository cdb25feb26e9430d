package io.graphqltck.core.script;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;

/**
 * Where a value differs from what was expected.
 *
 * @param path such as {@code payload.errors[0]}, empty for the whole
 */
public record Mismatch(String path, String expected, String found) {

    private static final int MOST = 200;

    /** A value as a sentence can hold it. */
    static String shorten(Json value) {
        return JsonText.beginning(value, MOST);
    }

    @Override
    public String toString() {
        return path.isEmpty()
                ? "expected " + expected + ", found " + found
                : "`" + path + "`: expected " + expected + ", found " + found;
    }
}
