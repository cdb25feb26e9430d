package io.graphqltck.client.process;

import java.util.concurrent.atomic.AtomicInteger;

/** The kit's names for sessions, never used twice. */
final class SessionNames {

    private final AtomicInteger last = new AtomicInteger();

    String next() {
        return "s" + last.incrementAndGet();
    }
}
