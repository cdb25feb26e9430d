package io.graphqltck.runner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Where the machine stalls, the kit waits twice or hears what came when the time was over, which no recording says: such a play
     * may depart, and is never judged otherwise. It is played again with the next of these.
     */
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMillis(1500), Duration.ofSeconds(6), Duration.ofSeconds(24));

    private static final Options OPTIONS =
            Options.DEFAULT.withParameters(Map.of("init-timeout", Duration.ofMillis(300)));

    private static final Catalog CATALOG = Catalog.shipped();

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
        List<Round> rounds = rounds(protocol, protocol.scenarios(), List.of(Role.values()));
        for (Iterator<Duration> patience = PATIENCE.iterator(); patience.hasNext() && !rounds.isEmpty(); ) {
            play(protocol, rounds, judge, patience.next());
            List<Round> departed = new ArrayList<>();
            for (Round round : rounds) {
                Rejudged again = again(protocol, round.role(), judge, List.copyOf(round.results()), wrong);
                judged += again.judged();
                Map<String, Rejudged.LeftAsItWas> left = again.left().stream()
                        .filter(one -> one.why().why() == Again.Why.DEPARTED && !RACES.contains(one.id()))
                        .collect(Collectors.toMap(Rejudged.LeftAsItWas::id, one -> one));
                if (!patience.hasNext()) {
                    left.forEach((id, one) -> wrong.add(id + ": " + one.why().detail()));
                } else if (!left.isEmpty()) {
                    departed.add(round.of(left.keySet()));
                }
            }
            rounds = departed;
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
        Round round = rounds(all, List.of(any), List.of(Role.SERVER)).get(0);
        play(all, List.of(round), judge, PATIENCE.get(0));
        List<ScenarioResult> results = List.copyOf(round.results());
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
    private record Round(Role role, int number, List<Play> plays, ConcurrentLinkedQueue<ScenarioResult> results) {

        Round(Role role, int number, List<Play> plays) {
            this(role, number, plays, new ConcurrentLinkedQueue<>());
        }

        /** The same with nothing but these scenarios, not played yet. */
        Round of(Set<String> scenarios) {
            return new Round(
                    role,
                    number,
                    plays.stream()
                            .filter(play -> scenarios.contains(play.scenario().id()))
                            .toList());
        }
    }

    /** One scenario as the other side performs it. */
    private record Play(Scenario scenario, Scenario performed, boolean rude) {}

    private static List<Round> rounds(Protocol protocol, List<Scenario> scenarios, List<Role> roles) {
        return roles.stream()
                .flatMap(role -> IntStream.range(0, 3)
                        .mapToObj(number -> new Round(
                                role,
                                number,
                                scenarios.stream()
                                        .filter(scenario -> scenario.roles().contains(role) && scenario.slow() == null)
                                        .flatMap(scenario -> play(protocol, scenario, role, number).stream())
                                        .toList())))
                .toList();
    }

    /** In the rounds after the first a scenario that has too few mutants is not played. */
    private static Optional<Play> play(Protocol protocol, Scenario scenario, Role role, int number) {
        if (number == 0) {
            return Optional.of(new Play(
                    scenario, Variants.of(scenario, role).values().iterator().next(), false));
        }
        return Mutations.of(protocol, scenario, role).stream()
                .skip((number - 1L) * SOME)
                .findFirst()
                .map(mutant -> new Play(scenario, mutant.played(), mutant.rude()));
    }

    /** Plays all rounds side by side: what waits, waits together. */
    private static void play(Protocol protocol, List<Round> rounds, Judge judge, Duration patience)
            throws InterruptedException {
        try (Reactor reactor = new Reactor();
                SelfPlay selfPlay = new SelfPlay(reactor, protocol, judge, OPTIONS.withPatience(patience))) {
            Semaphore room = new Semaphore(AT_ONCE);
            for (Round round : rounds) {
                for (Play play : round.plays()) {
                    room.acquire();
                    selfPlay.play(play.scenario(), round.role(), play.performed(), play.rude(), result -> {
                        round.results().add(result);
                        room.release();
                    });
                }
            }
            room.acquire(AT_ONCE);
        }
    }
}
