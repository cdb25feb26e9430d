package io.graphqltck.core.transcript;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is kept of a long message when it has been judged: its beginning, without the tree of its values. */
final class Settled {

    private static final Json LEFT_OUT = Json.of("left out for want of memory" + " ".repeat(Transcript.SHOWN));

    private Settled() {}

    /** How many octets of its message, or characters that the application was told, a moment holds. */
    static int octets(Happening what) {
        if (what instanceof Happening.ApplicationTold told) {
            return (int) Math.min(Integer.MAX_VALUE, Weights.of(told.event()) / 2);
        }
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

    /** With no more than the beginning of what it holds. */
    static Happening of(Happening what, int most) {
        if (what instanceof Happening.ApplicationTold told) {
            return new Happening.ApplicationTold(of(told.event(), most));
        }
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

    /** What was told is replaced by a text that reports recognise as too long to be whole; by the same one where nothing is left. */
    private static ApplicationEvent of(ApplicationEvent event, int most) {
        if (event instanceof ApplicationEvent.Next next) {
            return new ApplicationEvent.Next(next.operation(), start(next.payload(), most));
        } else if (event instanceof ApplicationEvent.Failed failed) {
            @Nullable Json errors = failed.errors();
            return new ApplicationEvent.Failed(
                    failed.operation(), start(failed.message(), most), errors == null ? null : start(errors, most));
        } else if (event instanceof ApplicationEvent.ConnectionFailed failed) {
            return new ApplicationEvent.ConnectionFailed(start(failed.message(), most), failed.code(), failed.reason());
        }
        return event;
    }

    private static Json start(Json value, int most) {
        if (most < Transcript.SHOWN) {
            return LEFT_OUT;
        }
        String text = JsonText.write(value);
        return text.length() <= most ? value : Json.of(start(text, most) + "…");
    }

    private static String start(String text, int most) {
        return text.length() <= most ? text : new String(text.substring(0, most));
    }
}
