package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run plays what applies, the isolated ones alone, and comes to its end whatever happens. */
class SuiteRunTests {

    /** Plays by name: passes, unless the subject's process ends with it. */
    private static final class FakeVenue implements Venue {

        final List<String> played = new ArrayList<>();
        String deadly = "";
        /** The scenario that tests the fragment in which the process ends. */
        @Nullable
        String provedBy;
        /** The deadly one is content with the end of its connection. */
        boolean passesByIt;
        /** That the process has ended is known to those only who wait for it. */
        boolean noticedLate;
        /** Nobody can start it again. */
        boolean mortal;
        /** It has closed its connections in good order before. */
        boolean shutsDown;
        /** Whose process ends: the client's, that of its adapter, or the server's, of which only the venue knows. */
        ApplicationEvent.@Nullable Gone gone;

        private boolean dead;
        private boolean noticed;

        @Override
        public void play(Protocol protocol, Script script, Bindings bindings, Options options, Consumer<Played> done) {
            String id = script.scenario().id();
            played.add(id);
            boolean ends = dead || id.equals(deadly);
            // An adapter is started again by the next session, a server only by the run.
            dead = ends && gone == null;
            Divergence ended =
                    new Divergence(0, script.scenario().at(), null, provedBy, List.of("an answer"), "the end");
            done.accept(new Played(
                    script,
                    transcript(dead, shutsDown),
                    dead && !(passesByIt && id.equals(deadly)) ? ended : null,
                    List.of(),
                    null,
                    ends ? gone : null));
        }

        private static Transcript transcript(boolean ended, boolean inGoodOrder) {
            Transcript transcript = new Transcript(() -> 0);
            if (ended && inGoodOrder) {
                transcript.onWire(1, Direction.RECEIVED, new WireEvent.Close(1001, "going away"));
            }
            if (ended) {
                transcript.onWire(1, Direction.RECEIVED, new WireEvent.Ended(WireEvent.Ending.RESET, "reset"));
            }
            return transcript;
        }

        @Override
        public @Nullable String health() {
            return dead && (noticed || !noticedLate) ? "the process ended" : null;
        }

        @Override
        public @Nullable String health(Duration within) {
            noticed = dead;
            return health();
        }

        @Override
        public boolean revive() {
            if (mortal) {
                return false;
            }
            dead = false;
            noticed = false;
            return true;
        }

        @Override
        public void close() {}
    }

    private final FakeVenue venue = new FakeVenue();

    @Test
    void playsTheIsolatedOnesLast() throws InterruptedException {
        RunResult result = run(RunListener.NONE);

        assertThat(venue.played).containsExactly("demo.test.one", "demo.test.two", "demo.test.alone");
        assertThat(result.counts()).containsExactly(Map.entry(Verdict.PASSED, 3));
        assertThat(result.complete()).isTrue();
    }

    @Test
    void findsTheScenarioThatEndsTheSubject() throws InterruptedException {
        venue.deadly = "demo.test.one";

        RunResult result = run(RunListener.NONE);

        assertThat(result.results())
                .extracting(ScenarioResult::verdict)
                .containsExactly(Verdict.FAILED, Verdict.PASSED, Verdict.PASSED);
        assertThat(result.results().get(0).reason())
                .isEqualTo("played alone, it ends the subject's process: the process ended");
    }

    @Test
    void isNotBlockedByAProofThatWasNotSelectedWhereItEndsTheSubject() throws InterruptedException {
        venue.deadly = "demo.test.one";
        venue.provedBy = "demo.test.elsewhere";

        assertThat(run(RunListener.NONE).results().get(0).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void findsTheScenarioThatEndsTheSubjectAlsoWhereItPassesByThat() throws InterruptedException {
        venue.deadly = "demo.test.two";
        venue.passesByIt = true;

        assertThat(run(RunListener.NONE).results())
                .extracting(ScenarioResult::verdict)
                .containsExactly(Verdict.PASSED, Verdict.FAILED, Verdict.PASSED);
    }

    /** A connection is reset before anybody hears of the end of the process. */
    @Test
    void waitsForTheEndOfTheSubjectBeforeItBlamesAnotherScenario() throws InterruptedException {
        venue.deadly = "demo.test.one";
        venue.noticedLate = true;

        assertThat(run(RunListener.NONE).results())
                .extracting(ScenarioResult::verdict)
                .containsExactly(Verdict.FAILED, Verdict.PASSED, Verdict.PASSED);
    }

    /** Nothing that came of its end counts against it, and what it did before stands. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accusesNobodyWhereTheSubjectHasGoneForGood(boolean shutsDown) throws InterruptedException {
        venue.deadly = "demo.test.two";
        venue.mortal = true;
        venue.noticedLate = true;
        venue.shutsDown = shutsDown;

        SuiteRun run = suiteRun(RunListener.NONE, Options.DEFAULT);
        RunResult result = run.run(Results.PROTOCOL.scenarios(), Baseline.EMPTY);

        assertThat(venue.played).containsExactly("demo.test.one", "demo.test.two");
        assertThat(result.results())
                .extracting(ScenarioResult::verdict)
                .containsExactly(Verdict.PASSED, Verdict.HARNESS_ERROR, Verdict.HARNESS_ERROR);
        assertThat(result.results())
                .extracting(ScenarioResult::reason)
                .containsExactly(
                        "",
                        "not judged: it was in flight when the subject was lost, and may have ended it: the process ended",
                        "not judged: the subject was lost before: the process ended");
        assertThat(run.lost()).isEqualTo("the process ended");
        assertThat(result.complete()).isFalse();
    }

    @Test
    void hasLostNobodyWhoCanBeReachedAgain() throws InterruptedException {
        venue.deadly = "demo.test.one";

        SuiteRun run = suiteRun(RunListener.NONE, Options.DEFAULT);
        run.run(Results.PROTOCOL.scenarios(), Baseline.EMPTY);

        assertThat(run.lost()).isNull();
    }

    /** Otherwise each of hundreds could wait for its timeout alone. */
    @Test
    void playsAgainForALimitedTimeOnly() throws InterruptedException {
        venue.deadly = "demo.test.one";

        RunResult result = run(RunListener.NONE, Options.DEFAULT.withPatience(Duration.ofNanos(1)));

        assertThat(venue.played).containsExactly("demo.test.one", "demo.test.two", "demo.test.alone");
        assertThat(result.results())
                .extracting(ScenarioResult::verdict)
                .containsExactly(Verdict.HARNESS_ERROR, Verdict.HARNESS_ERROR, Verdict.PASSED);
        assertThat(result.results().get(1).reason())
                .isEqualTo("the subject's process ended while it was played; it was not played again, since others"
                        + " took the 0 s that there are for that");
    }

    @Test
    void holdsTheCrashOfAClientPlayedAloneAgainstIt() throws InterruptedException {
        venue.deadly = "demo.test.one";
        venue.gone = new ApplicationEvent.Gone("the adapter's process ended with exit code 70", true);

        ScenarioResult first = run(RunListener.NONE).results().get(0);

        assertThat(venue.played).endsWith("demo.test.one", "demo.test.alone");
        assertThat(first.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(first.reason())
                .isEqualTo(
                        "played alone, it ends the subject's process: the adapter's process ended with exit code 70");
    }

    @Test
    void doesNotHoldAnAdapterThatBreaksItsProtocolAgainstTheClient() throws InterruptedException {
        venue.deadly = "demo.test.one";
        venue.gone =
                new ApplicationEvent.Gone("the adapter broke the adapter protocol: a line that is not JSON", false);

        ScenarioResult first = run(RunListener.NONE).results().get(0);

        assertThat(venue.played).endsWith("demo.test.one", "demo.test.alone");
        assertThat(first.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(first.reason()).isEqualTo("the adapter broke the adapter protocol: a line that is not JSON");
    }

    @Test
    void comesToItsEndThoughAListenerThrows() throws InterruptedException {
        RunListener throwing = new RunListener() {
            @Override
            public void finished(ScenarioResult result) {
                if (!result.scenario().isolated()) {
                    throw new IllegalStateException("broken on purpose");
                }
            }
        };
        Thread runner = new Thread(() -> {
            try {
                run(throwing);
            } catch (RuntimeException | InterruptedException e) {
                // That it ends is what counts here.
            }
        });
        runner.start();
        runner.join();

        assertThat(runner.isAlive()).isFalse();
    }

    private RunResult run(RunListener listener) throws InterruptedException {
        return run(listener, Options.DEFAULT);
    }

    private RunResult run(RunListener listener, Options options) throws InterruptedException {
        return suiteRun(listener, options).run(Results.PROTOCOL.scenarios(), Baseline.EMPTY);
    }

    private SuiteRun suiteRun(RunListener listener, Options options) {
        SubjectInfo subject = new SubjectInfo("s", "S", "1", Role.SERVER, Set.of(), true, Map.of(), Map.of());
        Judge judge = new Judge(Rules.load(SuiteRunTests.class.getClassLoader()), false);
        return new SuiteRun(Results.PROTOCOL, subject, venue, options, judge, 2, listener);
    }
}
