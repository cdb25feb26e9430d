package io.graphqltck.core.play;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What the player knows of one connection or exchange. */
final class WireState {

    final int number;
    /** What the subject did and no step has taken yet. */
    final Deque<Moment> pending = new ArrayDeque<>();

    private @Nullable Wire wire;

    /** An HTTP exchange, rather than a WebSocket connection or one that is to become that. */
    boolean isExchange;
    /** A client under test has asked for something on it. */
    boolean isAsked;
    /** What the dialogue calls the exchange, or null. */
    @Nullable
    String name;
    /** The exchange has its response, or the head of one that is streamed, as far as the dialogue is concerned. */
    boolean isAnswered;
    /** The exchange has its whole response, as far as the dialogue is concerned. */
    boolean isDone;
    /** Writes the body of the peer's streamed response; null before it has begun one. */
    @Nullable
    StreamWriter stream;
    /** How that is coded, or null. */
    @Nullable
    ContentCoding coding;
    /** What the peer still has to send. */
    final Outbox outbox = new Outbox();

    /** What the subject did last. */
    @Nullable
    Moment last;

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

    /** Whether nothing more can come. */
    boolean isDead() {
        return (ended || unreadable || droppedByKit) && pending.isEmpty();
    }

    /** The end of it that the subject has made and no step has taken, or null. */
    @Nullable
    Moment ending() {
        return pending.stream().filter(WireState::ends).findFirst().orElse(null);
    }

    static boolean ends(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && (onWire.event() instanceof WireEvent.Close || onWire.event() instanceof WireEvent.Ended);
    }

    /** As the dialogue says. */
    void drop(Act.Drops drops, Transcript transcript) {
        Wire.Drop how = drops.how() == null ? Wire.Drop.FIN : drops.how();
        @Nullable Http2Code code = drops.code();
        if (code == null) {
            drop(how, "as the dialogue says", transcript);
        } else if (!ended && !droppedByKit) {
            droppedByKit = how == Wire.Drop.RESET;
            transcript.onWire(
                    number,
                    Direction.SENT,
                    droppedByKit
                            ? new WireEvent.Ended(WireEvent.Ending.BY_KIT, "RST_STREAM " + code)
                            : new WireEvent.GoingAway(code.name()));
            wire().drop(how, code);
        }
    }

    /** Whether nothing more is to be said on it, and all that was said is accounted for. */
    boolean isOver() {
        return isDone || droppedByKit || (ended && pending.isEmpty());
    }

    void drop(Wire.Drop how, String why, Transcript transcript) {
        if (!ended && !droppedByKit) {
            droppedByKit = how != Wire.Drop.HALF;
            transcript.onWire(number, Direction.SENT, new WireEvent.Ended(WireEvent.Ending.BY_KIT, why));
            wire().drop(how);
        }
    }
}
