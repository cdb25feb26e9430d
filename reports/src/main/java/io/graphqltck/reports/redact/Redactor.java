package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.ShellWords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of one result. What is a secret is told by where it stands: credentials in headers, values in URLs, the
 * payload of {@code connection_init} but for its member {@code tck}, and members with names such as {@code password},
 * also in JSON within JSON's strings. What was once seen as a secret is masked everywhere in the result.
 */
public final class Redactor {

    /** What stands in place of a secret; it does not tell how long that was. */
    public static final String MASK = "***";

    /** No report shows more of a message; what is not shown need not be searched. */
    private static final int MOST = 64 << 10;

    private final boolean masks;
    private final KnownSecrets known;
    private final HeadMasker heads;
    private final BitSet secretWrites = new BitSet();

    Redactor(boolean masks, Collection<String> given, Collection<String> words, List<Moment> moments) {
        this.masks = masks;
        this.known = new KnownSecrets(given, words);
        this.heads = new HeadMasker(known::add);
        if (masks) {
            moments.forEach(this::moment); // learns the secrets
            known.complete();
            secretWrites.or(RawWrites.withSecrets(moments, this::mask));
        }
    }

    /** A text without its secrets. One that is longer than any report shows is cut. */
    public String text(String text) {
        if (!masks) {
            return text;
        }
        return mask(text.length() > MOST ? text.substring(0, MOST) + "…" : text);
    }

    /** A command line without its secrets: a word that has one takes no other along, as the rest of a header line would. */
    public String command(String command) {
        return ShellWords.of(command).stream().map(this::word).collect(Collectors.joining(" "));
    }

    private String word(String word) {
        if (!masks) {
            return word;
        }
        // What the user gave as a secret goes first: told by its surroundings alone, it might go in part.
        String masked = text(known.mask(word));
        // What goes on to the end of a line goes on to the end of the word, and takes its quote along.
        char last = word.isEmpty() ? 0 : word.charAt(word.length() - 1);
        boolean lostQuote = (last == '\'' || last == '"') && masked.endsWith(MASK);
        return lostQuote ? masked + last : masked;
    }

    private String mask(String text) {
        return known.mask(JsonMasker.mask(text, known::add));
    }

    /** This entry of the transcript without its secrets, in its texts and in its octets. */
    public Moment moment(Moment moment) {
        return masks ? new Moment(moment.number(), moment.at(), happening(moment)) : moment;
    }

    private Happening happening(Moment moment) {
        Happening what = moment.what();
        if (what instanceof Happening.OnWire onWire) {
            return onWire(moment.number(), onWire);
        }
        if (what instanceof Happening.ApplicationTold told) {
            return new Happening.ApplicationTold(event(told.event()));
        }
        if (what instanceof Happening.ApplicationActed acted) {
            return new Happening.ApplicationActed(text(acted.what()));
        }
        return new Happening.Note(text(((Happening.Note) what).text()));
    }

    private Happening onWire(int number, Happening.OnWire onWire) {
        WireEvent event = event(number, onWire.event());
        @Nullable Json json = onWire.json() == null ? null : json(event);
        return new Happening.OnWire(onWire.wire(), onWire.direction(), event, json);
    }

    private WireEvent event(int number, WireEvent event) {
        if (event instanceof WireEvent.Message message) {
            return message(message);
        }
        if (event instanceof WireEvent.Requested requested) {
            return new WireEvent.Requested(heads.mask(requested.head()));
        }
        if (event instanceof WireEvent.Responded responded) {
            return new WireEvent.Responded(heads.mask(responded.head()), text(responded.body()));
        }
        if (event instanceof WireEvent.Asked asked) {
            byte[] body = octets(asked.body());
            return new WireEvent.Asked(heads.mask(asked.head()), body, length(asked.body(), asked.length(), body));
        }
        if (event instanceof WireEvent.Answered answered) {
            byte[] body = octets(answered.body());
            return new WireEvent.Answered(
                    heads.mask(answered.head()), body, length(answered.body(), answered.length(), body));
        }
        if (event instanceof WireEvent.Streams streams) {
            return new WireEvent.Streams(heads.mask(streams.head()), streams.terms());
        }
        if (event instanceof WireEvent.Item item) {
            byte[] body = octets(item.body());
            HttpHead masked = heads.mask(new HttpHead("", item.fields()));
            return new WireEvent.Item(item.terms(), masked.fields(), body, length(item.body(), item.length(), body));
        }
        if (event instanceof WireEvent.KeepAlive alive) {
            HttpHead masked = heads.mask(new HttpHead("", alive.fields()));
            return new WireEvent.KeepAlive(alive.terms(), masked.fields(), octets(alive.body()));
        }
        if (event instanceof WireEvent.StreamEnded || event instanceof WireEvent.GoingAway) {
            return event;
        }
        if (event instanceof WireEvent.Close close) {
            return new WireEvent.Close(close.code(), text(close.reason()));
        }
        if (event instanceof WireEvent.Ping ping) {
            return new WireEvent.Ping(octets(ping.data()));
        }
        if (event instanceof WireEvent.Pong pong) {
            return new WireEvent.Pong(octets(pong.data()));
        }
        if (event instanceof WireEvent.Ended ended) {
            return new WireEvent.Ended(ended.how(), text(ended.detail()));
        }
        if (event instanceof WireEvent.Violation violation) {
            return new WireEvent.Violation(violation.requirement(), text(violation.text()), violation.fatal());
        }
        WireEvent.Wrote wrote = (WireEvent.Wrote) event;
        boolean secret = secretWrites.get(number);
        return new WireEvent.Wrote(secret ? MASK.getBytes(StandardCharsets.US_ASCII) : octets(wrote.octets()));
    }

    private WireEvent.Message message(WireEvent.Message message) {
        byte[] octets = octets(message.octets());
        long length = length(message.octets(), message.length(), octets);
        return new WireEvent.Message(message.binary(), octets, length, message.frames(), message.compressed());
    }

    /** A length that still tells whether all of it is shown. */
    private static long length(byte[] kept, long length, byte[] shown) {
        boolean whole = kept.length >= length && kept.length <= MOST;
        return whole ? shown.length : Math.max(length, shown.length + 1L);
    }

    private byte[] octets(byte[] octets) {
        byte[] some = octets.length > MOST ? Arrays.copyOf(octets, MOST) : octets;
        return OctetMasker.mask(some, this::text);
    }

    private static @Nullable Json json(WireEvent event) {
        if (event instanceof WireEvent.Message message) {
            return json(message.octets(), message.length());
        }
        if (event instanceof WireEvent.Asked asked) {
            return json(asked.body(), asked.length());
        }
        if (event instanceof WireEvent.Item item) {
            return json(item.body(), item.body().length);
        }
        if (event instanceof WireEvent.KeepAlive alive) {
            return json(alive.body(), alive.body().length);
        }
        return event instanceof WireEvent.Answered answered ? json(answered.body(), answered.length()) : null;
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

    private ApplicationEvent event(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Next next) {
            return new ApplicationEvent.Next(next.operation(), json(next.payload()));
        }
        if (event instanceof ApplicationEvent.Failed failed) {
            return new ApplicationEvent.Failed(
                    failed.operation(), text(failed.message()), failed.errors() == null ? null : json(failed.errors()));
        }
        if (event instanceof ApplicationEvent.ConnectionFailed failed) {
            return new ApplicationEvent.ConnectionFailed(
                    text(failed.message()), failed.code(), failed.reason() == null ? null : text(failed.reason()));
        }
        return event instanceof ApplicationEvent.Gone gone
                ? new ApplicationEvent.Gone(text(gone.message()), gone.subjectsFault())
                : event;
    }

    private Json json(Json value) {
        String masked = text(JsonText.write(value));
        try {
            return JsonText.read(masked);
        } catch (JsonSyntaxException e) {
            return Json.of(masked);
        }
    }
}
