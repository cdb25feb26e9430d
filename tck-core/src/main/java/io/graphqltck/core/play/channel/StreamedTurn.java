package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;

/** Writes what a turn of a stream says, and notes it in the transcript. */
final class StreamedTurn extends OnExchange<List<Outgoing>> {

    private final Line line;
    private final ExchangeSpeech speech;
    private final Modifiers modifiers;
    private final StreamWriter writer;

    StreamedTurn(Line line, ExchangeSpeech speech, Modifiers modifiers, StreamWriter writer) {
        this.line = line;
        this.speech = speech;
        this.modifiers = modifiers;
        this.writer = writer;
    }

    @Override
    public List<Outgoing> item(Act.Item act) {
        line.sent(speech.account(act));
        return speech.item(act, modifiers, writer);
    }

    @Override
    public List<Outgoing> keepAlive(Act.KeepAlive act) {
        line.sent(speech.account(act));
        return speech.keepAlive(act, modifiers, writer);
    }

    @Override
    public List<Outgoing> ends(Act.Ends act) {
        line.sent(new WireEvent.StreamEnded(act.terms(), act.instead() == null));
        return ExchangeSpeech.end(act, modifiers, writer);
    }

    @Override
    public List<Outgoing> sendsBody(Act.SendsBody act) {
        line.sent(new WireEvent.Wrote(act.octets()));
        return ExchangeSpeech.body(act, modifiers, writer);
    }

    @Override
    public List<Outgoing> responds(Act.Responds act) {
        throw misplaced(act);
    }

    @Override
    public List<Outgoing> reads(Act.Reads act) {
        throw misplaced(act);
    }

    @Override
    public List<Outgoing> drops(Act.Drops act) {
        throw misplaced(act);
    }

    @Override
    public List<Outgoing> leaves(Act.Leaves act) {
        throw misplaced(act);
    }

    @Override
    public List<Outgoing> sendsOctets(Act.SendsOctets act) {
        throw misplaced(act);
    }
}
