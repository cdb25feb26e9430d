package io.graphqltck.core.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Writes to a child's standard input on a thread of its own, because a child that does not read blocks the writer. */
final class InputWriter {

    private static final int MOST_WAITING = 4 << 20;
    private static final byte[] END = {};

    private final OutputStream to;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong waitingOctets = new AtomicLong();

    InputWriter(OutputStream to) {
        this.to = to;
    }

    /** False when so much waits already that the child obviously does not read. */
    boolean offer(String line) {
        byte[] octets = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (waitingOctets.get() > MOST_WAITING) {
            return false;
        }
        waitingOctets.addAndGet(octets.length);
        waiting.add(octets);
        return true;
    }

    /** Closes standard input after what waits. */
    void close() {
        waiting.add(END);
    }

    /** The writing thread. */
    void run() {
        try (to) {
            for (byte[] next = waiting.take(); next != END; next = waiting.take()) {
                to.write(next);
                to.flush();
                waitingOctets.addAndGet(-next.length);
            }
        } catch (IOException e) {
            // the child closed its standard input, or ended: its exit tells
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
