package io.graphqltck.wire.deflate;

import java.util.zip.Inflater;

/**
 * The window that the messages of one side share. A message that inflates beyond the limit is given up, and with it the window: what
 * comes later cannot be read. Holds native memory until {@link #close}.
 */
public final class SharedInflater implements AutoCloseable {

    private final Inflater inflater = new Inflater(true);
    private boolean lost;

    Inflater inflater() {
        return inflater;
    }

    /** A message was not read to its end. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
