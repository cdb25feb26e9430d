package io.graphqltck.core.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection, in the hands of the kit. All methods are called on the scenario's {@link Loop}, never block, and never
 * throw for what the other side did: that comes as {@link WireEvent}s, on the same loop.
 */
public interface Wire {

    /** Answers the upgrade request; only on a wire that the scripted server accepted. A 101 opens it for frames. */
    void respond(UpgradeResponse response);

    /** Answers a request other than for an upgrade; only on a wire that the scripted server accepted. */
    default void respond(HttpResponse response) {
        throw new IllegalStateException("this wire carries no HTTP exchanges");
    }

    /**
     * Writes all of these in one go.
     *
     * @param cuts offsets in octets, ascending, at which the whole is cut into separate writes, each handed to the network
     *     before the next; empty for one write
     * @return what was really written, for the transcript
     */
    byte[] write(List<Outgoing> items, List<Integer> cuts);

    /**
     * Ends the TCP connection without a close frame. An exchange over HTTP/2 is ended by {@link Drop#RESET} alone, without those
     * next to it on its connection.
     */
    void drop(Drop how);

    /** Whether octets of the other side are taken from the connection, or left on the way; at first they are taken. */
    default void read(boolean on) {
        throw new IllegalStateException("this wire cannot leave bytes on the way");
    }

    /** Runs the task when all that was written has been handed to the network, or cannot be any more. */
    default void whenWritten(Runnable task) {
        task.run();
    }

    /** The same, with the code that says why over HTTP/2; elsewhere the code is left out. */
    default void drop(Drop how, Http2Code code) {
        drop(how);
    }

    /** Whether the other side can still be written to. */
    boolean isOpen();

    /** The head that the kit itself sent, a request or a response, for the transcript; null before that. */
    default @Nullable HttpHead sentHead() {
        return null;
    }

    /** Whether permessage-deflate was agreed on; only then a compressed message may be written. */
    default boolean compresses() {
        return false;
    }

    /** How the kit ends a TCP connection, or an exchange. */
    enum Drop {
        FIN,
        /** As {@link #FIN}, but over TLS without the close_notify that says that nothing is missing (RFC 8446 §6.1). */
        TRUNCATED,
        RESET,
        /** Only the sending side. */
        HALF,
        /** The connection takes no new exchanges, and those that it has continue. Over HTTP/2 only. */
        GOAWAY
    }
}
