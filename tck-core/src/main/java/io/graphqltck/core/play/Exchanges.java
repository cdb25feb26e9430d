package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the peer does in HTTP exchanges. */
final class Exchanges {

    private final Role subject;
    private final Player.Mode mode;
    private final Transcript transcript;
    private final ExchangeEmission emission;

    Exchanges(Role subject, Player.Mode mode, Transcript transcript, ExchangeEmission emission) {
        this.subject = subject;
        this.mode = mode;
        this.transcript = transcript;
        this.emission = emission;
    }

    /** Takes note of what came; whether a step has to account for it. */
    boolean heard(WireState state, WireEvent event) {
        if (event instanceof WireEvent.Violation violation) {
            state.unreadable |= violation.fatal();
            return violation.fatal() || !mode.judges();
        }
        if (event instanceof WireEvent.Ended) {
            state.ended = true;
        }
        return true;
    }

    /** The connection may end when the exchange is over, and a stream has its heartbeats whenever it likes. */
    boolean letPass(WireState state, Happening.OnWire onWire) {
        WireEvent event = onWire.event();
        return (event instanceof WireEvent.Ended && (state.isDone || state.droppedByKit))
                || (event instanceof WireEvent.Part && Json.object().equals(onWire.json()));
    }

    void emit(WireState state, List<Turn.Speech> speeches) {
        for (Turn.Speech speech : speeches) {
            Act act = speech.act();
            if (act instanceof Act.Responds responds) {
                respond(state, emission.response(responds, speech.modifiers()));
            } else if (act.isOfStream()) {
                stream(state, speech);
            } else if (act instanceof Act.SendsOctets octets) {
                write(state, octets.octets(), emission.cuts(speech.modifiers()));
            } else {
                Wire.@Nullable Drop how = act instanceof Act.Drops drops ? drops.how() : null;
                state.drop(how == null ? Wire.Drop.FIN : how, "as the dialogue says", transcript);
            }
        }
    }

    void respond(WireState state, HttpResponse response) {
        if (state.wire().isOpen()) {
            state.isAnswered = true;
            state.isDone = !response.streamed();
            state.boundary = ExchangeEmission.boundary(response);
            transcript.onWire(state.number, Direction.SENT, ExchangeEmission.account(response));
            state.wire().respond(response);
        }
    }

    private void stream(WireState state, Turn.Speech speech) {
        if (!state.wire().isOpen() || !state.isAnswered || state.isDone) {
            return;
        }
        transcript.onWire(state.number, Direction.SENT, emission.account(speech.act()));
        List<Outgoing> items = emission.stream(speech, state.boundary, state.isDelimited);
        state.isDelimited = !(speech.act() instanceof Act.SendsBody raw)
                || ExchangeEmission.endsWithDelimiter(raw.octets(), state.boundary);
        state.isDone = speech.act() instanceof Act.Ends;
        state.wire().write(items, emission.cuts(speech.modifiers()));
    }

    private void write(WireState state, byte[] octets, List<Integer> cuts) {
        if (state.wire().isOpen()) {
            transcript.onWire(state.number, Direction.SENT, new WireEvent.Wrote(octets));
            state.wire().write(List.of(new Outgoing.Octets(octets)), cuts);
        }
    }

    /** Ends it: one that is over needs no more of the connection, and one that is not is given up. */
    void close(WireState state) {
        if (subject == Role.CLIENT && !state.isAnswered) {
            state.drop(Wire.Drop.FIN, "never answered", transcript);
        } else if (subject == Role.SERVER && !state.isDone) {
            state.drop(Wire.Drop.FIN, "not waited for any more", transcript);
        }
    }

    /** Whether the play need not wait for the connection's end. A server's shows whether more came behind its response. */
    boolean isOver(WireState state) {
        return state.ended || state.droppedByKit || (subject == Role.CLIENT && state.isDone);
    }
}
