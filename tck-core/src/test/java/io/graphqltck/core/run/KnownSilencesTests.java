package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.play.cursor.Silence;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A silence that the baseline knows is confirmed by a shorter wait; nothing else is decided by it. */
class KnownSilencesTests {

    private static final Duration FULL = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final List<String> waits = new ArrayList<>();

    /** The outcome of a play of `demo.test.one` or `demo.test.alone` with this timeout; null passes. */
    private interface Subject {
        @Nullable
        String found(Duration patience);
    }

    @Test
    void theSameSilenceIsConfirmedWithTheShorterWait() throws Exception {
        RunResult run = run(known("demo.test.one", true, null), Silence::after);

        assertThat(waits).containsExactly("one 2 s", "two 10 s", "alone 10 s");
        assertThat(verdicts(run)).containsExactly(Verdict.KNOWN_FAILURE, Verdict.PASSED, Verdict.FAILED);
    }

    @Test
    void theSameHoldsWhereItIsPlayedAlone() throws Exception {
        RunResult run = run(known("demo.test.alone", true, null), Silence::after);

        assertThat(waits).containsExactly("one 10 s", "two 10 s", "alone 2 s");
        assertThat(verdicts(run)).containsExactly(Verdict.FAILED, Verdict.PASSED, Verdict.KNOWN_FAILURE);
    }

    @Test
    void anAnswerThatTakesLongerThanTheShorterWaitIsWaitedFor() throws Exception {
        RunResult run =
                run(known("demo.test.one", true, null), patience -> patience.equals(SHORT) ? "a broken answer" : null);

        assertThat(waits).containsExactly("one 2 s", "one 10 s", "two 10 s", "alone 10 s");
        assertThat(verdicts(run)).containsExactly(Verdict.FIXED, Verdict.PASSED, Verdict.PASSED);
    }

    @Test
    void aPassStandsAsItIs() throws Exception {
        RunResult run = run(known("demo.test.one", true, null), patience -> null);

        assertThat(waits).containsExactly("one 2 s", "two 10 s", "alone 10 s");
        assertThat(verdicts(run)).startsWith(Verdict.FIXED);
    }

    @Test
    void anotherFailureIsPlayedAgainBeforeItIsTold() throws Exception {
        RunResult run = run(known("demo.test.one", true, null), patience -> "an answer that nobody asked for");

        assertThat(waits).startsWith("one 2 s", "one 10 s");
        assertThat(run.results().get(0).findings().get(0).found()).isEqualTo("an answer that nobody asked for");
    }

    @Test
    void whatIsNotKnownAsSilentOrHasExpiredGetsTheFullWait() throws Exception {
        run(known("demo.test.one", false, null), Silence::after);
        run(known("demo.test.one", true, LocalDate.of(2020, 1, 1)), Silence::after);

        assertThat(waits).doesNotContain("one 2 s").contains("one 10 s");
    }

    @Test
    void aShorterPatienceIsNotMadeLonger() throws Exception {
        run(known("demo.test.one", true, null), Options.DEFAULT.withPatience(Duration.ofSeconds(1)), Silence::after);

        assertThat(waits).startsWith("one 1 s");
    }

    private static Baseline known(String id, boolean silent, @Nullable LocalDate expires) {
        return new Baseline(List.of(new Baseline.Known(id, "DEMO-S-01", "reported", null, expires).silent(silent)));
    }

    private static List<Verdict> verdicts(RunResult run) {
        return run.results().stream().map(ScenarioResult::verdict).toList();
    }

    private RunResult run(Baseline baseline, Subject subject) throws InterruptedException {
        return run(baseline, Options.DEFAULT.withPatience(FULL), subject);
    }

    private RunResult run(Baseline baseline, Options options, Subject subject) throws InterruptedException {
        Protocol protocol = Results.PROTOCOL;
        SubjectInfo info = new SubjectInfo("s", "S", "1", Role.SERVER, Set.of(), true, Map.of(), Map.of());
        return new SuiteRun(
                        protocol,
                        info,
                        new SilentVenue(subject),
                        options,
                        new Judge(Rules.load(KnownSilencesTests.class.getClassLoader()), false),
                        1,
                        RunListener.NONE)
                .run(protocol.scenarios(), baseline);
    }

    private final class SilentVenue implements Venue {

        private final Subject subject;

        SilentVenue(Subject subject) {
            this.subject = subject;
        }

        @Override
        public void play(Protocol protocol, Script script, Bindings bindings, Options options, Consumer<Played> done) {
            Scenario scenario = script.scenario();
            waits.add(scenario.id().substring("demo.test.".length()) + " "
                    + options.patience().toSeconds() + " s");
            @Nullable String found = scenario.id().endsWith("two") ? null : subject.found(options.patience());
            @Nullable
            Divergence divergence =
                    found == null ? null : new Divergence(0, scenario.at(), null, null, List.of("an answer"), found);
            done.accept(new Played(script, new Transcript(() -> 0), divergence, List.of(), null, null));
        }

        @Override
        public @Nullable String health() {
            return null;
        }

        @Override
        public @Nullable String health(Duration within) {
            return null;
        }

        @Override
        public boolean revive() {
            return true;
        }

        @Override
        public void close() {}
    }
}
