package io.graphqltck.core.play;

import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.Wire;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What the player knows of one connection. */
final class WireState {

    final int number;
    /** What the subject did and no step has taken yet. */
    final Deque<Moment> pending = new ArrayDeque<>();

    private @Nullable Wire wire;

    @Nullable
    HttpHead request;

    boolean closeSent;
    boolean closeReceived;
    boolean droppedByKit;
    boolean ended;
    /** The peer's close frame answered the subject's, rather than the other way round. */
    boolean answeredClose;
    /** What came cannot be understood any more. */
    boolean unreadable;
    /** The upgrade was refused. */
    boolean refused;
    /** The peer, as server, has accepted the upgrade. */
    boolean established;

    WireState(int number) {
        this.number = number;
    }

    void attach(Wire attached) {
        this.wire = attached;
    }

    Wire wire() {
        if (wire == null) {
            throw new IllegalStateException("wire " + number + " is not attached");
        }
        return wire;
    }

    boolean canWrite() {
        return wire != null && wire.isOpen() && !closeSent && !ended;
    }
}
