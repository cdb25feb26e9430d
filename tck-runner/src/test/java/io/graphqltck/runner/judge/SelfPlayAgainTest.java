package io.graphqltck.runner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.mutant.Mutant;
import io.graphqltck.core.mutant.Mutations;
import io.graphqltck.core.mutant.Variants;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.compare.Change;
import io.graphqltck.reports.compare.ResultsComparison;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.selftest.SelfPlay;
import io.graphqltck.wire.Reactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's plays against itself, of conforming subjects and of wrong ones, are judged from their files as they were judged live. */
@Tag("whole-suite")
class SelfPlayAgainTest {

    /** Every so many-th mutant is enough of them. */
    private static final int SOME = 5;

    private static final int AT_ONCE = 96;

    /** What the kit sends here in hundreds of pieces takes longer than its timers say: whether the end comes first is a race. */
    private static final Set<String> RACES = Set.of("mps.http.slow-drip");

    private static final Options OPTIONS = Options.DEFAULT
            .withPatience(Duration.ofMillis(1500))
            .withParameters(Map.of("init-timeout", Duration.ofMillis(300)));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<Protocol> protocols() {
        return List.copyOf(Catalog.load(DataFiles.ofClassPath(SelfPlayAgainTest.class.getClassLoader()))
                .protocols());
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void isJudgedAlike(Protocol protocol) throws Exception {
        Judge judge = new Judge(Rules.load(SelfPlayAgainTest.class.getClassLoader()), false);
        List<String> wrong = new ArrayList<>();
        int judged = 0;
        for (Role role : Role.values()) {
            // Of each scenario there is one result in a file: the conforming ones are in the first, the mutants in
            // others.
            List<List<ScenarioResult>> rounds = played(protocol, role, judge);
            for (List<ScenarioResult> round : rounds) {
                Rejudged again = again(protocol, role, judge, round, wrong);
                judged += again.judged();
                again.left().stream()
                        .filter(one -> one.why().why() == Again.Why.DEPARTED && !RACES.contains(one.id()))
                        .forEach(one -> wrong.add(one.id() + ": " + one.why().detail()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(judged).isGreaterThan(protocol.scenarios().size());
    }

    @Test
    void isJudgedByTheEditionThatPinnedIt() throws Exception {
        Judge judge = new Judge(Rules.load(SelfPlayAgainTest.class.getClassLoader()), false);
        Protocol all = protocols().get(0);
        List<ScenarioResult> results = played(all, Role.SERVER, judge).get(0).subList(0, 1);
        List<String> wrong = new ArrayList<>();

        Rejudged again = again(pinned(all, 1), Role.SERVER, judge, results, wrong);
        Rejudged unknown = again(pinned(all, 99), Role.SERVER, judge, results, wrong);

        assertThat(wrong).isEmpty();
        assertThat(again.judged()).isEqualTo(1);
        assertThat(again.results().runs()).extracting(SubjectRun::edition).containsExactly(1);
        assertThat(unknown.left()).extracting(one -> one.why().why()).containsExactly(Again.Why.NO_SUCH_EDITION);
        assertThat(unknown.results().runs()).extracting(SubjectRun::edition).containsExactly(99);
    }

    private static Protocol pinned(Protocol protocol, int edition) {
        return protocol.pinnedTo(Edition.now(edition, protocol), scenario -> false);
    }

    private Rejudged again(Protocol protocol, Role role, Judge judge, List<ScenarioResult> results, List<String> wrong)
            throws Exception {
        SubjectInfo info = new SubjectInfo("itself", "itself", "", role, Set.of(), true, Map.of(), Map.of());
        // As a run ends: what builds on something that failed is blocked.
        List<ScenarioResult> verdicts = Baseline.EMPTY.verdicts(results, LocalDate.EPOCH);
        RunResult run = new RunResult(info, protocol, verdicts, Instant.EPOCH, Duration.ofSeconds(1), true);
        Path file = folder.resolve("results.json");
        ResultsJson.write(
                new ResultsOf(Redaction.masking(), (of, result) -> "again")
                        .report(Report.of("1", Instant.EPOCH, List.of(run))),
                file);
        Catalog catalog = Catalog.load(DataFiles.ofClassPath(SelfPlayAgainTest.class.getClassLoader()));
        try (ResultsFile opened = ResultsFile.open(file)) {
            Rejudged again =
                    new Rejudging(catalog, judge, Baseline.EMPTY, Redaction.masking(), "1").of(opened.results());
            for (Change change : ResultsComparison.of(opened.results(), again.results())) {
                // What a scenario builds on may have failed in this round: then the one blocks the other.
                if (change.after() == null || change.after().verdict() != Verdict.BLOCKED) {
                    wrong.add(change.kind() + " " + change.id() + " as " + role.word() + "\n  was "
                            + words(change.before()) + "\n  is  " + words(change.after()));
                }
            }
            return again;
        }
    }

    private static String words(@Nullable Result result) {
        return result == null ? "nothing" : result.verdict().word() + ": " + result.reason();
    }

    private static List<List<ScenarioResult>> played(Protocol protocol, Role role, Judge judge)
            throws InterruptedException {
        List<List<ScenarioResult>> rounds = new ArrayList<>();
        try (Reactor reactor = new Reactor();
                SelfPlay selfPlay = new SelfPlay(reactor, protocol, judge, OPTIONS)) {
            for (int round = 0; round < 3; round++) {
                ConcurrentLinkedQueue<ScenarioResult> results = new ConcurrentLinkedQueue<>();
                Semaphore room = new Semaphore(AT_ONCE);
                List<Runnable> plays = new ArrayList<>();
                for (Scenario scenario : protocol.scenarios()) {
                    if (!scenario.roles().contains(role) || scenario.slow() != null) {
                        continue;
                    }
                    List<Mutant> mutants = Mutations.of(protocol, scenario, role);
                    boolean conforming = round == 0;
                    int number = (round - 1) * SOME;
                    if (!conforming && number >= mutants.size()) {
                        continue;
                    }
                    Scenario performed = conforming
                            ? Variants.of(scenario, role).values().iterator().next()
                            : mutants.get(number).played();
                    boolean rude = !conforming && mutants.get(number).rude();
                    plays.add(() -> selfPlay.play(scenario, role, performed, rude, result -> {
                        results.add(result);
                        room.release();
                    }));
                }
                for (Runnable play : plays) {
                    room.acquire();
                    play.run();
                }
                room.acquire(AT_ONCE);
                rounds.add(List.copyOf(results));
            }
        }
        return rounds;
    }
}
