package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

    /** About a second's work; what is left then is masked whole. */
    private static final long BUDGET = 150_000_000;

    private final boolean masks;
    private final Steps steps;
    private final KnownSecrets known;
    private final List<Moment> writes = new ArrayList<>();
    private final BitSet secretWrites = new BitSet();

    Redactor(boolean masks, GivenSecrets given, Supplier<String> words, List<Moment> moments) {
        this(masks, given, words, moments, new Steps(BUDGET));
    }

    Redactor(boolean masks, GivenSecrets given, Supplier<String> words, List<Moment> moments, Steps steps) {
        this.masks = masks;
        this.steps = steps;
        this.known = new KnownSecrets(
                given, () -> given.vocabulary() + " " + words.get().toLowerCase(Locale.ROOT), steps);
        learn(moments);
    }

    /** Learns the secrets of moments that came since. */
    public void learn(List<Moment> moments) {
        if (!masks) {
            return;
        }
        known.learn();
        moments.forEach(this::moment);
        known.complete();
        moments.stream().filter(RawWrites::isOne).forEach(writes::add);
        if (moments.stream().anyMatch(RawWrites::isOne)) {
            secretWrites.or(RawWrites.withSecrets(writes, text -> masked(text, Voice.KIT_SENT)));
        }
    }

    /** The kit's own words about this result, such as what was allowed, without the secrets that the kit was given. */
    public String words(String text) {
        return masked(text, Voice.KIT_SENT);
    }

    /** A finding without its secrets. */
    public Finding finding(Finding finding) {
        return new Finding(
                finding.requirement(),
                finding.judgement(),
                finding.source(),
                finding.moment(),
                finding.turn(),
                finding.allowed().stream().map(this::words).toList(),
                text(finding.found()));
    }

    /** Why a result is what it is, without secrets. */
    public String reason(ScenarioResult result) {
        return result.findings().stream()
                .filter(finding -> finding.reason().equals(result.reason()))
                .findFirst()
                .map(finding -> finding(finding).reason())
                .orElseGet(() -> text(result.reason()));
    }

    /** The kit's words with quotations of the subject, without secrets. What is longer than any report shows is cut. */
    public String text(String text) {
        return masked(text, Voice.QUOTING);
    }

    private String masked(String text, Voice voice) {
        if (!masks || text.isEmpty()) {
            return text;
        }
        String start = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
        return within(() -> known.mask(JsonMasker.mask(start, finds(voice)), voice), MASK);
    }

    /** What the masking makes, or, where it would take too long, {@code instead}. */
    private <T> T within(Supplier<T> masking, T instead) {
        if (steps.isSpent()) {
            return instead;
        }
        try {
            return masking.get();
        } catch (Steps.SpentException e) {
            return instead;
        }
    }

    private Finds finds(Voice voice) {
        return new Finds(secret -> known.add(secret, voice), steps);
    }

    private HttpHead head(HttpHead head, Voice voice) {
        Predicate<String> shown = text -> voice == Voice.KIT_SENT
                && known.mask(JsonMasker.mask(text, finds(voice)), voice).equals(text);
        return within(() -> HeadMasker.mask(head, shown, finds(voice)), new HttpHead(MASK, List.of()));
    }

    /** A command line without its secrets: a word that has one takes no other along, as the rest of a header line would. */
    public String command(String command) {
        return masks
                ? new CommandMasker(text -> masked(text, Voice.KIT), text -> known.mask(text, Voice.KIT)).mask(command)
                : command;
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
            return new Happening.ApplicationActed(words(acted.what()));
        }
        return new Happening.Note(text(((Happening.Note) what).text()));
    }

    private Happening onWire(int number, Happening.OnWire onWire) {
        Voice voice = onWire.direction() == Direction.SENT ? Voice.KIT_SENT : Voice.SUBJECT;
        WireEvent event = event(number, onWire.event(), voice);
        @Nullable Json json = onWire.json() == null ? null : json(event);
        return new Happening.OnWire(onWire.wire(), onWire.direction(), event, json);
    }

    private WireEvent event(int number, WireEvent event, Voice voice) {
        if (event instanceof WireEvent.Message message) {
            return message(message, voice);
        }
        if (event instanceof WireEvent.Requested requested) {
            return new WireEvent.Requested(head(requested.head(), voice));
        }
        if (event instanceof WireEvent.Responded responded) {
            return new WireEvent.Responded(head(responded.head(), voice), masked(responded.body(), voice));
        }
        if (event instanceof WireEvent.Asked asked) {
            byte[] body = octets(asked.body(), voice);
            return new WireEvent.Asked(head(asked.head(), voice), body, length(asked.body(), asked.length(), body));
        }
        if (event instanceof WireEvent.Answered answered) {
            byte[] body = octets(answered.body(), voice);
            return new WireEvent.Answered(
                    head(answered.head(), voice), body, length(answered.body(), answered.length(), body));
        }
        if (event instanceof WireEvent.Streams streams) {
            return new WireEvent.Streams(head(streams.head(), voice), streams.terms());
        }
        if (event instanceof WireEvent.Item item) {
            byte[] body = octets(item.body(), voice);
            HttpHead masked = head(new HttpHead("", item.fields()), voice);
            return new WireEvent.Item(item.terms(), masked.fields(), body, length(item.body(), item.length(), body));
        }
        if (event instanceof WireEvent.KeepAlive alive) {
            HttpHead masked = head(new HttpHead("", alive.fields()), voice);
            return new WireEvent.KeepAlive(alive.terms(), masked.fields(), octets(alive.body(), voice));
        }
        if (event instanceof WireEvent.StreamEnded || event instanceof WireEvent.GoingAway) {
            return event;
        }
        if (event instanceof WireEvent.Close close) {
            return new WireEvent.Close(close.code(), masked(close.reason(), voice));
        }
        if (event instanceof WireEvent.Ping ping) {
            return new WireEvent.Ping(octets(ping.data(), voice));
        }
        if (event instanceof WireEvent.Pong pong) {
            return new WireEvent.Pong(octets(pong.data(), voice));
        }
        if (event instanceof WireEvent.Ended ended) {
            return new WireEvent.Ended(ended.how(), text(ended.detail()));
        }
        if (event instanceof WireEvent.Violation violation) {
            return new WireEvent.Violation(violation.requirement(), text(violation.text()), violation.fatal());
        }
        WireEvent.Wrote wrote = (WireEvent.Wrote) event;
        boolean secret = secretWrites.get(number);
        return new WireEvent.Wrote(secret ? MASK.getBytes(StandardCharsets.US_ASCII) : octets(wrote.octets(), voice));
    }

    private WireEvent.Message message(WireEvent.Message message, Voice voice) {
        byte[] octets = octets(message.octets(), voice);
        long length = length(message.octets(), message.length(), octets);
        return new WireEvent.Message(message.binary(), octets, length, message.frames(), message.compressed());
    }

    /** A length that still tells whether all of it is shown. */
    private static long length(byte[] kept, long length, byte[] shown) {
        boolean whole = kept.length >= length && kept.length <= MOST;
        return whole ? shown.length : Math.max(length, shown.length + 1L);
    }

    private byte[] octets(byte[] octets, Voice voice) {
        if (steps.isSpent()) {
            return MASK.getBytes(StandardCharsets.US_ASCII);
        }
        byte[] some = octets.length > MOST ? Arrays.copyOf(octets, MOST) : octets;
        return OctetMasker.mask(some, text -> masked(text, voice));
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

    /** What the subject said. */
    private String said(String text) {
        return masked(text, Voice.SUBJECT);
    }

    private ApplicationEvent event(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Next next) {
            return new ApplicationEvent.Next(next.operation(), json(next.payload()));
        }
        if (event instanceof ApplicationEvent.Failed failed) {
            return new ApplicationEvent.Failed(
                    failed.operation(), said(failed.message()), failed.errors() == null ? null : json(failed.errors()));
        }
        if (event instanceof ApplicationEvent.ConnectionFailed failed) {
            return new ApplicationEvent.ConnectionFailed(
                    said(failed.message()), failed.code(), failed.reason() == null ? null : said(failed.reason()));
        }
        return event instanceof ApplicationEvent.Gone gone
                ? new ApplicationEvent.Gone(said(gone.message()), gone.subjectsFault())
                : event;
    }

    private Json json(Json value) {
        String masked = said(JsonText.write(value));
        try {
            return JsonText.read(masked);
        } catch (JsonSyntaxException e) {
            return Json.of(masked);
        }
    }
}
