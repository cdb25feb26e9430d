package io.graphqltck.core.play.channel;

import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One proof that a subject is silent: a barrier, and then a short while of listening. {@code closingOnly}: only that it does not
 * close.
 */
public final class SilenceProof {

    /** Where the proof stands. */
    public enum Phase {
        BARRIER,
        LISTENING,
        PROVED
    }

    /** What the data of every WebSocket ping that serves as barrier starts with. */
    static final String PREFIX = "barrier-";

    public final boolean closingOnly;
    /** How long the kit listens after the barrier, if that is longer than it does anyway. */
    public final Duration during;
    /** The data of the WebSocket ping that serves as barrier, or empty where a message does. */
    final String pingData;

    public Phase phase = Phase.BARRIER;
    /** Whether the WebSocket ping was answered, or no barrier is possible because the wire has ended. */
    boolean answered;

    SilenceProof(boolean closingOnly, Duration during, String pingData) {
        this.closingOnly = closingOnly;
        this.during = during;
        this.pingData = pingData;
    }

    /** Whether this ping is one that the kit sends as a barrier, and no scenario asks for. */
    public static boolean isBarrier(WireEvent.Ping ping) {
        return new String(ping.data(), StandardCharsets.UTF_8).startsWith(PREFIX);
    }
}
