package io.graphqltck.reports;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.select.Shard;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Results to make reports from. */
public final class Samples {

    public static final Protocol PROTOCOL =
            Catalog.load(DataFiles.ofFolder(Path.of("src/test/resources/kit"))).protocol("demo");

    public static final RepeatCommand REPEAT = (run, result) -> "graphql-tck run --subject subjects/"
            + run.subject().name() + " --only " + result.scenario().id();

    private static final Instant STARTED = Instant.parse("2026-03-01T10:00:00Z");

    private Samples() {}

    public static Scenario scenario(String id) {
        return PROTOCOL.scenarios().stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static SubjectInfo subject(Role role) {
        return new SubjectInfo(
                "ariadne", "Ariadne handler", "1.2.3", role, Set.of("queries"), true, Map.of(), Map.of());
    }

    public static RunResult run(Role role, ScenarioResult... results) {
        return new RunResult(subject(role), PROTOCOL, List.of(results), STARTED, Duration.ofNanos(1_234_567_890), true);
    }

    public static Report report(RunResult... runs) {
        return Report.of("0.1.0", STARTED, List.of(runs));
    }

    /** The same as the model of reports has it. */
    public static Results results(RunResult... runs) {
        return new ResultsOf(Redaction.masking(), REPEAT).report(report(runs));
    }

    /** One run of a server with these results. */
    public static Results server(Result... results) {
        return server("ariadne", results);
    }

    public static Results server(String subject, Result... results) {
        return results(STARTED, run(subject, null, results));
    }

    public static Results results(Instant started, SubjectRun... runs) {
        return new Results("0.1.0", started, Duration.ofMillis(1500), true, List.of(runs));
    }

    public static SubjectRun run(String subject, @Nullable Shard shard, Result... results) {
        TestedSubject tested =
                new TestedSubject(subject, subject + " handler", "1.2.3", Role.SERVER, List.of("queries"), Map.of());
        return new SubjectRun(
                tested, "demo", "Demo Protocol", shard, STARTED, Duration.ofMillis(1500), true, List.of(results));
    }

    public static SubjectRun pinned(SubjectRun run, int edition) {
        return new SubjectRun(
                run.subject(),
                run.protocol(),
                run.protocolTitle(),
                edition,
                run.shard(),
                run.started(),
                run.took(),
                run.complete(),
                run.results());
    }

    /** A result of the model with a failure of {@code DEMO-S-01} where the verdict is one that fails. */
    public static Result result(String id, Verdict verdict) {
        return result(id, verdict, () -> new Details(List.of(), List.of(), 0));
    }

    public static Result result(String id, Verdict verdict, Result.DetailsSource details) {
        QuotedRequirement requirement = new QuotedRequirement(
                "DEMO-S-01", Level.MUST, Judgement.FAIL, "server", "P:34", List.of(), "A server stops.");
        boolean fails = verdict == Verdict.FAILED || verdict == Verdict.CHANGED || verdict == Verdict.KNOWN_FAILURE;
        Finding finding = finding("DEMO-S-01", 0, "nothing more", "a message");
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
                        fails ? finding.reason() : verdict == Verdict.PASSED ? "" : "because",
                        null,
                        false,
                        Duration.ofMillis(12)),
                List.of(requirement),
                fails ? List.of(finding) : List.of(),
                0,
                List.of(),
                "graphql-tck run subjects/ariadne --scenario " + id,
                details);
    }

    /** The same, but standing in this line. */
    public static Result at(Result result, int line) {
        return copy(
                result,
                result.aliases(),
                result.findings(),
                result.outcomes(),
                new Location(result.at().file(), line, result.at().column()));
    }

    /** The same, with an earlier id. */
    public static Result alias(Result result, String alias) {
        return copy(result, List.of(alias), result.findings(), result.outcomes(), result.at());
    }

    /** The same, failing for this requirement. */
    public static Result failing(Result result, String requirement) {
        return copy(
                result, result.aliases(), List.of(finding(requirement, 0, "x", "y")), result.outcomes(), result.at());
    }

    /** The same, with these outcomes of what the document does not specify. */
    public static Result outcomes(Result result, String... outcomes) {
        return copy(result, result.aliases(), result.findings(), List.of(outcomes), result.at());
    }

    private static Result copy(
            Result result, List<String> aliases, List<Finding> findings, List<String> outcomes, Location at) {
        return new Result(
                new Result.Played(result.id(), aliases, result.title(), result.theme(), result.role(), at),
                new Result.Ending(
                        result.verdict(), result.reason(), result.provedBy(), result.unstable(), result.took()),
                result.requirements(),
                findings,
                result.findingsLeftOut(),
                outcomes,
                result.repeat(),
                result.source());
    }

    /** The same of another version of the subject. */
    public static SubjectRun version(SubjectRun run, String version) {
        TestedSubject subject = run.subject();
        return new SubjectRun(
                new TestedSubject(
                        subject.name(),
                        subject.title(),
                        version,
                        subject.role(),
                        subject.capabilities(),
                        subject.probed()),
                run.protocol(),
                run.protocolTitle(),
                run.shard(),
                run.started(),
                run.took(),
                run.complete(),
                run.results());
    }

    public static ScenarioResult result(
            String id, Role role, Verdict verdict, String reason, Tape tape, Finding... findings) {
        return new ScenarioResult(
                scenario(id),
                role,
                verdict,
                reason,
                List.of(findings),
                List.of(),
                null,
                tape.transcript,
                Duration.ofMillis(12));
    }

    public static ScenarioResult blocked(String id, String by) {
        return new ScenarioResult(
                scenario(id),
                Role.SERVER,
                Verdict.BLOCKED,
                "it builds on what `" + by + "` tests, which ended as failed",
                List.of(),
                List.of(),
                by,
                null,
                Duration.ZERO);
    }

    public static Finding finding(String requirement, int moment, String allowed, String found) {
        return new Finding(
                requirement,
                Judgement.FAIL,
                "script",
                moment,
                new Location("scenarios/demo/demo.tck.yaml", 19, 9),
                List.of(allowed),
                found);
    }

    /** A server that sends a result after its complete. */
    public static ScenarioResult failedServer() {
        Tape tape = connected();
        tape.sent(
                "{\"type\":\"subscribe\",\"id\":\"op-1\",\"payload\":{\"query\":\"subscription { countdown(from: 2) }\"}}");
        tape.received("{\"id\":\"op-1\",\"type\":\"next\",\"payload\":{\"data\":{\"countdown\":2}}}");
        tape.received("{\"id\":\"op-1\",\"type\":\"next\",\"payload\":{\"data\":{\"countdown\":1}}}");
        tape.received("{\"id\":\"op-1\",\"type\":\"complete\"}");
        tape.received("{\"id\":\"op-1\",\"type\":\"next\",\"payload\":{\"data\":{\"countdown\":0}}}");
        tape.note("first divergence");
        tape.on(Direction.SENT, new WireEvent.Close(1000, ""));
        tape.on(Direction.RECEIVED, new WireEvent.Close(1000, "bye"));
        tape.on(Direction.RECEIVED, new WireEvent.Ended(WireEvent.Ending.FIN, ""));
        Finding finding = finding(
                "DEMO-S-01",
                8,
                "nothing more",
                "{\"id\":\"op-1\",\"type\":\"next\",\"payload\":{\"data\":{\"countdown\":0}}}");
        return result("demo.stream.completes", Role.SERVER, Verdict.FAILED, finding.reason(), tape, finding);
    }

    /** A client that swallows a result. */
    public static ScenarioResult failedClient() {
        Tape tape = new Tape();
        tape.acted("subscribes op");
        tape.on(
                Direction.RECEIVED,
                new WireEvent.Requested(
                        new HttpHead("GET /graphql HTTP/1.1", List.of(Map.entry("Sec-WebSocket-Protocol", "demo")))));
        tape.on(
                Direction.SENT,
                new WireEvent.Responded(
                        new HttpHead("HTTP/1.1 101", List.of(Map.entry("Sec-WebSocket-Protocol", "demo"))), ""));
        tape.received("{\"type\":\"connection_init\"}");
        tape.sent("{\"type\":\"connection_ack\"}");
        tape.received(
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription { countdown(from: 2) }\"}}");
        tape.sent("{\"type\":\"next\",\"id\":\"1\",\"payload\":{\"data\":{\"countdown\":2}}}");
        tape.sent("{\"type\":\"complete\",\"id\":\"1\"}");
        tape.told(new ApplicationEvent.Completed("op"));
        tape.note("first divergence");
        tape.acted("closes the client");
        Finding finding = finding(
                "DEMO-C-01",
                8,
                "the application sees: next of op with data {\"countdown\":2}",
                "the application saw: completion");
        return result("demo.stream.completes", Role.CLIENT, Verdict.FAILED, finding.reason(), tape, finding);
    }

    public static Tape connected() {
        Tape tape = new Tape();
        tape.on(
                Direction.SENT,
                new WireEvent.Requested(
                        new HttpHead("GET … HTTP/1.1", List.of(Map.entry("Sec-WebSocket-Protocol", "demo")))));
        tape.on(
                Direction.RECEIVED,
                new WireEvent.Responded(
                        new HttpHead(
                                "HTTP/1.1 101 Switching Protocols",
                                List.of(Map.entry("Sec-WebSocket-Protocol", "demo"))),
                        ""));
        tape.sent("{\"type\":\"connection_init\"}");
        tape.received("{\"type\":\"connection_ack\"}");
        return tape;
    }

    /** A transcript that is written by hand; its clock advances by 1.234 ms with each entry. */
    public static final class Tape {

        private long now;
        private final Transcript transcript = new Transcript(() -> now);

        public Transcript transcript() {
            return transcript;
        }

        public void on(Direction direction, WireEvent event) {
            on(1, direction, event);
        }

        public void on(int wire, Direction direction, WireEvent event) {
            transcript.onWire(wire, direction, event);
            now += 1_234_000;
        }

        public void sent(String text) {
            on(Direction.SENT, message(text));
        }

        public void received(String text) {
            on(Direction.RECEIVED, message(text));
        }

        public void binary(byte[] octets) {
            on(Direction.RECEIVED, new WireEvent.Message(true, octets, octets.length, 1, false));
        }

        public void acted(String what) {
            add(new Happening.ApplicationActed(what));
        }

        public void told(ApplicationEvent event) {
            add(new Happening.ApplicationTold(event));
        }

        public void toldNext(Json payload) {
            told(new ApplicationEvent.Next("op", payload));
        }

        public void note(String text) {
            add(new Happening.Note(text));
        }

        private void add(Happening what) {
            transcript.add(what);
            now += 1_234_000;
        }

        private static WireEvent message(String text) {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            return new WireEvent.Message(false, octets, octets.length, 1, false);
        }
    }
}
