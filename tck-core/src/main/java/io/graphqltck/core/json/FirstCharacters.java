package io.graphqltck.core.json;

import java.io.Writer;

/** Keeps the first characters of what is written, and notes whether there were more. */
final class FirstCharacters extends Writer {

    private final int most;
    private final StringBuilder kept = new StringBuilder();
    private boolean more;

    FirstCharacters(int most) {
        this.most = most;
    }

    @Override
    public void write(char[] characters, int from, int count) {
        int fits = Math.min(count, most - kept.length());
        kept.append(characters, from, fits);
        more |= fits < count;
    }

    boolean isFull() {
        return more;
    }

    @Override
    public void flush() {
        // It has everything already.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String toString() {
        return more ? kept + "…" : kept.toString();
    }
}
