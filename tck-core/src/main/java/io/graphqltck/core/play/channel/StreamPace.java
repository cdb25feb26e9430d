package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;

/** How the bodies of a play's streamed responses are divided on their way, and how much of them was sent. */
public final class StreamPace {

    private final Segmentation segmentation;
    private final Loop loop;
    private long octets;

    public StreamPace(Segmentation segmentation, Loop loop) {
        this.segmentation = segmentation;
        this.loop = loop;
    }

    Loop loop() {
        return loop;
    }

    /** How many octets of bodies of streamed responses the peer has sent. */
    long octets() {
        return octets;
    }

    /** Writes a piece of a stream, divided as the play is. */
    void begin(PacedWrite write, Modifiers modifiers, Runnable next) {
        long before = octets;
        octets += write.octets();
        write.begin(modifiers, segmentation, before, ExchangeSpeech.cuts(modifiers), next);
    }

    /** Writes what is no piece of a stream, divided as its turn says. */
    void asSaid(PacedWrite write, Modifiers modifiers, Runnable next) {
        write.begin(modifiers, Segmentation.AS_WRITTEN, 0, ExchangeSpeech.cuts(modifiers), next);
    }

    /** Writes these octets, whatever they are, where there is still somebody to read them. */
    void octets(Line line, byte[] octets, Modifiers modifiers, Runnable next) {
        if (!line.wire().isOpen()) {
            next.run();
            return;
        }
        line.sent(new WireEvent.Wrote(octets));
        PacedWrite write = new PacedWrite(line.wire(), loop());
        write.add(List.of(new Outgoing.Octets(octets)));
        asSaid(write, modifiers, next);
    }
}
