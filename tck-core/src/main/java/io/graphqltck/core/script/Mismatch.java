package io.graphqltck.core.script;

/**
 * Where a value differs from what was expected.
 *
 * @param path such as {@code payload.errors[0]}, empty for the whole
 */
public record Mismatch(String path, String expected, String found) {

    @Override
    public String toString() {
        return path.isEmpty()
                ? "expected " + expected + ", found " + found
                : "`" + path + "`: expected " + expected + ", found " + found;
    }
}
