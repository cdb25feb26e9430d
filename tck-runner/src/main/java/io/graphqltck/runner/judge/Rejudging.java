package io.graphqltck.runner.judge;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.UnknownBarrier;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import io.graphqltck.runner.judge.Again.Left;
import io.graphqltck.runner.judge.Again.Why;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges results again by today's scenarios and rules, as the edition has them that pinned the run. */
public final class Rejudging {

    private final Catalog catalog;
    private final Judge judge;
    private final @Nullable Baseline baseline;
    private final Redaction redaction;
    private final String version;
    private final List<Rejudged.LeftAsItWas> left = new ArrayList<>();
    private int judged;

    /** {@code baseline}: known failures in place of those that the results tell of, or null. Used once. */
    public Rejudging(Catalog catalog, Judge judge, @Nullable Baseline baseline, Redaction redaction, String version) {
        this.catalog = catalog;
        this.judge = judge;
        this.baseline = baseline;
        this.redaction = redaction;
        this.version = version;
    }

    /** The file of the results must stay open as long as the new ones are used. @throws IOException when it cannot be read */
    public Rejudged of(Results results) throws IOException {
        List<SubjectRun> runs = new ArrayList<>();
        for (SubjectRun run : results.runs()) {
            runs.add(run(run));
        }
        return new Rejudged(
                new Results(version, results.started(), results.took(), results.complete(), runs), judged, left);
    }

    private SubjectRun run(SubjectRun run) throws IOException {
        @Nullable Protocol newest = named(run.protocol());
        @Nullable Integer edition = run.edition();
        @Nullable Protocol protocol = newest == null || edition == null ? newest : pinned(newest, edition);
        if (protocol == null) {
            Why why = newest == null ? Why.NO_SUCH_PROTOCOL : Why.NO_SUCH_EDITION;
            run.results().forEach(result -> leave(run, result, new Left(why, "")));
            return run;
        }
        OneAgain one = new OneAgain(protocol, judge);
        List<ScenarioResult> today = new ArrayList<>();
        Set<String> again = new HashSet<>();
        Map<String, Result> stored = new LinkedHashMap<>();
        @Nullable ScenarioResult proving = null;
        for (Result result : run.results()) {
            @Nullable Scenario scenario = scenario(protocol, result).orElse(null);
            if (scenario == null) {
                leave(run, result, new Left(Why.NO_SUCH_SCENARIO, ""));
                continue;
            }
            stored.put(scenario.id(), result);
            Again outcome = one.of(result, scenario);
            if (outcome instanceof Again.Judged fresh) {
                judged++;
                again.add(scenario.id());
                today.add(fresh.result().withoutTranscript());
                proving = UnknownBarrier.proves(protocol, scenario) ? fresh.result() : proving;
            } else {
                leave(run, result, (Left) outcome);
                today.add(left(scenario, result));
            }
        }
        List<ScenarioResult> seen = proving == null ? today : UnknownBarrier.judged(protocol, today, proving);
        List<ScenarioResult> verdicts = known(run).verdicts(seen, LocalDate.now(ZoneId.systemDefault()));
        Map<String, Result> fresh = new HashMap<>();
        for (ScenarioResult verdict : verdicts) {
            String id = verdict.scenario().id();
            @Nullable Result before = stored.get(id);
            if (again.contains(id) && before != null) {
                fresh.put(before.id(), result(run, protocol, one, before, verdict));
            }
        }
        List<Result> all = run.results().stream()
                .map(result -> fresh.getOrDefault(result.id(), result))
                .toList();
        return new SubjectRun(
                run.subject(),
                run.protocol(),
                protocol.title(),
                protocol.pinned(),
                run.shard(),
                run.started(),
                run.took(),
                run.complete(),
                all);
    }

    private @Nullable Protocol named(String name) {
        return catalog.protocols().stream()
                .filter(protocol -> protocol.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Protocol pinned(Protocol newest, int edition) {
        // The user's own scenarios are in no edition, and were played nevertheless.
        return newest.edition(edition).isPresent() ? catalog.pinnedTo(edition).protocol(newest.name()) : null;
    }

    /** What could not be judged again, for those that build on it. */
    private static ScenarioResult left(Scenario scenario, Result result) {
        return new ScenarioResult(
                scenario,
                result.role(),
                conduct(result),
                result.reason(),
                result.findings(),
                List.of(),
                result.provedBy(),
                null,
                result.took());
    }

    /** The verdict that others build on, whatever a baseline says of it. */
    private static Verdict conduct(Result result) {
        return switch (result.verdict()) {
            case KNOWN_FAILURE, CHANGED -> Verdict.FAILED;
            case KNOWN_BLOCKED -> Verdict.BLOCKED;
            case FIXED -> Verdict.PASSED;
            default -> result.verdict();
        };
    }

    private void leave(SubjectRun run, Result result, Left why) {
        left.add(new Rejudged.LeftAsItWas(run.key().toString(), result.id(), why));
    }

    /** By its id, or by an earlier one. */
    private static Optional<Scenario> scenario(Protocol protocol, Result result) {
        return protocol.scenarios().stream()
                .filter(scenario ->
                        scenario.id().equals(result.id()) || scenario.aliases().contains(result.id()))
                .findFirst();
    }

    /** The known failures, as far as the results tell which there were. */
    private Baseline known(SubjectRun run) {
        if (baseline != null) {
            return baseline;
        }
        return new Baseline(run.results().stream()
                .filter(result -> result.verdict() == Verdict.KNOWN_FAILURE)
                .map(result -> new Baseline.Known(result.id(), result.failedRequirement(), result.reason(), null, null))
                .toList());
    }

    private Result result(SubjectRun run, Protocol protocol, OneAgain one, Result before, ScenarioResult verdict) {
        RunResult of = new RunResult(
                info(run.subject()), protocol, List.of(verdict), run.started(), run.took(), run.complete());
        ResultsOf model = new ResultsOf(redaction, (ignored, result) -> before.repeat());
        Scenario scenario = verdict.scenario();
        // Tens of thousands of transcripts need not be in memory: who wants to see one has it played again.
        return model.result(of, verdict).with(() -> {
            if (one.of(before, scenario) instanceof Again.Judged again) {
                return model.result(of, again.result()).details();
            }
            throw new IOException("the results were changed while they were judged");
        });
    }

    private static SubjectInfo info(TestedSubject subject) {
        return new SubjectInfo(
                subject.name(),
                subject.title(),
                subject.version(),
                subject.role(),
                Set.copyOf(subject.capabilities()),
                true,
                Map.of(),
                Map.of(),
                subject.probed());
    }
}
