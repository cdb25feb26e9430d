package io.graphqltck.reports.json;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets the generator be closed without the stream, which is its opener's to close. */
public final class Unclosed extends FilterOutputStream {

    public Unclosed(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        out.write(octets, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
