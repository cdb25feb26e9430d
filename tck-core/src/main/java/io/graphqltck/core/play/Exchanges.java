package io.graphqltck.core.play;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;

/** What the peer does in HTTP exchanges. */
final class Exchanges {

    private final Role subject;
    private final Player.Mode mode;
    private final Transcript transcript;
    private final ExchangeEmission emission;
    private final Segmentation segmentation;
    private final Loop loop;
    private long streamedOctets;

    Exchanges(
            Role subject,
            Player.Mode mode,
            Transcript transcript,
            ExchangeEmission emission,
            Segmentation segmentation,
            Loop loop) {
        this.segmentation = segmentation;
        this.loop = loop;
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

    /** The connection may end when the exchange is over, and a stream keeps itself alive whenever it likes. */
    boolean letPass(WireState state, Happening.OnWire onWire) {
        WireEvent event = onWire.event();
        return (event instanceof WireEvent.Ended && (state.isDone || state.droppedByKit))
                || event instanceof WireEvent.GoingAway
                || event instanceof WireEvent.KeepAlive;
    }

    void emit(WireState state, List<Turn.Speech> speeches) {
        if (speeches.stream().allMatch(speech -> speech.act().isOfStream())) {
            state.outbox.add(next -> stream(state, speeches, next));
            return;
        }
        for (Turn.Speech speech : speeches) {
            Act act = speech.act();
            if (act instanceof Act.Responds responds) {
                state.outbox.add(() -> respond(state, emission.response(responds, speech)));
            } else if (act.isOfStream()) {
                state.outbox.add(next -> stream(state, List.of(speech), next));
            } else if (act instanceof Act.SendsOctets octets) {
                state.outbox.add(next -> write(state, octets.octets(), speech.modifiers(), next));
            } else if (act instanceof Act.Reads reads) {
                state.outbox.add(() -> read(state, reads));
            } else {
                Act.Drops drops = act instanceof Act.Drops drop ? drop : new Act.Drops(null);
                state.outbox.add(() -> state.drop(drops, transcript));
            }
        }
    }

    private void read(WireState state, Act.Reads reads) {
        if (subject == Role.CLIENT) {
            return; // it is the other side that reads
        }
        transcript.add(
                new Happening.Note("the kit " + (reads.on() ? "reads on" : "stops reading") + " on #" + state.number));
        if (reads.on() && state.pending.removeIf(Exchanges::isOfStream)) {
            transcript.add(new Happening.Note("what had been streamed before it stopped is passed over"));
        }
        state.wire().read(reads.on());
    }

    private static boolean isOfStream(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && (onWire.event() instanceof WireEvent.Item || onWire.event() instanceof WireEvent.KeepAlive);
    }

    void respond(WireState state, HttpResponse response) {
        if (state.wire().isOpen()) {
            state.isAnswered = true;
            state.isDone = !response.streamed();
            state.stream = response.streamed() ? emission.writer(response) : null;
            state.coding = ContentCoding.of(response.headers());
            transcript.onWire(state.number, Direction.SENT, emission.account(response));
            state.wire().respond(response);
        }
    }

    /** These go out in one write, and where none of them is divided, in one chunk. */
    private void stream(WireState state, List<Turn.Speech> speeches, Runnable next) {
        StreamWriter writer = state.stream;
        if (!state.wire().isOpen() || !state.isAnswered || state.isDone || writer == null) {
            next.run();
            return;
        }
        PacedWrite write = new PacedWrite(state.wire(), loop);
        boolean divided = false;
        for (Turn.Speech speech : speeches) {
            transcript.onWire(state.number, Direction.SENT, emission.account(speech.act()));
            write.add(emission.stream(speech, writer));
            state.isDone |= speech.act() instanceof Act.Ends;
            divided |= speech.modifiers().fragmentCount() > 0
                    || !speech.modifiers().fragments().isEmpty();
        }
        Act first = speeches.get(0).act();
        if (first instanceof Act.SendsBody raw && raw.times() > 1) {
            transcript.add(new Happening.Note("these octets " + raw.times() + " times"));
            write.repeat(raw.octets(), raw.times(), next);
            return;
        }
        if (speeches.size() > 1 && !divided) {
            write.merge();
        }
        if (state.coding != null) {
            write.code(state.coding);
        }
        Modifiers modifiers = speeches.get(0).modifiers();
        long before = streamedOctets;
        streamedOctets += write.octets();
        write.begin(modifiers, segmentation, before, emission.cuts(modifiers), next);
    }

    private void write(WireState state, byte[] octets, Modifiers modifiers, Runnable next) {
        if (!state.wire().isOpen()) {
            next.run();
            return;
        }
        transcript.onWire(state.number, Direction.SENT, new WireEvent.Wrote(octets));
        PacedWrite write = new PacedWrite(state.wire(), loop);
        write.add(List.of(new Outgoing.Octets(octets)));
        write.begin(modifiers, Segmentation.AS_WRITTEN, 0, emission.cuts(modifiers), next);
    }

    long streamedOctets() {
        return streamedOctets;
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
