package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Masks one event of a wire: in its texts, its fields and its octets. */
final class EventMasker implements WireEventVisitor<WireEvent> {

    private final Redactor redactor;
    private final int moment;
    private final Voice voice;

    /** {@code moment}: the number of the event's moment; {@code voice}: who said it. */
    EventMasker(Redactor redactor, int moment, Voice voice) {
        this.redactor = redactor;
        this.moment = moment;
        this.voice = voice;
    }

    @Override
    public WireEvent requested(WireEvent.Requested requested) {
        return new WireEvent.Requested(redactor.head(requested.head(), voice));
    }

    @Override
    public WireEvent responded(WireEvent.Responded responded) {
        return new WireEvent.Responded(
                redactor.head(responded.head(), voice), redactor.masked(responded.body(), voice));
    }

    @Override
    public WireEvent asked(WireEvent.Asked asked) {
        byte[] body = octets(asked.body());
        return new WireEvent.Asked(
                redactor.head(asked.head(), voice), body, length(asked.body(), asked.length(), body));
    }

    @Override
    public WireEvent answered(WireEvent.Answered answered) {
        byte[] body = octets(answered.body());
        return new WireEvent.Answered(
                redactor.head(answered.head(), voice), body, length(answered.body(), answered.length(), body));
    }

    @Override
    public WireEvent streams(WireEvent.Streams streams) {
        return new WireEvent.Streams(redactor.head(streams.head(), voice), streams.terms());
    }

    @Override
    public WireEvent item(WireEvent.Item item) {
        byte[] body = octets(item.body());
        HttpHead masked = redactor.head(new HttpHead("", item.fields()), voice);
        return new WireEvent.Item(item.terms(), masked.fields(), body, length(item.body(), item.length(), body));
    }

    @Override
    public WireEvent keepAlive(WireEvent.KeepAlive alive) {
        HttpHead masked = redactor.head(new HttpHead("", alive.fields()), voice);
        return new WireEvent.KeepAlive(alive.terms(), masked.fields(), octets(alive.body()));
    }

    @Override
    public WireEvent goingAway(WireEvent.GoingAway event) {
        return event;
    }

    @Override
    public WireEvent streamEnded(WireEvent.StreamEnded event) {
        return event;
    }

    @Override
    public WireEvent message(WireEvent.Message message) {
        byte[] octets = octets(message.octets());
        long length = length(message.octets(), message.length(), octets);
        return new WireEvent.Message(message.binary(), octets, length, message.frames(), message.compressed());
    }

    @Override
    public WireEvent ping(WireEvent.Ping ping) {
        return new WireEvent.Ping(octets(ping.data()));
    }

    @Override
    public WireEvent pong(WireEvent.Pong pong) {
        return new WireEvent.Pong(octets(pong.data()));
    }

    @Override
    public WireEvent close(WireEvent.Close close) {
        return new WireEvent.Close(close.code(), redactor.masked(close.reason(), voice));
    }

    @Override
    public WireEvent wrote(WireEvent.Wrote wrote) {
        boolean secret = redactor.isSecretWrite(moment);
        return new WireEvent.Wrote(secret ? Redactor.MASK.getBytes(StandardCharsets.US_ASCII) : octets(wrote.octets()));
    }

    @Override
    public WireEvent ended(WireEvent.Ended ended) {
        return new WireEvent.Ended(ended.how(), redactor.text(ended.detail()));
    }

    @Override
    public WireEvent violation(WireEvent.Violation violation) {
        return new WireEvent.Violation(violation.requirement(), redactor.text(violation.text()), violation.fatal());
    }

    /** A length that still tells whether all of it is shown. */
    private static long length(byte[] kept, long length, byte[] shown) {
        boolean whole = kept.length >= length && kept.length <= Redactor.MOST;
        return whole ? shown.length : Math.max(length, shown.length + 1L);
    }

    private byte[] octets(byte[] octets) {
        if (redactor.isSpent()) {
            return Redactor.MASK.getBytes(StandardCharsets.US_ASCII);
        }
        byte[] some = octets.length > Redactor.MOST ? Arrays.copyOf(octets, Redactor.MOST) : octets;
        return OctetMasker.mask(some, text -> redactor.masked(text, voice));
    }

    /** Its JSON value, where it is one and whole. */
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    static @Nullable Json json(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public @Nullable Json requested(WireEvent.Requested requested) {
                return null;
            }

            @Override
            public @Nullable Json responded(WireEvent.Responded responded) {
                return null;
            }

            @Override
            public @Nullable Json asked(WireEvent.Asked asked) {
                return json(asked.body(), asked.length());
            }

            @Override
            public @Nullable Json answered(WireEvent.Answered answered) {
                return json(answered.body(), answered.length());
            }

            @Override
            public @Nullable Json streams(WireEvent.Streams streams) {
                return null;
            }

            @Override
            public @Nullable Json item(WireEvent.Item item) {
                return json(item.body(), item.body().length);
            }

            @Override
            public @Nullable Json keepAlive(WireEvent.KeepAlive alive) {
                return json(alive.body(), alive.body().length);
            }

            @Override
            public @Nullable Json goingAway(WireEvent.GoingAway goingAway) {
                return null;
            }

            @Override
            public @Nullable Json streamEnded(WireEvent.StreamEnded streamEnded) {
                return null;
            }

            @Override
            public @Nullable Json message(WireEvent.Message message) {
                return json(message.octets(), message.length());
            }

            @Override
            public @Nullable Json ping(WireEvent.Ping ping) {
                return null;
            }

            @Override
            public @Nullable Json pong(WireEvent.Pong pong) {
                return null;
            }

            @Override
            public @Nullable Json close(WireEvent.Close close) {
                return null;
            }

            @Override
            public @Nullable Json wrote(WireEvent.Wrote wrote) {
                return null;
            }

            @Override
            public @Nullable Json ended(WireEvent.Ended ended) {
                return null;
            }

            @Override
            public @Nullable Json violation(WireEvent.Violation violation) {
                return null;
            }
        });
    }

    private static @Nullable Json json(byte[] octets, long length) {
        if (octets.length < length) {
            return null;
        }
        try {
            return JsonText.read(new String(octets, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
