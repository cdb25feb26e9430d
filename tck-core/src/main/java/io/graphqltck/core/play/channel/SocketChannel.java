package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A WebSocket connection: what the script says on it, and what RFC 6455 requires of any decent peer. */
public final class SocketChannel implements Channel {

    private final Line line;
    private final Role subject;
    private final PlayMode mode;
    private final SocketSpeech speech;
    private final Courtesies courtesies;
    private final BooleanSupplier awaitsPings;

    private boolean closeSent;
    private boolean closeReceived;
    /** The peer's close frame answered the subject's, rather than the other way round. */
    private boolean answeredClose;
    /** The upgrade was refused. */
    private boolean refused;
    /** The peer, as server, has accepted the upgrade. */
    private boolean established;

    SocketChannel(
            Line line,
            Role subject,
            PlayMode mode,
            SocketSpeech speech,
            Courtesies courtesies,
            BooleanSupplier awaitsPings) {
        this.line = line;
        this.subject = subject;
        this.mode = mode;
        this.speech = speech;
        this.courtesies = courtesies;
        this.awaitsPings = awaitsPings;
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public boolean hear(WireEvent event, boolean answersProof) {
        return event.accept(new SocketHearing(answersProof));
    }

    /** Answers what RFC 6455 has an endpoint answer. */
    private final class SocketHearing extends Hearing {

        private final boolean answersProof;

        SocketHearing(boolean answersProof) {
            super(line, mode);
            this.answersProof = answersProof;
        }

        @Override
        public Boolean responded(WireEvent.Responded event) {
            refused = event.head().status() != 101;
            return true;
        }

        @Override
        public Boolean ping(WireEvent.Ping event) {
            boolean awaited = awaitsPings.getAsBoolean();
            if (!awaited && mode != PlayMode.PLAY_ALONG_RUDELY && mode.speaks() && !closeSent) {
                write(List.of(SocketSpeech.pong(event)), List.of());
            }
            return awaited;
        }

        @Override
        public Boolean pong(WireEvent.Pong event) {
            return !answersProof && awaitsPings.getAsBoolean();
        }

        @Override
        public Boolean close(WireEvent.Close event) {
            closeReceived = true;
            answer(event);
            return true;
        }
    }

    /** RFC 6455 §5.5.1: an endpoint answers a close frame; §7.1.1: the server is the one to drop TCP. */
    private void answer(WireEvent.Close close) {
        if (mode == PlayMode.PLAY_ALONG_RUDELY || !mode.speaks()) {
            return;
        }
        if (!closeSent && line.wire().isOpen()) {
            write(List.of(Outgoing.Close.answering(close)), List.of());
        }
        if (subject == Role.CLIENT) {
            line.drop(Wire.Drop.FIN, "after the close handshake");
        }
    }

    @Override
    public void overhear(WireEvent event) {
        if (event instanceof WireEvent.Close) {
            answeredClose = closeReceived && !closeSent;
            closeSent = true;
        } else if (event instanceof WireEvent.Responded responded) {
            established = responded.head().status() == 101;
            refused = !established;
        } else if (event instanceof WireEvent.Ended) {
            line.leave();
        }
    }

    @Override
    public void taken(Act act) {
        // What it is to the peer it was when it came.
    }

    @Override
    public boolean letPass(Moment moment, Happening.OnWire onWire) {
        WireEvent event = onWire.event();
        boolean passes =
                (event instanceof WireEvent.Ended && (closeReceived || closeSent || line.isDroppedByKit() || refused))
                        || (event instanceof WireEvent.Close && closeSent && !answeredClose)
                        || event instanceof WireEvent.Pong;
        if (event instanceof WireEvent.Ping ping && !closeSent) {
            if (mode.speaks()) {
                write(List.of(SocketSpeech.pong(ping)), List.of());
            }
            passes = true;
        }
        if (mode != PlayMode.PLAY_ALONG_RUDELY && courtesies.covers(moment)) {
            if (!closeSent && mode.speaks()) {
                courtesies.answer(moment).ifPresent(answer -> write(List.of(answer), List.of()));
            }
            passes = true;
        }
        return passes || (mode != PlayMode.PLAY_ALONG_RUDELY && courtesies.isEcho(moment, line.transcript()));
    }

    @Override
    public void emit(List<Turn.Speech> speeches) {
        List<Outgoing> together = new ArrayList<>();
        for (Turn.Speech one : speeches) {
            together.addAll(one.act().accept(new Emission(one)));
        }
        Turn.Speech first = speeches.get(0);
        if (!together.isEmpty()) {
            write(together, ExchangeSpeech.cuts(first.modifiers()));
        }
    }

    /** What goes out with what else is said; what is no frame is done at once. */
    private final class Emission extends OnSocket<List<Outgoing>> {

        private final Turn.Speech turn;

        Emission(Turn.Speech turn) {
            this.turn = turn;
        }

        @Override
        public List<Outgoing> says(Act.Says act) {
            return speech.message(act, turn.modifiers(), line.wire().compresses());
        }

        @Override
        public List<Outgoing> saysOctets(Act.SaysOctets act) {
            return speech.message(
                    act.binary(), act.octets(), turn.modifiers(), line.wire().compresses());
        }

        @Override
        public List<Outgoing> accepts(Act.Accepts act) {
            return respond(speech.accepting(act));
        }

        @Override
        public List<Outgoing> refuses(Act.Refuses act) {
            return respond(SocketSpeech.refusing(act));
        }

        @Override
        public List<Outgoing> closes(Act.Closes act) {
            return List.of(speech.close(act));
        }

        @Override
        public List<Outgoing> drops(Act.Drops act) {
            line.drop(act.how() == null ? Wire.Drop.FIN : act.how(), "as the dialogue says");
            return List.of();
        }

        @Override
        public List<Outgoing> leaves(Act.Leaves act) {
            write(List.of(new Outgoing.Close(1000, "")), List.of());
            return List.of();
        }

        @Override
        public List<Outgoing> pings(Act.Pings act) {
            return SocketSpeech.control(Opcode.PING, act.data());
        }

        @Override
        public List<Outgoing> pongs(Act.Pongs act) {
            return SocketSpeech.control(Opcode.PONG, act.data());
        }

        @Override
        public List<Outgoing> sendsFrames(Act.SendsFrames act) {
            return act.frames().stream().<Outgoing>map(Outgoing.Raw::new).toList();
        }

        @Override
        public List<Outgoing> sendsOctets(Act.SendsOctets act) {
            return List.of(new Outgoing.Octets(act.octets()));
        }
    }

    private List<Outgoing> respond(UpgradeResponse response) {
        if (line.wire().isOpen()) {
            established = response.status() == 101;
            refused = response.status() != 101;
            line.sent(new WireEvent.Responded(SocketSpeech.account(response), response.body()));
            line.wire().respond(response);
        }
        return List.of();
    }

    /** Whether frames can be written on it: a client hears none before its upgrade is answered. */
    boolean canSpeak() {
        return line.isWritable() && !closeSent && (subject == Role.SERVER || established);
    }

    void write(List<Outgoing> items, List<Integer> cuts) {
        if (!line.wire().isOpen() || (subject == Role.CLIENT && !established)) {
            return;
        }
        for (Outgoing item : items) {
            line.sent(SocketSpeech.account(item));
            if (item instanceof Outgoing.Close) {
                answeredClose = closeReceived;
                closeSent = true;
            }
        }
        line.wire().write(items, cuts);
    }

    /** Closes it if it is open. A client under test is given the time to close by itself. */
    @Override
    public void close() {
        if (subject == Role.SERVER && line.isWritable() && !closeSent && !line.isDroppedByKit() && !refused) {
            write(List.of(new Outgoing.Close(1000, "")), List.of());
        } else if (subject == Role.CLIENT && !established) {
            line.drop(Wire.Drop.FIN, "never accepted");
        }
    }

    @Override
    public boolean isOver() {
        return line.isOver();
    }

    @Override
    public boolean isDone() {
        return closeSent && !answeredClose;
    }

    @Override
    public boolean stands() {
        return !line.hasEnded() && !closeReceived && !closeSent && !line.isDroppedByKit() && !line.isUnreadable();
    }

    @Override
    public boolean needsNoEnd() {
        return line.hasEnded() || line.isDroppedByKit();
    }
}
