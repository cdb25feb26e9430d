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
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's plays against itself, of conforming subjects and of wrong ones, are judged from their files as they were judged live. */
@Tag("whole-suite")
class SelfPlayAgainTests {

    /** A sample of the mutants is enough. */
    private static final int SOME = 5;

    private static final int AT_ONCE = 96;

    /** What the kit sends here in hundreds of pieces takes longer than its timers say: whether the end comes first is a race. */
    private static final Set<String> RACES = Set.of("mps.http.slow-drip");

    private static final Options OPTIONS = Options.DEFAULT
            .withPatience(Duration.ofMillis(1500))
            .withParameters(Map.of("init-timeout", Duration.ofMillis(300)));

    private static final Catalog CATALOG =
            Catalog.shipped(DataFiles.ofClassPath(SelfPlayAgainTests.class.getClassLoader()), List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<Protocol> protocols() {
        return List.copyOf(CATALOG.protocols());
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void isJudgedAlike(Protocol protocol) throws Exception {
        Judge judge = new Judge(Rules.load(SelfPlayAgainTests.class.getClassLoader()), false);
        List<String> wrong = new ArrayList<>();
        int judged = 0;
        // Of each scenario there is one result in a file: the conforming ones are in the first of a role, the mutants
        // in
        // others.
        for (Round round : played(protocol, protocol.scenarios(), List.of(Role.values()), judge)) {
            List<ScenarioResult> results = List.copyOf(round.results());
            Rejudged again = again(protocol, round.role(), judge, results, wrong);
            Set<String> late = results.stream()
                    .filter(SelfPlayAgainTests::waitedAgain)
                    .map(result -> result.scenario().id())
                    .collect(Collectors.toSet());
            judged += again.judged();
            again.left().stream()
                    .filter(one -> one.why().why() == Again.Why.DEPARTED
                            && !RACES.contains(one.id())
                            && !late.contains(one.id()))
                    .forEach(one -> wrong.add(one.id() + ": " + one.why().detail()));
        }
        assertThat(wrong).isEmpty();
        assertThat(judged).isGreaterThan(protocol.scenarios().size());
    }

    @Test
    void isJudgedByTheEditionThatPinnedIt() throws Exception {
        Judge judge = new Judge(Rules.load(SelfPlayAgainTests.class.getClassLoader()), false);
        Protocol all = protocols().get(0);
        Scenario any = all.scenarios().stream()
                .filter(scenario -> scenario.roles().contains(Role.SERVER) && scenario.slow() == null)
                .findFirst()
                .orElseThrow();
        List<ScenarioResult> results = List.copyOf(
                played(all, List.of(any), List.of(Role.SERVER), judge).get(0).results());
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
        try (ResultsFile opened = ResultsFile.open(file)) {
            Rejudged again =
                    new Rejudging(CATALOG, judge, Baseline.EMPTY, Redaction.masking(), "1").of(opened.results());
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

    /** One result of each scenario: {@code number} 0 is of conforming subjects, the others of every {@link #SOME}th mutant. */
    private record Round(Role role, int number, ConcurrentLinkedQueue<ScenarioResult> results) {

        Round(Role role, int number) {
            this(role, number, new ConcurrentLinkedQueue<>());
        }
    }

    /** Plays all rounds side by side: what waits, waits together. */
    private static List<Round> played(Protocol protocol, List<Scenario> scenarios, List<Role> roles, Judge judge)
            throws InterruptedException {
        List<Round> rounds = roles.stream()
                .flatMap(role -> IntStream.range(0, 3).mapToObj(number -> new Round(role, number)))
                .toList();
        try (Reactor reactor = new Reactor();
                SelfPlay selfPlay = new SelfPlay(reactor, protocol, judge, OPTIONS)) {
            Semaphore room = new Semaphore(AT_ONCE);
            for (Round round : rounds) {
                for (Scenario scenario : scenarios) {
                    if (scenario.roles().contains(round.role()) && scenario.slow() == null) {
                        play(selfPlay, protocol, scenario, round, room);
                    }
                }
            }
            room.acquire(AT_ONCE);
        }
        return rounds;
    }

    /** Where there is room. A scenario that has too few mutants has no result in the last rounds. */
    private static void play(SelfPlay selfPlay, Protocol protocol, Scenario scenario, Round round, Semaphore room)
            throws InterruptedException {
        Scenario performed;
        boolean rude;
        if (round.number() == 0) {
            performed = Variants.of(scenario, round.role()).values().iterator().next();
            rude = false;
        } else {
            List<Mutant> mutants = Mutations.of(protocol, scenario, round.role());
            int number = (round.number() - 1) * SOME;
            if (number >= mutants.size()) {
                return;
            }
            performed = mutants.get(number).played();
            rude = mutants.get(number).rude();
        }
        room.acquire();
        selfPlay.play(scenario, round.role(), performed, rude, result -> {
            round.results().add(result);
            room.release();
        });
    }

    /** Where the machine stalls the kit repeats a wait. A recording does not say so: it may be left, and is never judged otherwise. */
    private static boolean waitedAgain(ScenarioResult result) {
        Duration last = Duration.ZERO;
        for (Moment moment : result.transcript() == null
                ? List.<Moment>of()
                : result.transcript().moments()) {
            boolean end = moment.what() instanceof Happening.Note note && note.isEnd();
            if (!end && moment.at().minus(last).compareTo(OPTIONS.patience()) > 0) {
                return true;
            }
            last = moment.at();
        }
        return false;
    }
}
