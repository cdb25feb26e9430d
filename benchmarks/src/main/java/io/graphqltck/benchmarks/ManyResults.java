package io.graphqltck.benchmarks;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up results of any number of subjects and scenarios, the same every time. Nine in ten results pass; the others are of
 * all kinds. Transcripts have the length of real ones and differ in their times, ids and values, as real ones do.
 */
final class ManyResults {

    private static final int THEMES = 24;
    private static final List<Level> LEVELS = List.of(
            Level.MUST,
            Level.MUST,
            Level.MUST,
            Level.MUST,
            Level.MUST,
            Level.SHOULD,
            Level.MUST,
            Level.MAY,
            Level.MUST,
            Level.OPEN);
    private static final Verdict[] OTHERS = {
        Verdict.FAILED,
        Verdict.FAILED,
        Verdict.WARNED,
        Verdict.WARNED,
        Verdict.KNOWN_FAILURE,
        Verdict.NOT_APPLICABLE,
        Verdict.UNTESTABLE,
        Verdict.BLOCKED,
        Verdict.KNOWN_BLOCKED,
        Verdict.HARNESS_ERROR,
        Verdict.CHANGED,
        Verdict.FIXED
    };

    private ManyResults() {}

    static Results of(int subjects, int scenarios) {
        List<SubjectRun> runs = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            runs.add(run(i, scenarios));
        }
        return new Results("0.1.0", Instant.EPOCH, Duration.ofMinutes(20), true, runs);
    }

    private static SubjectRun run(int subject, int scenarios) {
        TestedSubject tested = new TestedSubject(
                "server-number-" + subject,
                "Server number " + subject,
                subject % 7 + ".4." + subject,
                Role.SERVER,
                List.of(),
                Map.of());
        List<Result> results = IntStream.range(0, scenarios)
                .mapToObj(scenario -> result(subject, scenario))
                .toList();
        return new SubjectRun(
                tested,
                "made-up",
                "A protocol that is made up",
                null,
                Instant.EPOCH,
                Duration.ofMinutes(20),
                true,
                results);
    }

    private static Result result(int subject, int scenario) {
        Random random = new Random(subject * 100_003L + scenario);
        Verdict verdict = random.nextInt(10) > 0 ? Verdict.PASSED : OTHERS[random.nextInt(OTHERS.length)];
        boolean found = verdict == Verdict.FAILED || verdict == Verdict.WARNED || verdict == Verdict.KNOWN_FAILURE;
        String id = "made.theme-" + scenario % THEMES + ".scenario-number-" + scenario;
        QuotedRequirement requirement = new QuotedRequirement(
                "MADE-S-" + scenario / 3,
                LEVELS.get(scenario % LEVELS.size()),
                Judgement.FAIL,
                "server",
                "P:" + scenario,
                List.of(new Citation("A document", "its third edition", "https://example.org/doc", "line " + scenario)),
                "A server that is asked for what stands in line " + scenario + " gives that and nothing else.");
        Finding finding = new Finding(
                requirement.id(),
                verdict == Verdict.WARNED ? Judgement.WARN : Judgement.FAIL,
                "script",
                9,
                new Location("scenarios/made-up/theme.tck.yaml", scenario, 9),
                List.of("{\"type\":\"complete\",\"id\":\"op-1\"}"),
                "close frame " + (4400 + random.nextInt(40)));
        return new Result(
                new Result.Played(
                        id,
                        List.of(),
                        "What is asked for in line " + scenario + " is answered as it should be",
                        "theme-" + scenario % THEMES,
                        Role.SERVER,
                        new Location("scenarios/made-up/theme.tck.yaml", scenario, 5)),
                new Result.Ending(
                        verdict,
                        found ? finding.reason() : verdict == Verdict.PASSED ? "" : "for a reason that is made up",
                        null,
                        false,
                        Duration.ofMillis(random.nextInt(2000))),
                List.of(requirement),
                found ? List.of(finding) : List.of(),
                0,
                List.of(),
                "./graphql-tck run subjects/server-number-" + subject + "/subject.yaml --scenario " + id,
                () -> details(new Random(subject * 100_003L + scenario), scenario));
    }

    private static Details details(Random random, int scenario) {
        List<DialogueLine> dialogue = IntStream.range(0, 12)
                .mapToObj(line -> new DialogueLine(
                        new Location("scenarios/made-up/theme.tck.yaml", scenario + line, 9),
                        line % 2 == 0 ? Role.CLIENT : Role.SERVER,
                        DialogueLine.Kind.SAYS,
                        line % 3,
                        "{type: \"next\", id: $op, payload: {data: $ticks." + line + "}}"))
                .toList();
        List<Entry> moments = new ArrayList<>();
        moments.add(entry(random, 0, Entry.Kind.REQUEST, "GET /graphql HTTP/1.1\nSec-WebSocket-Protocol: made-up"));
        moments.add(entry(
                random,
                1,
                Entry.Kind.RESPONSE,
                "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: upgrade\nSec-WebSocket-Accept: "
                        + Long.toString(random.nextLong(), 36)
                        + "apF4Gc1=\nSec-WebSocket-Protocol: made-up\nDate: Thu, 26 Nov 2026 01:07:02 GMT"));
        for (int i = 2; i < 12; i++) {
            moments.add(entry(
                    random,
                    i,
                    Entry.Kind.MESSAGE,
                    "{\"id\":\"" + Long.toString(random.nextLong(), 36)
                            + "\",\"type\":\"next\",\"payload\":{\"data\":{\"ticks\":" + random.nextInt(1000) + "}}}"));
        }
        if (scenario % 5 > 0) {
            moments.add(new Entry(
                    12,
                    Duration.ofMillis(500),
                    0,
                    Entry.Who.NOTE,
                    Entry.Kind.NOTE,
                    "end of the dialogue",
                    null,
                    null,
                    false));
        }
        moments.add(entry(random, 13, Entry.Kind.CLOSE, "close frame 1000"));
        moments.add(entry(random, 14, Entry.Kind.CLOSE, "close frame 1000"));
        moments.add(entry(random, 15, Entry.Kind.END, "end of the TCP connection"));
        return new Details(dialogue, moments, 0);
    }

    private static Entry entry(Random random, int number, Entry.Kind kind, String text) {
        Duration at = Duration.ofNanos((number * 40_000L + random.nextInt(40_000)) * 1000);
        Entry.Who who = number % 2 == 0 ? Entry.Who.KIT : Entry.Who.SUBJECT;
        return new Entry(number, at, 1, who, kind, text, null, null, false);
    }
}
