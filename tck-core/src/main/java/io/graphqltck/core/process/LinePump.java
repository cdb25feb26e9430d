package io.graphqltck.core.process;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts a stream into lines. No more than one line is kept, and no line that is too long. Used by one thread. */
final class LinePump {

    private static final int CHUNK = 8 << 10;
    private static final int BEGINNING = 200;
    private static final int LONGEST_CHARACTER = 4;

    /** What grows is copied, and copied again when it is whole. */
    private static final long COPIES = 3;

    private final int limit;
    private final Runnable atFirst;
    private final OutputListener listener;
    private final Lease lease = SharedMemory.OF_PROCESS.lease();
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean begun;
    private boolean skipping;

    /** {@code atFirst} runs when the first octets have come, before they are told. */
    LinePump(int limit, Runnable atFirst, OutputListener listener) {
        this.limit = limit;
        this.atFirst = atFirst;
        this.listener = listener;
    }

    /** Reads this stream to its end. */
    void drain(InputStream from) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                take(chunk, count);
            }
        } catch (IOException e) {
            // the stream was closed because the process ended: that is its end
        }
        if (line.size() > 0) {
            endLine();
        }
    }

    private void take(byte[] chunk, int count) {
        if (!begun) {
            begun = true;
            tell(atFirst);
        }
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                keep(chunk, start, i);
                endLine();
                start = i + 1;
            }
        }
        keep(chunk, start, count);
    }

    private void keep(byte[] chunk, int from, int to) {
        if (skipping) {
            return;
        }
        line.write(chunk, from, to - from);
        if (line.size() > limit) {
            String beginning = skip();
            tell(() -> listener.overlong(beginning, "of more than " + limit + " bytes"));
        } else if (line.size() > CHUNK
                && !lease.take(COPIES * line.size() - lease.used())) { // a short one is always read
            String beginning = skip();
            tell(() -> listener.unheld(beginning));
        }
    }

    /** The rest of this line is not kept; how it begins. */
    private String skip() {
        skipping = true;
        int shown = Math.min(BEGINNING * LONGEST_CHARACTER, line.size());
        String text = new String(line.toByteArray(), 0, shown, StandardCharsets.UTF_8);
        forget();
        return text.substring(0, Math.min(BEGINNING, text.length()));
    }

    private void endLine() {
        if (skipping) {
            skipping = false;
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        tell(() -> listener.line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
        forget();
    }

    private void forget() {
        if (line.size() > CHUNK || lease.used() > CHUNK) {
            line = new ByteArrayOutputStream(); // one that was large stays large
        }
        line.reset();
        lease.close();
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // the listener's bug must be seen, but must not stop the reading: the child would wait for ever
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
