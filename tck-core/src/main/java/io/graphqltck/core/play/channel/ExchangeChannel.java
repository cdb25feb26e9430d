package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Answer;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An HTTP exchange, whole or streamed. */
public final class ExchangeChannel implements Channel {

    private final Line line;
    private final Role subject;
    private final PlayMode mode;
    private final ExchangeSpeech speech;
    private final StreamPace pace;
    private final Outbox outbox = new Outbox();

    private @Nullable String name;
    /** It has its response, or the head of one that is streamed, as far as the dialogue is concerned. */
    private boolean answered;
    /** It has its whole response, as far as the dialogue is concerned. */
    private boolean done;
    /** Writes the body of the peer's streamed response; null before it has begun one. */
    private @Nullable StreamWriter stream;
    /** How that is coded, or null. */
    private @Nullable ContentCoding coding;

    ExchangeChannel(
            Line line, @Nullable String name, Role subject, PlayMode mode, ExchangeSpeech speech, StreamPace pace) {
        this.line = line;
        this.name = name;
        this.subject = subject;
        this.mode = mode;
        this.speech = speech;
        this.pace = pace;
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    boolean isAnswered() {
        return answered;
    }

    @Override
    public boolean hear(WireEvent event, boolean answersProof) {
        return event.accept(new Hearing(line, mode));
    }

    @Override
    public void overhear(WireEvent event) {
        if (event instanceof WireEvent.Answered || event instanceof WireEvent.StreamEnded) {
            answered = true;
            done = true;
        } else if (event instanceof WireEvent.Streams) {
            answered = true;
        } else if (event instanceof WireEvent.Ended) {
            line.leave();
        }
    }

    @Override
    public void taken(Act act) {
        if (act.ground() == Ground.REQUEST) {
            name = act.exchange();
        }
        switch (act.answer()) {
            case NONE -> {
                // It is about something else.
            }
            case HEAD -> {
                answered = true;
                done = false;
            }
            case WHOLE -> {
                answered = true;
                done = true;
            }
            case END -> done = true;
        }
    }

    /** The connection may end when the exchange is over, and a stream keeps itself alive whenever it likes. */
    @Override
    public boolean letPass(Moment moment, Happening.OnWire onWire) {
        WireEvent event = onWire.event();
        return (event instanceof WireEvent.Ended && (done || line.isDroppedByKit()))
                || event instanceof WireEvent.GoingAway
                || event instanceof WireEvent.KeepAlive;
    }

    @Override
    public void emit(List<Turn.Speech> speeches) {
        if (speeches.stream().allMatch(one -> one.act().isOfStream())) {
            outbox.add(next -> stream(speeches, next));
        } else {
            speeches.forEach(one -> one.act().accept(new Emission(one)));
        }
    }

    /** Has one turn go out when those before it have. */
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    private final class Emission extends OnExchange<@Nullable Void> {

        private final Turn.Speech turn;

        Emission(Turn.Speech turn) {
            this.turn = turn;
        }

        private @Nullable Void streamed() {
            outbox.add(next -> stream(List.of(turn), next));
            return null;
        }

        private @Nullable Void dropped(Act.Drops drops) {
            outbox.add(() -> line.drop(drops));
            return null;
        }

        @Override
        public @Nullable Void responds(Act.Responds act) {
            outbox.add(() -> respond(speech.response(act, turn)));
            return null;
        }

        @Override
        public @Nullable Void reads(Act.Reads act) {
            outbox.add(() -> read(act));
            return null;
        }

        @Override
        public @Nullable Void item(Act.Item act) {
            return streamed();
        }

        @Override
        public @Nullable Void keepAlive(Act.KeepAlive act) {
            return streamed();
        }

        @Override
        public @Nullable Void ends(Act.Ends act) {
            return streamed();
        }

        @Override
        public @Nullable Void sendsBody(Act.SendsBody act) {
            return streamed();
        }

        @Override
        public @Nullable Void drops(Act.Drops act) {
            return dropped(act);
        }

        @Override
        public @Nullable Void leaves(Act.Leaves act) {
            return dropped(new Act.Drops(null));
        }

        @Override
        public @Nullable Void sendsOctets(Act.SendsOctets act) {
            outbox.add(next -> pace.octets(line, act.octets(), turn.modifiers(), next));
            return null;
        }
    }

    private void read(Act.Reads reads) {
        if (subject == Role.CLIENT) {
            return; // it is the other side that reads
        }
        line.note("the kit " + (reads.on() ? "reads on" : "stops reading") + " on #" + line.number());
        if (reads.on() && line.passOverStream()) {
            line.note("what had been streamed before it stopped is passed over");
        }
        line.wire().read(reads.on());
    }

    public void respond(HttpResponse response) {
        if (line.wire().isOpen()) {
            answered = true;
            done = !response.streamed();
            stream = response.streamed() ? speech.writer(response) : null;
            coding = ContentCoding.of(response.headers());
            line.sent(speech.account(response));
            line.wire().respond(response);
        }
    }

    /** These go out in one write, and where none of them is divided, in one chunk. */
    private void stream(List<Turn.Speech> speeches, Runnable next) {
        StreamWriter writer = stream;
        if (!line.wire().isOpen() || !answered || done || writer == null) {
            next.run();
            return;
        }
        PacedWrite write = new PacedWrite(line.wire(), pace.loop());
        boolean divided = false;
        for (Turn.Speech one : speeches) {
            write.add(one.act().accept(new StreamedTurn(line, speech, one.modifiers(), writer)));
            done |= one.act().answer() == Answer.END;
            divided |= one.modifiers().division().frames() > 0;
        }
        Turn.Speech first = speeches.get(0);
        if (first.act() instanceof Act.SendsBody raw && raw.times() > 1) {
            line.note("these bytes " + raw.times() + " times");
            write.repeat(raw.octets(), raw.times(), next);
            return;
        }
        if (speeches.size() > 1 && !divided) {
            write.merge();
        }
        if (coding != null) {
            write.code(coding);
        }
        pace.begin(write, first.modifiers(), next);
    }

    /** One that is over needs no more of the connection, and one that is not is given up. */
    @Override
    public void close() {
        if (subject == Role.CLIENT && !answered) {
            line.drop(Wire.Drop.FIN, "never answered");
        } else if (subject == Role.SERVER && !done) {
            line.drop(Wire.Drop.FIN, "not waited for any more");
        }
    }

    @Override
    public boolean isOver() {
        return done || line.isOver();
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public boolean stands() {
        return !line.isDroppedByKit() && !line.isUnreadable();
    }

    /** A server's end of the connection shows whether more came after its response. */
    @Override
    public boolean needsNoEnd() {
        return line.hasEnded() || line.isDroppedByKit() || (done && (subject == Role.CLIENT || !mode.speaks()));
    }
}
