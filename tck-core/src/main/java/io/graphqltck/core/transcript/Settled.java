package io.graphqltck.core.transcript;

import io.graphqltck.core.wire.WireEvent;
import java.util.Arrays;

/** What is kept of a long message when it has been judged: its beginning, without the tree of its values. */
final class Settled {

    private Settled() {}

    /** How many octets of its message a moment holds. */
    static int octets(Happening what) {
        return what instanceof Happening.OnWire onWire ? body(onWire.event()).length : 0;
    }

    private static byte[] body(WireEvent event) {
        if (event instanceof WireEvent.Message message) {
            return message.octets();
        } else if (event instanceof WireEvent.Asked asked) {
            return asked.body();
        } else if (event instanceof WireEvent.Answered answered) {
            return answered.body();
        }
        return event instanceof WireEvent.Item item ? item.body() : new byte[0];
    }

    static Happening of(Happening what, int most) {
        if (!(what instanceof Happening.OnWire onWire)) {
            return what;
        }
        WireEvent event = onWire.event();
        byte[] body = body(event);
        byte[] start = body.length > most ? Arrays.copyOf(body, most) : body;
        WireEvent cut = event;
        if (event instanceof WireEvent.Message message) {
            cut = new WireEvent.Message(
                    message.binary(), start, message.length(), message.frames(), message.compressed());
        } else if (event instanceof WireEvent.Asked asked) {
            cut = new WireEvent.Asked(asked.head(), start, asked.length());
        } else if (event instanceof WireEvent.Answered answered) {
            cut = new WireEvent.Answered(answered.head(), start, answered.length());
        } else if (event instanceof WireEvent.Item item) {
            cut = new WireEvent.Item(item.terms(), item.fields(), start, item.length());
        }
        return new Happening.OnWire(onWire.wire(), onWire.direction(), cut, null);
    }
}
