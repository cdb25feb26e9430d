package io.graphqltck.core.play;

import io.graphqltck.core.model.Act;
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

/** What a connection and an exchange have in common: a wire, what came on it, and how it ended. */
final class Line {

    private final int number;
    private final Transcript transcript;
    private final Deque<Moment> pending = new ArrayDeque<>();

    private @Nullable Wire wire;
    private @Nullable Moment last;
    private boolean asked;
    private boolean droppedByKit;
    private boolean ended;
    private boolean unreadable;

    Line(int number, Transcript transcript) {
        this.number = number;
        this.transcript = transcript;
    }

    int number() {
        return number;
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

    boolean isWritable() {
        return wire != null && wire.isOpen() && !ended;
    }

    /** What the subject did and no step has taken yet. */
    Deque<Moment> pending() {
        return pending;
    }

    @Nullable
    Moment front() {
        return pending.peek();
    }

    /** What the subject did last. */
    @Nullable
    Moment last() {
        return last;
    }

    void heard(Moment moment) {
        last = moment;
    }

    /** A client under test has asked for something on it. */
    void ask() {
        asked = true;
    }

    boolean isAsked() {
        return asked;
    }

    /** It has ended. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** From here on it cannot be understood. */
    void garble() {
        unreadable = true;
    }

    boolean isUnreadable() {
        return unreadable;
    }

    boolean isDroppedByKit() {
        return droppedByKit;
    }

    /** Whether nothing more can come. */
    boolean isDead() {
        return (ended || unreadable || droppedByKit) && pending.isEmpty();
    }

    /** Whether it has ended, and all that came is accounted for. */
    boolean isOver() {
        return droppedByKit || (ended && pending.isEmpty());
    }

    /** The end of it that the subject has made and no step has taken, or null. */
    @Nullable
    Moment ending() {
        return pending.stream().filter(Line::ends).findFirst().orElse(null);
    }

    private static boolean ends(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && (onWire.event() instanceof WireEvent.Close || onWire.event() instanceof WireEvent.Ended);
    }

    /** Notes in the transcript what the peer does. */
    void sent(WireEvent event) {
        transcript.onWire(number, Direction.SENT, event);
    }

    void note(String text) {
        transcript.add(new Happening.Note(text));
    }

    /** As the dialogue says. */
    void drop(Act.Drops drops) {
        Wire.Drop how = drops.how() == null ? Wire.Drop.FIN : drops.how();
        @Nullable Http2Code code = drops.code();
        if (code == null) {
            drop(how, "as the dialogue says");
        } else if (!ended && !droppedByKit) {
            droppedByKit = how == Wire.Drop.RESET;
            sent(
                    droppedByKit
                            ? new WireEvent.Ended(WireEvent.Ending.BY_KIT, "RST_STREAM " + code)
                            : new WireEvent.GoingAway(code.name()));
            wire().drop(how, code);
        }
    }

    void drop(Wire.Drop how, String why) {
        if (!ended && !droppedByKit) {
            droppedByKit = how != Wire.Drop.HALF;
            sent(new WireEvent.Ended(WireEvent.Ending.BY_KIT, why));
            wire().drop(how);
        }
    }
}
