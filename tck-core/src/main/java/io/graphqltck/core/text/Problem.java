package io.graphqltck.core.text;

/** What is wrong with a file, and where. {@code text} says what was expected and what to do. */
public record Problem(Location at, String text) {

    @Override
    public String toString() {
        return at + ": " + text;
    }
}
