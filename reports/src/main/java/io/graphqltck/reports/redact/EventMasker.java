package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
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
        if (redactor.isSpent() || redactor.isDivided(moment)) {
            return Redactor.MASK.getBytes(StandardCharsets.US_ASCII);
        }
        byte[] some = octets.length > Redactor.MOST ? Arrays.copyOf(octets, Redactor.MOST) : octets;
        return mask(some, text -> redactor.masked(text, voice, moment, octets));
    }

    /** Masks the secrets in octets that are text, more or less. */
    private static byte[] mask(byte[] octets, UnaryOperator<String> masking) {
        // Octets that are no UTF-8 are taken one by one, so that nothing of them changes but the secrets.
        Charset charset = charset(octets);
        String text = new String(octets, charset);
        String masked = masking.apply(text);
        if (masked.equals(text)) {
            return octets;
        }
        return masked.getBytes(isAscii(octets) ? StandardCharsets.UTF_8 : charset);
    }

    private static Charset charset(byte[] octets) {
        if (isAscii(octets)) {
            return StandardCharsets.ISO_8859_1; // which is read fastest
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static boolean isAscii(byte[] octets) {
        int all = 0;
        for (byte octet : octets) {
            all |= octet;
        }
        return all >= 0;
    }

    /** Its JSON value, where it is one and whole. */
    static @Nullable Json json(WireEvent event) {
        @Nullable Body body = body(event);
        if (body == null || body.octets.length < body.length) {
            return null;
        }
        try {
            return JsonText.read(new String(body.octets, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    /** What it says in addition to its head, as far as that was kept, or null. */
    static @Nullable String spoken(WireEvent event) {
        @Nullable Body body = body(event);
        return body == null ? null : new String(body.octets, charset(body.octets));
    }

    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    private static @Nullable Body body(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public @Nullable Body requested(WireEvent.Requested requested) {
                return null;
            }

            @Override
            public @Nullable Body responded(WireEvent.Responded responded) {
                return null;
            }

            @Override
            public @Nullable Body asked(WireEvent.Asked asked) {
                return new Body(asked.body(), asked.length());
            }

            @Override
            public @Nullable Body answered(WireEvent.Answered answered) {
                return new Body(answered.body(), answered.length());
            }

            @Override
            public @Nullable Body streams(WireEvent.Streams streams) {
                return null;
            }

            @Override
            public @Nullable Body item(WireEvent.Item item) {
                return new Body(item.body(), item.body().length);
            }

            @Override
            public @Nullable Body keepAlive(WireEvent.KeepAlive alive) {
                return new Body(alive.body(), alive.body().length);
            }

            @Override
            public @Nullable Body goingAway(WireEvent.GoingAway goingAway) {
                return null;
            }

            @Override
            public @Nullable Body streamEnded(WireEvent.StreamEnded streamEnded) {
                return null;
            }

            @Override
            public @Nullable Body message(WireEvent.Message message) {
                return new Body(message.octets(), message.length());
            }

            @Override
            public @Nullable Body ping(WireEvent.Ping ping) {
                return null;
            }

            @Override
            public @Nullable Body pong(WireEvent.Pong pong) {
                return null;
            }

            @Override
            public @Nullable Body close(WireEvent.Close close) {
                return null;
            }

            @Override
            public @Nullable Body wrote(WireEvent.Wrote wrote) {
                return null;
            }

            @Override
            public @Nullable Body ended(WireEvent.Ended ended) {
                return null;
            }

            @Override
            public @Nullable Body violation(WireEvent.Violation violation) {
                return null;
            }
        });
    }

    /** Octets as far as they were kept, and their true length. */
    private record Body(byte[] octets, long length) {}
}
