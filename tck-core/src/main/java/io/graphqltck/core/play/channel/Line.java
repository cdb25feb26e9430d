package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.act.Act;
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
public final class Line {

    private final int number;
    private final Transcript transcript;
    private final boolean speaks;
    private final Deque<Moment> pending = new ArrayDeque<>();

    private @Nullable Wire wire;
    private @Nullable Moment last;
    private boolean asked;
    private boolean droppedByKit;
    private boolean ended;
    private boolean unreadable;
    private boolean forgotten;

    /** {@code speaks}: whether the kit is the other party, rather than another subject. */
    Line(int number, Transcript transcript, boolean speaks) {
        this.number = number;
        this.transcript = transcript;
        this.speaks = speaks;
    }

    public int number() {
        return number;
    }

    public void attach(Wire attached) {
        this.wire = attached;
    }

    public Wire wire() {
        if (wire == null) {
            throw new IllegalStateException("wire " + number + " is not attached");
        }
        return wire;
    }

    boolean isWritable() {
        return wire != null && wire.isOpen() && !ended;
    }

    /** Whether this only repeats what the peer has said on this wire. */
    boolean isEcho(Moment moment, Courtesies courtesies) {
        return courtesies.isEcho(moment, transcript);
    }

    /** What the subject did and no step has taken yet. */
    public Deque<Moment> pending() {
        return pending;
    }

    @Nullable
    Moment front() {
        return pending.peek();
    }

    /** What the subject did last. */
    @Nullable
    public Moment last() {
        return last;
    }

    public void heard(Moment moment) {
        last = forgotten ? null : moment;
    }

    /** A step may take it. */
    public void await(Moment moment) {
        if (!forgotten) {
            pending.add(moment);
        }
    }

    /** The play is over: what came and what may still come is not kept, however long the connection stays. */
    public void forget() {
        forgotten = true;
        pending.clear();
        last = null;
    }

    /** A client under test has asked for something on it. */
    public void ask() {
        asked = true;
    }

    boolean isAsked() {
        return asked;
    }

    /** It has ended. */
    public void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** The other party, or the network, has ended it. */
    void leave() {
        droppedByKit = true;
    }

    /** From here on it cannot be understood. */
    void garble() {
        unreadable = true;
    }

    boolean isUnreadable() {
        return unreadable;
    }

    public boolean isDroppedByKit() {
        return droppedByKit;
    }

    /** Whether nothing more can come. */
    public boolean isDead() {
        return (ended || unreadable || droppedByKit) && pending.isEmpty();
    }

    /** Whether it has ended, and all that came is accounted for. */
    boolean isOver() {
        return droppedByKit || (ended && pending.isEmpty());
    }

    /** The end of it that the subject has made and no step has taken, or null. */
    @Nullable
    public Moment ending() {
        return pending.stream().filter(Line::ends).findFirst().orElse(null);
    }

    /** Whether this is an end of the connection. */
    public static boolean ends(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && (onWire.event() instanceof WireEvent.Close || onWire.event() instanceof WireEvent.Ended);
    }

    Transcript transcript() {
        return transcript;
    }

    /** Notes in the transcript what the peer does. */
    public void sent(WireEvent event) {
        if (!speaks) {
            return; // the other party is heard itself
        }
        transcript.onWire(number, Direction.SENT, event);
    }

    void note(String text) {
        transcript.add(new Happening.Note(text));
    }

    /** As the dialogue says. */
    public void drop(Act.Drops drops) {
        if (!speaks) {
            return;
        }
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

    public void drop(Wire.Drop how, String why) {
        if (speaks && !ended && !droppedByKit) {
            droppedByKit = how != Wire.Drop.HALF;
            sent(new WireEvent.Ended(WireEvent.Ending.BY_KIT, why));
            wire().drop(how);
        }
    }

    /** Forgets what came of a stream and no step has taken; whether there was any. */
    boolean passOverStream() {
        return pending()
                .removeIf(moment -> moment.what() instanceof Happening.OnWire onWire
                        && (onWire.event() instanceof WireEvent.Item || onWire.event() instanceof WireEvent.KeepAlive));
    }
}
