package io.graphqltck.wire.deflate;

import java.util.zip.Inflater;

/** The window that the messages of one side share. Holds native memory until {@link #close}. */
public final class SharedInflater implements AutoCloseable {

    private final Inflater inflater = new Inflater(true);

    Inflater inflater() {
        return inflater;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
