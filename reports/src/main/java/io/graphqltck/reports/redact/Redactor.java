package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationEventVisitor;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.HappeningVisitor;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of one result. What is a secret is told by where it stands: credentials in headers, values in URLs, the
 * payload of {@code connection_init} but for its member {@code tck}, members with names such as {@code password},
 * also in JSON within JSON's strings, and the token that answers a PUT. What was once seen as a secret is masked everywhere in the result.
 */
public final class Redactor {

    /** What stands in place of a secret; it does not tell how long that was. */
    public static final String MASK = "***";

    /** No report shows more of a message; what is not shown need not be searched. */
    static final int MOST = 64 << 10;

    /** About a second's work; what is left then is masked whole. */
    private static final long BUDGET = 150_000_000;

    private final boolean masks;
    private final Steps steps;
    private final KnownSecrets known;
    private final List<Moment> writes = new ArrayList<>();
    private final BitSet secretWrites = new BitSet();
    private final Reservations reservations = new Reservations();
    private final Map<Integer, byte[]> silent = new HashMap<>();
    private final DividedSecrets divided;

    Redactor(boolean masks, GivenSecrets given, Supplier<String> words, List<Moment> moments) {
        this(masks, given, words, moments, new Steps(BUDGET));
    }

    Redactor(boolean masks, GivenSecrets given, Supplier<String> words, List<Moment> moments, Steps steps) {
        this.masks = masks;
        this.steps = steps;
        this.known = new KnownSecrets(
                given, () -> given.vocabulary() + " " + words.get().toLowerCase(Locale.ROOT), steps);
        this.divided = new DividedSecrets(steps, known::add);
        learn(moments);
    }

    /** Learns the secrets of moments that came since. */
    public void learn(List<Moment> moments) {
        if (!masks) {
            return;
        }
        known.learn();
        moments.stream()
                .filter(moment -> moment.what() instanceof Happening.OnWire)
                .map(moment -> (Happening.OnWire) moment.what())
                .forEach(onWire -> reservations.token(onWire).ifPresent(token -> known.add(token, voice(onWire))));
        moments.forEach(this::moment);
        known.complete();
        within(() -> known.divided(moments, divided), divided);
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

    String masked(String text, Voice voice) {
        if (!masks || text.isEmpty()) {
            return text;
        }
        String start = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
        return within(() -> known.mask(JsonMasker.mask(start, finds(voice)), voice), MASK);
    }

    /** The same of a moment's octets, which are searched for what tells of a secret once only: as a rule, there is nothing. */
    String masked(String text, Voice voice, int moment, byte[] octets) {
        if (!masks || text.isEmpty()) {
            return text;
        }
        if (silent.get(moment) == octets) {
            return within(() -> known.mask(text, voice), MASK);
        }
        return within(
                () -> {
                    String found = JsonMasker.mask(text, finds(voice));
                    if (found.equals(text)) {
                        silent.put(moment, octets);
                    }
                    return known.mask(found, voice);
                },
                MASK);
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

    HttpHead head(HttpHead head, Voice voice) {
        Predicate<String> shown = text -> voice == Voice.KIT_SENT
                && known.mask(JsonMasker.mask(text, finds(voice)), voice).equals(text);
        return within(() -> known(HeadMasker.mask(head, shown, finds(voice)), voice), new HttpHead(MASK, List.of()));
    }

    /** A field of any name may contain a known secret; a subject may also put it into a name, the kit does not. */
    private HttpHead known(HttpHead head, Voice voice) {
        List<Map.Entry<String, String>> fields = head.fields().stream()
                .map(field -> Map.entry(
                        voice == Voice.KIT_SENT ? field.getKey() : known.mask(field.getKey(), voice),
                        known.mask(field.getValue(), voice)))
                .toList();
        return new HttpHead(known.mask(head.startLine(), voice), fields);
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

    /** What the subject said. */
    private String said(String text) {
        return masked(text, Voice.SUBJECT);
    }

    private Happening happening(Moment moment) {
        Happening what = moment.what();
        return what.accept(new HappeningVisitor<>() {
            @Override
            public Happening onWire(Happening.OnWire onWire) {
                return Redactor.this.onWire(moment.number(), onWire);
            }

            @Override
            public Happening applicationActed(Happening.ApplicationActed acted) {
                return new Happening.ApplicationActed(words(acted.what()));
            }

            @Override
            public Happening applicationTold(Happening.ApplicationTold told) {
                return new Happening.ApplicationTold(event(told.event(), moment.number()));
            }

            @Override
            public Happening note(Happening.Note note) {
                return new Happening.Note(text(note.text()));
            }
        });
    }

    private static Voice voice(Happening.OnWire onWire) {
        return onWire.direction() == Direction.SENT ? Voice.KIT_SENT : Voice.SUBJECT;
    }

    private Happening onWire(int number, Happening.OnWire onWire) {
        Voice voice = voice(onWire);
        WireEvent event = onWire.event().accept(new EventMasker(this, number, voice));
        @Nullable Json json = onWire.json() == null ? null : EventMasker.json(event);
        return new Happening.OnWire(onWire.wire(), onWire.direction(), event, json);
    }

    private ApplicationEvent event(ApplicationEvent event, int moment) {
        return event.accept(new ApplicationEventVisitor<>() {
            @Override
            public ApplicationEvent next(ApplicationEvent.Next next) {
                Json shown = divided.contains(moment) ? Json.of(MASK) : json(next.payload());
                return new ApplicationEvent.Next(next.operation(), shown);
            }

            @Override
            public ApplicationEvent failed(ApplicationEvent.Failed failed) {
                return new ApplicationEvent.Failed(
                        failed.operation(),
                        said(failed.message()),
                        failed.errors() == null ? null : json(failed.errors()));
            }

            @Override
            public ApplicationEvent completed(ApplicationEvent.Completed completed) {
                return event;
            }

            @Override
            public ApplicationEvent connectionFailed(ApplicationEvent.ConnectionFailed failed) {
                return new ApplicationEvent.ConnectionFailed(
                        said(failed.message()), failed.code(), failed.reason() == null ? null : said(failed.reason()));
            }

            @Override
            public ApplicationEvent closed(ApplicationEvent.Closed closed) {
                return event;
            }

            @Override
            public ApplicationEvent synced(ApplicationEvent.Synced synced) {
                return event;
            }

            @Override
            public ApplicationEvent gone(ApplicationEvent.Gone gone) {
                return new ApplicationEvent.Gone(said(gone.message()), gone.subjectsFault());
            }
        });
    }

    private Json json(Json value) {
        String masked = said(JsonText.write(value));
        try {
            return JsonText.read(masked);
        } catch (JsonSyntaxException e) {
            return Json.of(masked);
        }
    }

    /** Whether this moment has a part of a secret, and others have the rest. */
    boolean isDivided(int moment) {
        return divided.contains(moment);
    }

    /** Whether there is no time left to look for secrets. */
    boolean isSpent() {
        return steps.isSpent();
    }

    /** Whether the octets that were written at this moment have a secret that no text shows. */
    boolean isSecretWrite(int number) {
        return secretWrites.get(number);
    }
}
