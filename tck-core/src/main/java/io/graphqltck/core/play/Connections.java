package io.graphqltck.core.play;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The wires of a play: what came on them, what the peer sends, and what it does by itself as any decent peer would. */
final class Connections {

    private final Role subject;
    private final Player.Mode mode;
    private final Transcript transcript;
    private final Runnable changed;
    private final BooleanSupplier awaitsPings;
    private final Emission emission;
    private final Authority authority;
    private final Courtesies courtesies;

    private final List<WireState> wires = new ArrayList<>();
    private final Deque<WireState> arrivals = new ArrayDeque<>();
    private @Nullable WireState current;
    private @Nullable SilenceProof proof;
    private @Nullable SilenceProof atTheEnd;
    private @Nullable Moment last;
    private int proofs;

    Connections(
            Protocol protocol,
            Role subject,
            Player.Mode mode,
            Bindings bindings,
            Transcript transcript,
            Runnable changed,
            BooleanSupplier awaitsPings,
            Targets targets,
            Authority authority) {
        this.subject = subject;
        this.mode = mode;
        this.transcript = transcript;
        this.changed = changed;
        this.awaitsPings = awaitsPings;
        this.emission = new Emission(bindings, protocol.subprotocol(), targets, authority);
        this.authority = authority;
        this.courtesies = new Courtesies(protocol, bindings);
    }

    WireListener accepted(Wire wire) {
        WireState state = new WireState(wires.size() + 1);
        state.attach(wire);
        wires.add(state);
        return event -> heard(state, event);
    }

    UpgradeRequest request(Act.Connects connects, Modifiers modifiers) {
        return emission.request(connects, modifiers);
    }

    /** A connection that the peer is about to open; it becomes the current one. */
    WireState connecting(UpgradeRequest request) {
        WireState state = new WireState(wires.size() + 1);
        wires.add(state);
        current = state;
        transcript.onWire(state.number, Direction.SENT, new WireEvent.Requested(Emission.account(request)));
        return state;
    }

    void heard(WireState state, WireEvent event) {
        if (event instanceof WireEvent.Ended ended && ended.how() == WireEvent.Ending.BY_KIT && state.droppedByKit) {
            state.ended = true;
            changed.run();
            return;
        }
        Moment moment = transcript.onWire(state.number, Direction.RECEIVED, event);
        if (subject == Role.CLIENT && mode.judges()) {
            authority.objections(moment).forEach(objection -> transcript.object(moment, objection));
        }
        if (state == current) {
            last = moment;
        }
        boolean queue = true;
        if (event instanceof WireEvent.Requested requested) {
            state.request = requested.head();
            arrivals.add(state);
        } else if (event instanceof WireEvent.Ping ping) {
            queue = awaitsPings.getAsBoolean();
            if (!queue && mode != Player.Mode.PLAY_ALONG_RUDELY && !state.closeSent) {
                write(state, List.of(new Outgoing.Raw(Frame.of(Opcode.PONG, true, ping.data()))), List.of());
            }
        } else if (event instanceof WireEvent.Pong pong) {
            queue = !answersProof(pong) && awaitsPings.getAsBoolean();
        } else if (event instanceof WireEvent.Close close) {
            state.closeReceived = true;
            answerClose(state, close);
        } else if (event instanceof WireEvent.Violation violation) {
            queue = violation.fatal() || !mode.judges();
            state.unreadable |= violation.fatal();
        } else if (event instanceof WireEvent.Ended) {
            state.ended = true;
        } else if (event instanceof WireEvent.Responded responded) {
            state.refused = responded.head().status() != 101;
        }
        if (queue) {
            state.pending.add(moment);
        }
        changed.run();
    }

    private boolean answersProof(WireEvent.Pong pong) {
        SilenceProof running = proof;
        if (running == null
                || running.pingData.isEmpty()
                || !Arrays.equals(running.pingData.getBytes(StandardCharsets.UTF_8), pong.data())) {
            return false;
        }
        running.answered = true;
        return true;
    }

    /** RFC 6455 §5.5.1: an endpoint answers a close frame; §7.1.1: the server is the one to drop TCP. */
    private void answerClose(WireState state, WireEvent.Close close) {
        if (mode == Player.Mode.PLAY_ALONG_RUDELY) {
            return;
        }
        if (!state.closeSent && state.wire().isOpen()) {
            @Nullable Integer code = close.code();
            @Nullable Integer answer = code == null || isSendable(code) ? code : Integer.valueOf(1002);
            write(state, List.of(new Outgoing.Close(answer, "")), List.of());
        }
        if (subject == Role.CLIENT) {
            drop(state, Wire.Drop.FIN, "after the close handshake");
        }
    }

    private static boolean isSendable(int code) {
        return code >= 1000 && code < 5000 && code != 1004 && code != 1005 && code != 1006 && code != 1015;
    }

    @Nullable
    Moment pending() {
        return current == null ? null : current.pending.peek();
    }

    void take() {
        if (current != null) {
            current.pending.poll();
        }
    }

    @Nullable
    Moment arrival() {
        WireState state = arrivals.peek();
        return state == null ? null : state.pending.peek();
    }

    void takeArrival() {
        WireState state = arrivals.remove();
        state.pending.poll();
        current = state;
    }

    /** What came although none of these steps awaits it, or null where nothing did or nothing on the wire is awaited. */
    @Nullable
    Moment unexpected(List<Step> heads) {
        SilenceProof running = proof;
        boolean closingOnly = running != null && running.closingOnly;
        if (current == null) {
            return null;
        }
        if (closingOnly) {
            return current.pending.stream().filter(this::ends).findFirst().orElse(null);
        }
        boolean awaited = running != null
                || heads.stream()
                        .anyMatch(head -> head instanceof Step.Await await
                                && !(await.speech().act() instanceof Act.Connects));
        @Nullable Moment front = current.pending.peek();
        if (awaited || front == null) {
            return front;
        }
        // Whoever waits for the application still answers what a decent peer answers at once.
        return courtesies.answers(front) ? front : null;
    }

    private boolean ends(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && (onWire.event() instanceof WireEvent.Close || onWire.event() instanceof WireEvent.Ended);
    }

    /** Lets this pass if that is what a decent peer would do; answers it where an answer is due. */
    boolean letPass(Moment moment) {
        WireState state = current;
        if (state == null || !(moment.what() instanceof Happening.OnWire onWire)) {
            return false;
        }
        WireEvent event = onWire.event();
        boolean passes = !mode.judges()
                || (event instanceof WireEvent.Ended
                        && (state.closeReceived || state.closeSent || state.droppedByKit || state.refused))
                || (event instanceof WireEvent.Close && state.closeSent && !state.answeredClose)
                || event instanceof WireEvent.Pong;
        if (event instanceof WireEvent.Ping ping && !state.closeSent) {
            write(state, List.of(new Outgoing.Raw(Frame.of(Opcode.PONG, true, ping.data()))), List.of());
            passes = true;
        }
        if (mode != Player.Mode.PLAY_ALONG_RUDELY && courtesies.covers(moment)) {
            if (!state.closeSent) {
                courtesies.answer(moment).ifPresent(answer -> write(state, List.of(answer), List.of()));
            }
            passes = true;
        }
        if (passes) {
            state.pending.removeFirstOccurrence(moment);
        }
        return passes;
    }

    /** Goes on as a decent peer does, for one that has nothing more to say of its own. */
    void serve() {
        for (Moment front = pending(); front != null; front = pending()) {
            if (!letPass(front)) {
                take();
            }
        }
    }

    SilenceProof proveSilence(boolean closingOnly) {
        WireState state = current;
        boolean writable = state != null && state.canWrite();
        boolean byMessage = writable && courtesies.barrierUsable(transcript);
        SilenceProof started = new SilenceProof(closingOnly, writable && !byMessage ? "barrier-" + ++proofs : "");
        started.answered = !writable;
        proof = started;
        if (writable && state != null) {
            write(
                    state,
                    List.of(
                            byMessage
                                    ? courtesies.barrier()
                                    : new Outgoing.Raw(Frame.of(
                                            Opcode.PING, true, started.pingData.getBytes(StandardCharsets.UTF_8)))),
                    List.of());
        }
        return started;
    }

    /** Whether the subject has dealt with all that the peer sent, as far as a barrier can show. */
    boolean caughtUp(Loop loop) {
        if (atTheEnd == null) {
            atTheEnd = proveSilence(true);
        }
        return atTheEnd.phase != SilenceProof.Phase.BARRIER
                || (current != null && current.ended)
                || (advanceProof(Duration.ZERO, loop) && atTheEnd.phase != SilenceProof.Phase.BARRIER);
    }

    void abandonProof() {
        proof = null;
    }

    /** The proof that runs, or null. */
    @Nullable
    SilenceProof proof() {
        return proof;
    }

    /** Goes on with the proof that runs; true if it moved. */
    boolean advanceProof(Duration quiet, Loop loop) {
        SilenceProof running = proof;
        if (running == null) {
            return false;
        }
        if (running.phase == SilenceProof.Phase.PROVED) {
            proof = null;
            return true;
        }
        if (running.phase == SilenceProof.Phase.BARRIER && (running.answered || takeBarrierAnswer(running))) {
            running.phase = SilenceProof.Phase.LISTENING;
            loop.schedule(quiet, () -> {
                running.phase = SilenceProof.Phase.PROVED;
                changed.run();
            });
            return true;
        }
        return false;
    }

    private boolean takeBarrierAnswer(SilenceProof running) {
        if (current == null || !running.pingData.isEmpty()) {
            return false;
        }
        for (Moment moment : current.pending) {
            if (courtesies.answersBarrier(moment)) {
                current.pending.remove(moment);
                return true;
            }
            if (!running.closingOnly && !courtesies.covers(moment)) {
                return false;
            }
        }
        return false;
    }

    /** The end of the current wire that stands before the peer's next turn, or null. */
    @Nullable
    Moment endingBefore(Act act) {
        if (current == null || act instanceof Act.Drops || act instanceof Act.Closes) {
            return null;
        }
        WireState state = current;
        if (state.closeSent && !state.answeredClose) {
            return null;
        }
        return state.pending.stream().filter(this::ends).findFirst().orElse(null);
    }

    /** Whether the current wire stands, with no end of it under way. */
    boolean isConnected() {
        return current != null
                && !current.ended
                && !current.closeReceived
                && !current.closeSent
                && !current.droppedByKit
                && !current.unreadable;
    }

    /** Whether nothing more can come on the current wire. */
    boolean isDead() {
        return current != null
                && (current.ended || current.unreadable || current.droppedByKit)
                && current.pending.isEmpty();
    }

    @Nullable
    Moment lastOfCurrent() {
        return last;
    }

    void emit(List<Turn.Speech> speeches) {
        WireState state = current;
        if (state == null) {
            return;
        }
        List<Outgoing> together = new ArrayList<>();
        for (Turn.Speech speech : speeches) {
            if (Emission.isWritten(speech.act())) {
                together.addAll(emission.outgoing(speech, state.wire().compresses()));
            } else {
                handle(state, speech.act());
            }
        }
        Turn.Speech first = speeches.get(0);
        List<Integer> cuts = first.modifiers().everyOctet()
                ? IntStream.rangeClosed(1, 1 << 16).boxed().toList()
                : first.modifiers().cuts();
        if (!together.isEmpty()) {
            write(state, together, cuts);
        }
    }

    private void handle(WireState state, Act act) {
        if (act instanceof Act.Accepts accepts) {
            respond(state, emission.accepting(accepts));
        } else if (act instanceof Act.Refuses refuses) {
            respond(state, Emission.refusing(refuses));
        } else if (act instanceof Act.Drops drops) {
            drop(state, drops.how() == null ? Wire.Drop.FIN : drops.how(), "as the dialogue says");
        } else {
            write(state, List.of(new Outgoing.Close(1000, "")), List.of());
        }
    }

    private void respond(WireState state, UpgradeResponse response) {
        if (state.wire().isOpen()) {
            state.established = response.status() == 101;
            state.refused = response.status() != 101;
            transcript.onWire(
                    state.number, Direction.SENT, new WireEvent.Responded(Emission.account(response), response.body()));
            state.wire().respond(response);
        }
    }

    private void write(WireState state, List<Outgoing> items, List<Integer> cuts) {
        if (!state.wire().isOpen() || (subject == Role.CLIENT && !state.established)) {
            return;
        }
        for (Outgoing item : items) {
            transcript.onWire(state.number, Direction.SENT, Emission.account(item));
            if (item instanceof Outgoing.Close) {
                state.answeredClose = state.closeReceived;
                state.closeSent = true;
            }
        }
        state.wire().write(items, cuts);
    }

    private void drop(WireState state, Wire.Drop how, String why) {
        if (!state.ended && !state.droppedByKit) {
            state.droppedByKit = how != Wire.Drop.HALF;
            transcript.onWire(state.number, Direction.SENT, new WireEvent.Ended(WireEvent.Ending.BY_KIT, why));
            state.wire().drop(how);
        }
    }

    /** Closes what is open. A client under test is given the time to close by itself. */
    void close() {
        for (WireState state : wires) {
            if (subject == Role.SERVER && state.canWrite() && !state.droppedByKit && !state.refused) {
                write(state, List.of(new Outgoing.Close(1000, "")), List.of());
            } else if (subject == Role.CLIENT && !state.established) {
                drop(state, Wire.Drop.FIN, "never accepted");
            }
        }
    }

    boolean allEnded() {
        return wires.stream().allMatch(state -> state.ended || state.droppedByKit);
    }

    void dropAll() {
        wires.forEach(state -> drop(state, Wire.Drop.FIN, "the play is over"));
    }
}
