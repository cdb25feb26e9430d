package io.graphqltck.reports.html;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.model.Entry.Kind;
import io.graphqltck.reports.model.Entry.Who;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results for pages. */
final class PageSamples {

    /** All that a subject could try to become more than text with. */
    static final String HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>"
            + "<a href=javascript:window.hacked=3>click</a><!--<![CDATA[ '\"`${window.hacked=4}{{data}}";

    /** Characters that turn the direction, are not seen, or are none. */
    static final String UNSEEN = "a\u202Egpj.exe\u202C\u0000\u001B[31m\u200B\uFEFF\u2028z\uD800";

    static final Instant STARTED = Instant.parse("2026-03-01T10:00:00Z");

    static final String COMMAND = "./graphql-tck run subjects/one/subject.yaml --scenario demo.fails";

    private static final Location TURN = new Location("scenarios/demo/demo.tck.yaml", 21, 9);

    private PageSamples() {}

    static Results results(SubjectRun... runs) {
        return new Results("0.1.0", STARTED, Duration.ofMillis(1500), true, List.of(runs));
    }

    static SubjectRun server(String name, String version, Result... results) {
        return run(name, version, Role.SERVER, results);
    }

    static SubjectRun run(String name, String version, Role role, Result... results) {
        TestedSubject subject = new TestedSubject(
                name, name + " of somebody", version, role, List.of("queries"), Map.of("queries", true));
        return new SubjectRun(
                subject, "demo", "Demo Protocol", null, STARTED, Duration.ofMillis(1500), true, List.of(results));
    }

    static Result passes(String id) {
        return result(id, Verdict.PASSED, List.of(), List.of(), () -> details(exchange("next", false)));
    }

    /** Sends something other than was expected, which is of the messages. */
    static Result fails(String id, Verdict verdict) {
        Finding finding = finding("DEMO-S-01", Judgement.FAIL, 3, "{\"type\":\"complete\"}", "{\"type\":\"next\"}");
        return result(
                id,
                verdict,
                List.of(finding),
                List.of(requirement("DEMO-S-01", Level.MUST)),
                () -> details(exchange("next", false)));
    }

    /** The same of a client. */
    static Result ofClient(Result one) {
        return new Result(
                new Result.Played(one.id(), one.aliases(), one.title(), one.theme(), Role.CLIENT, one.at()),
                new Result.Ending(one.verdict(), one.reason(), one.provedBy(), one.unstable(), one.took()),
                one.requirements(),
                one.findings(),
                one.findingsLeftOut(),
                one.outcomes(),
                one.repeat(),
                one.source());
    }

    static Result saying(String id, String text) {
        Finding finding = finding("DEMO-S-01", Judgement.FAIL, 3, text, text);
        return result(
                id,
                Verdict.FAILED,
                List.of(finding),
                List.of(requirement("DEMO-S-01", Level.MUST)),
                () -> details(exchange(text, false)));
    }

    static Finding finding(String requirement, Judgement judgement, int moment, String allowed, String found) {
        return new Finding(requirement, judgement, "script", moment, TURN, List.of(allowed), found);
    }

    static QuotedRequirement requirement(String id, Level level) {
        return new QuotedRequirement(
                id,
                level,
                Judgement.FAIL,
                "server",
                "P:34",
                List.of(new Citation("Demo Protocol", "third edition", "https://example.org/demo", "line 34")),
                "A server stops when it is asked to.");
    }

    static Result result(
            String id,
            Verdict verdict,
            List<Finding> findings,
            List<QuotedRequirement> requirements,
            Result.DetailsSource source) {
        return new Result(
                new Result.Played(
                        id,
                        List.of(),
                        "Title of " + id,
                        "stream",
                        Role.SERVER,
                        new Location("scenarios/demo/demo.tck.yaml", 19, 5)),
                new Result.Ending(
                        verdict,
                        findings.isEmpty() ? "" : findings.get(0).reason(),
                        null,
                        false,
                        Duration.ofMillis(12)),
                requirements.isEmpty() ? List.of(requirement("DEMO-S-01", Level.MUST)) : requirements,
                findings,
                0,
                List.of(),
                COMMAND,
                source);
    }

    static Details details(List<Entry> transcript) {
        return new Details(
                List.of(
                        new DialogueLine(null, null, DialogueLine.Kind.GROUP, 0, "fragment connected:"),
                        new DialogueLine(
                                new Location(TURN.file(), 20, 9),
                                Role.CLIENT,
                                DialogueLine.Kind.SAYS,
                                1,
                                "{type: \"subscribe\"}"),
                        new DialogueLine(TURN, Role.SERVER, DialogueLine.Kind.SAYS, 0, "{type: \"complete\"}")),
                transcript,
                0);
    }

    /** A session; {@code closes}: whether the dialogue itself ends with the server closing it. */
    static List<Entry> exchange(String text, boolean closes) {
        Entry closing = entry(4, Who.SUBJECT, Kind.CLOSE, "close frame 1000");
        return List.of(
                entry(0, Who.KIT, Kind.REQUEST, "GET /graphql HTTP/1.1\nSec-WebSocket-Protocol: demo"),
                entry(1, Who.SUBJECT, Kind.RESPONSE, "HTTP/1.1 101 Switching Protocols"),
                entry(2, Who.KIT, Kind.MESSAGE, "{\"type\":\"subscribe\",\"id\":\"1\"}"),
                entry(3, Who.SUBJECT, Kind.MESSAGE, text),
                closes
                        ? closing
                        : new Entry(
                                4,
                                Duration.ofMillis(40),
                                0,
                                Who.NOTE,
                                Kind.NOTE,
                                "end of the dialogue",
                                null,
                                null,
                                false),
                entry(5, Who.KIT, Kind.CLOSE, "close frame 1000"),
                entry(6, Who.SUBJECT, Kind.END, "end of the TCP connection"));
    }

    static Entry entry(int number, Who who, Kind kind, String text) {
        return new Entry(
                number, Duration.ofMillis(number * 10L), 1, who, kind, text, (@Nullable Json) null, null, false);
    }
}
