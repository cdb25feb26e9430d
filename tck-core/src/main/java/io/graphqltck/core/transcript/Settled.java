package io.graphqltck.core.transcript;

import io.graphqltck.core.json.JsonWeight;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.util.Arrays;

/** What is kept of a long message when it has been judged: its beginning, without the tree of its values. */
final class Settled {

    /** What is kept of a moment for which there is no room. */
    private static final int LEAST = 256;

    /** A moment that takes no more is kept whole in any case. */
    private static final int SMALL = 1024;

    private Settled() {}

    /**
     * The moment as it is where so much is left for it; otherwise the beginning of its message, shorter by one octet at least.
     *
     * @param between it is neither one of the first nor one of the last, so that of its message nothing is kept where nothing is left
     */
    static Happening within(Happening what, long left, boolean between) {
        int octets = octets(what);
        if (between && left <= 0 && octets > 0) {
            return of(what, 0);
        }
        boolean fits = weight(what) <= Math.max(left, SMALL);
        if (octets <= Transcript.SHOWN && fits) {
            return what;
        }
        int most = left < Transcript.SHOWN ? LEAST : Transcript.SHOWN;
        return of(what, Math.max(0, Math.min(most, octets - 1)));
    }

    /** How many octets of its message, or characters that the application received, a moment holds. */
    static int octets(Happening what) {
        if (what instanceof Happening.ApplicationTold told) {
            return (int) Math.min(Integer.MAX_VALUE, Weights.of(told.event()) / 2);
        }
        return what instanceof Happening.OnWire onWire ? body(onWire.event()).length : 0;
    }

    /** What the moment takes with what it holds. */
    static long weight(Happening what) {
        long tree = what instanceof Happening.OnWire onWire && onWire.json() != null ? JsonWeight.of(onWire.json()) : 0;
        return Weights.of(what) + tree + (what instanceof Happening.OnWire ? octets(what) : 0);
    }

    private static byte[] body(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public byte[] requested(WireEvent.Requested requested) {
                return new byte[0];
            }

            @Override
            public byte[] responded(WireEvent.Responded responded) {
                return new byte[0];
            }

            @Override
            public byte[] asked(WireEvent.Asked asked) {
                return asked.body();
            }

            @Override
            public byte[] answered(WireEvent.Answered answered) {
                return answered.body();
            }

            @Override
            public byte[] streams(WireEvent.Streams streams) {
                return new byte[0];
            }

            @Override
            public byte[] item(WireEvent.Item item) {
                return item.body();
            }

            @Override
            public byte[] keepAlive(WireEvent.KeepAlive keepAlive) {
                return new byte[0];
            }

            @Override
            public byte[] goingAway(WireEvent.GoingAway goingAway) {
                return new byte[0];
            }

            @Override
            public byte[] streamEnded(WireEvent.StreamEnded streamEnded) {
                return new byte[0];
            }

            @Override
            public byte[] message(WireEvent.Message message) {
                return message.octets();
            }

            @Override
            public byte[] ping(WireEvent.Ping ping) {
                return new byte[0];
            }

            @Override
            public byte[] pong(WireEvent.Pong pong) {
                return new byte[0];
            }

            @Override
            public byte[] close(WireEvent.Close close) {
                return new byte[0];
            }

            @Override
            public byte[] wrote(WireEvent.Wrote wrote) {
                return new byte[0];
            }

            @Override
            public byte[] ended(WireEvent.Ended ended) {
                return new byte[0];
            }

            @Override
            public byte[] violation(WireEvent.Violation violation) {
                return new byte[0];
            }
        });
    }

    /** With no more than the beginning of what it holds. */
    static Happening of(Happening what, int most) {
        if (what instanceof Happening.ApplicationTold told) {
            return new Happening.ApplicationTold(SettledTold.of(told.event(), most));
        }
        if (!(what instanceof Happening.OnWire onWire)) {
            return what;
        }
        WireEvent event = onWire.event();
        byte[] body = body(event);
        byte[] start = body.length > most ? Arrays.copyOf(body, most) : body;
        return new Happening.OnWire(onWire.wire(), onWire.direction(), cut(event, start), null);
    }

    private static WireEvent cut(WireEvent event, byte[] start) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public WireEvent requested(WireEvent.Requested requested) {
                return event;
            }

            @Override
            public WireEvent responded(WireEvent.Responded responded) {
                return event;
            }

            @Override
            public WireEvent asked(WireEvent.Asked asked) {
                return new WireEvent.Asked(asked.head(), start, asked.length());
            }

            @Override
            public WireEvent answered(WireEvent.Answered answered) {
                return new WireEvent.Answered(answered.head(), start, answered.length());
            }

            @Override
            public WireEvent streams(WireEvent.Streams streams) {
                return event;
            }

            @Override
            public WireEvent item(WireEvent.Item item) {
                return new WireEvent.Item(item.terms(), item.fields(), start, item.length());
            }

            @Override
            public WireEvent keepAlive(WireEvent.KeepAlive keepAlive) {
                return event;
            }

            @Override
            public WireEvent goingAway(WireEvent.GoingAway goingAway) {
                return event;
            }

            @Override
            public WireEvent streamEnded(WireEvent.StreamEnded streamEnded) {
                return event;
            }

            @Override
            public WireEvent message(WireEvent.Message message) {
                return new WireEvent.Message(
                        message.binary(), start, message.length(), message.frames(), message.compressed());
            }

            @Override
            public WireEvent ping(WireEvent.Ping ping) {
                return event;
            }

            @Override
            public WireEvent pong(WireEvent.Pong pong) {
                return event;
            }

            @Override
            public WireEvent close(WireEvent.Close close) {
                return event;
            }

            @Override
            public WireEvent wrote(WireEvent.Wrote wrote) {
                return event;
            }

            @Override
            public WireEvent ended(WireEvent.Ended ended) {
                return event;
            }

            @Override
            public WireEvent violation(WireEvent.Violation violation) {
                return event;
            }
        });
    }
}
