package io.graphqltck.core.play;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The wires of a play: what came on them and which of it nobody awaits, and what the peer sends. */
final class Connections {

    private final Role subject;
    private final Player.Mode mode;
    private final boolean exchanging;
    private final Transcript transcript;
    private final Runnable changed;
    private final Emission emission;
    private final ExchangeEmission exchangeEmission;
    private final Authority authority;
    private final Courtesies courtesies;
    private final Publications publications;
    private final Wires wires = new Wires();
    private final Sockets sockets;
    private final Exchanges exchanges;
    private final Silences silences;

    Connections(
            Protocol protocol,
            Role subject,
            Player.Mode mode,
            Bindings bindings,
            Transcript transcript,
            Runnable changed,
            BooleanSupplier awaitsPings,
            Targets targets,
            Authority authority,
            int port,
            Segmentation segmentation,
            Loop loop) {
        this.subject = subject;
        this.mode = mode;
        this.exchanging = protocol.transports().contains(Transport.HTTP);
        this.transcript = transcript;
        this.changed = changed;
        this.emission = new Emission(bindings, protocol.subprotocol(), targets, authority);
        this.exchangeEmission = new ExchangeEmission(protocol, bindings, targets, authority, port);
        this.authority = authority;
        this.courtesies = new Courtesies(protocol, bindings);
        this.publications = new Publications(protocol.authorisation());
        this.sockets = new Sockets(subject, mode, transcript, emission, courtesies, awaitsPings);
        this.exchanges = new Exchanges(subject, mode, transcript, exchangeEmission, segmentation, loop);
        this.silences = new Silences(wires, sockets, courtesies, transcript, changed);
    }

    WireListener accepted(Wire wire) {
        WireState state = wires.add();
        state.attach(wire);
        return event -> heard(state, event);
    }

    UpgradeRequest request(Act.Connects connects, Modifiers modifiers) {
        return emission.request(connects, modifiers);
    }

    HttpRequest request(Act.Requests requests, Turn.Speech speech) {
        return exchangeEmission.request(requests, speech);
    }

    /** The wire on whose connection this request goes, or null for a connection of its own. */
    @Nullable
    Wire behind(Act.Requests requests) {
        @Nullable WireState other = wires.named(requests.behind());
        return other == null ? null : other.wire();
    }

    /** A connection that the peer is about to open; it becomes the current one. */
    WireState connecting(UpgradeRequest request) {
        WireState state = wires.add();
        wires.take(state);
        transcript.onWire(state.number, Direction.SENT, new WireEvent.Requested(Emission.account(request)));
        return state;
    }

    /** An exchange that the peer is about to begin. */
    WireState requesting(Act.Requests requests, HttpRequest request) {
        WireState state = wires.add();
        state.isExchange = true;
        state.name = requests.as();
        wires.take(state);
        transcript.onWire(state.number, Direction.SENT, ExchangeEmission.account(request));
        return state;
    }

    void heard(WireState state, WireEvent event) {
        if (event instanceof WireEvent.Ended ended && ended.how() == WireEvent.Ending.BY_KIT && state.droppedByKit) {
            state.ended = true;
            changed.run();
            return;
        }
        Moment moment = transcript.onWire(state.number, Direction.RECEIVED, event);
        state.last = moment;
        if (subject == Role.CLIENT && mode.judges()) {
            authority.objections(moment).forEach(objection -> transcript.object(moment, objection));
        }
        if (publishes(state, event)) {
            return;
        }
        boolean arrived = arrives(state, event);
        boolean queue = state.isExchange
                ? exchanges.heard(state, event)
                : sockets.heard(state, event, event instanceof WireEvent.Pong pong && silences.isAnswered(pong));
        if (queue) {
            state.pending.add(moment);
        }
        if (arrived) {
            wires.arrived(state);
        }
        changed.run();
    }

    /** Answers a client under test that asks for what everybody may have: that is no part of any dialogue. */
    private boolean publishes(WireState state, WireEvent event) {
        @Nullable
        HttpResponse response = subject == Role.CLIENT && event instanceof WireEvent.Asked asked
                ? publications.answer(asked.head())
                : null;
        if (response != null) {
            state.isExchange = true;
            exchanges.respond(state, response);
        }
        return response != null;
    }

    /** Whether a client under test begins something with this. What cannot even be read begins an exchange that fails. */
    private boolean arrives(WireState state, WireEvent event) {
        if (subject == Role.SERVER) {
            return false;
        }
        boolean unread =
                exchanging && !state.isAsked && event instanceof WireEvent.Violation violation && violation.fatal();
        boolean asks = event instanceof WireEvent.Requested || event instanceof WireEvent.Asked;
        state.isExchange |= event instanceof WireEvent.Asked || unread;
        state.isAsked |= asks;
        return asks || unread;
    }

    /** What the subject did on the wire that this act belongs to, and no step has taken; or null. */
    @Nullable
    Moment pending(Act act) {
        return Wires.front(wires.of(act));
    }

    /** Takes {@link #pending}. */
    void take(Act act) {
        WireState state = wires.of(act);
        if (state == null) {
            return;
        }
        state.pending.poll();
        if (act.opensWire()) {
            wires.take(state);
        }
        if (act instanceof Act.Requests requests) {
            state.name = requests.as();
        } else if (act instanceof Act.Responds responds) {
            state.isAnswered = true;
            state.isDone = !responds.streamed();
        } else if (act instanceof Act.Ends) {
            state.isDone = true;
        }
    }

    /** What came although none of these steps awaits it, or null where nothing did or nothing on its wire is awaited. */
    @Nullable
    Moment unexpected(List<Step> heads) {
        SilenceProof running = silences.proof();
        WireState socket = wires.socket();
        if (running != null && running.closingOnly) {
            return socket == null ? null : socket.ending();
        }
        if (running != null) {
            for (WireState state : wires.attended()) {
                @Nullable Moment front = Wires.front(state);
                if (front != null) {
                    return front;
                }
            }
            return Wires.front(wires.unclaimed());
        }
        for (Step head : heads) {
            if (head instanceof Step.Await await && !(await.speech().act() instanceof Act.Connects)) {
                @Nullable Moment front = pending(await.speech().act());
                if (front != null) {
                    return front;
                }
            }
        }
        // Whoever waits for something else still answers what a decent peer answers at once.
        @Nullable Moment front = Wires.front(socket);
        return front != null && courtesies.answers(front) ? front : null;
    }

    /** A request that no turn accounts for, or null. */
    @Nullable
    Moment unclaimed() {
        return Wires.front(wires.unclaimed());
    }

    /** Lets this pass if that is what a decent peer would do; answers it where an answer is due. */
    boolean letPass(Moment moment) {
        if (!(moment.what() instanceof Happening.OnWire onWire)) {
            return false;
        }
        WireState state = wires.numbered(onWire.wire());
        boolean decent =
                state.isExchange ? exchanges.letPass(state, onWire) : sockets.letPass(state, moment, onWire.event());
        boolean passes = decent || !mode.judges();
        if (passes) {
            state.pending.removeFirstOccurrence(moment);
            if (state.pending.isEmpty()) {
                wires.forget(state);
            }
        }
        return passes;
    }

    /** Goes on as a decent peer does, for one that has nothing more to say of its own. */
    void serve() {
        for (WireState state : wires.attended()) {
            for (Moment front = Wires.front(state); front != null; front = Wires.front(state)) {
                if (!letPass(front)) {
                    state.pending.poll();
                }
            }
        }
    }

    SilenceProof proveSilence(boolean closingOnly) {
        return silences.prove(closingOnly);
    }

    /** Whether the subject has dealt with all that the peer sent, as far as a barrier can show. */
    boolean caughtUp(Loop loop) {
        return silences.caughtUp(loop);
    }

    /** The scenarios that show whether the subject answers the barrier that it has not answered yet; none where it has. */
    List<String> unproved() {
        return silences.unproved();
    }

    void abandonProof() {
        silences.abandon();
    }

    /** The proof that runs, or null. */
    @Nullable
    SilenceProof proof() {
        return silences.proof();
    }

    /** Goes on with the proof that runs; true if it moved. */
    boolean advanceProof(Duration quiet, Loop loop) {
        return silences.advance(quiet, loop);
    }

    /** The end of its wire that stands before the peer's next turn, or null. */
    @Nullable
    Moment endingBefore(Act act) {
        WireState state = wires.of(act);
        if (state == null || act instanceof Act.Drops || act instanceof Act.Closes) {
            return null;
        }
        return state.isDone || (state.closeSent && !state.answeredClose) ? null : state.ending();
    }

    /** Whether the WebSocket connection, where there is one, stands with no end of it under way. */
    boolean isConnected() {
        WireState socket = wires.socket();
        return socket == null
                ? wires.attended().stream().noneMatch(state -> state.droppedByKit || state.unreadable)
                : !socket.ended
                        && !socket.closeReceived
                        && !socket.closeSent
                        && !socket.droppedByKit
                        && !socket.unreadable;
    }

    /** The last that came on a wire from which nothing more can come, though all these steps need it; null where one can. */
    @Nullable
    WireState dead(List<Step> heads) {
        @Nullable WireState dead = null;
        for (Step head : heads) {
            dead = head instanceof Step.Await await ? wires.of(await.speech().act()) : null;
            if (dead == null || !dead.isDead()) {
                return null;
            }
        }
        return dead;
    }

    void emit(List<Turn.Speech> speeches) {
        WireState state = wires.of(speeches.get(0).act());
        if (state != null && state.isExchange) {
            if (speeches.get(0).act() instanceof Act.Reads reads && reads.on()) {
                wires.renew(state);
            }
            exchanges.emit(state, speeches);
        } else if (state != null) {
            sockets.emit(state, speeches);
        }
    }

    /** How many octets of bodies of streamed responses the peer has sent. */
    long streamedOctets() {
        return exchanges.streamedOctets();
    }

    /** Closes what is open. A client under test is given the time to close by itself. */
    void close() {
        for (WireState state : wires.all()) {
            if (state.isExchange) {
                exchanges.close(state);
            } else {
                sockets.close(state);
            }
        }
    }

    boolean allEnded() {
        return wires.all().stream()
                .allMatch(state -> state.ended || state.droppedByKit || (state.isExchange && exchanges.isOver(state)));
    }

    void dropAll() {
        wires.all().forEach(state -> state.drop(Wire.Drop.FIN, "the play is over", transcript));
    }
}
