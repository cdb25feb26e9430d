package io.graphqltck.client.process;

import java.util.concurrent.atomic.AtomicInteger;

/** The kit's names for sessions, never used twice. */
final class SessionNames {

    private final AtomicInteger last = new AtomicInteger();

    String next() {
        return "s" + last.incrementAndGet();
    }

    /** Whether this name was given to a session, however long ago. */
    boolean given(String name) {
        return name.matches("s[1-9][0-9]{0,8}") && Integer.parseInt(name.substring(1)) <= last.get();
    }
}
