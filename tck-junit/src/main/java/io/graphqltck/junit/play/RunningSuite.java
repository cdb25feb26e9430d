package io.graphqltck.junit.play;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.junit.settings.Declared;
import io.graphqltck.junit.settings.RunParameters;
import io.graphqltck.junit.settings.Settings;
import io.graphqltck.junit.settings.SettingsException;
import io.graphqltck.junit.settings.Suite;
import io.graphqltck.junit.settings.SuiteReader;
import io.graphqltck.junit.subject.Playing;
import io.graphqltck.junit.subject.SubjectException;
import io.graphqltck.junit.subject.Subjects;
import io.graphqltck.junit.subject.Tally;
import io.graphqltck.wire.Reactor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Plays all scenarios of a subject in the background; a caller that asks for one result waits for it. */
public final class RunningSuite implements AutoCloseable {

    private final SubjectUnderTest subject;
    private final Suite suite;
    private final Map<String, CompletableFuture<PlayedScenario>> results = new LinkedHashMap<>();
    private final CompletableFuture<Optional<SubjectException>> end = new CompletableFuture<>();
    private final Thread thread;

    private RunningSuite(SubjectUnderTest subject, Suite suite) {
        this.subject = subject;
        this.suite = suite;
        suite.parts()
                .forEach(part ->
                        part.scenarios().forEach(scenario -> results.put(scenario.id(), new CompletableFuture<>())));
        this.thread = new Thread(this::run, "graphql-tck");
        thread.setDaemon(true);
    }

    /** Begins to play. @throws SettingsException when what was said of the subject makes no sense */
    public static RunningSuite of(SubjectUnderTest subject) {
        return of(subject.declared(), subject, RunParameters.ofSystem());
    }

    static RunningSuite of(Declared declared, SubjectUnderTest subject, RunParameters parameters) {
        Suite suite = new SuiteReader(parameters).of(declared);
        if (suite.emptied() != null) {
            throw new SettingsException(suite.emptied());
        }
        RunningSuite running = new RunningSuite(subject, suite);
        running.thread.start();
        return running;
    }

    public Suite suite() {
        return suite;
    }

    /**
     * The result of this scenario of the suite, final in the light of all others.
     *
     * @throws SubjectException when the subject cannot be started or reached
     */
    public PlayedScenario result(String id) throws InterruptedException {
        return await(java.util.Objects.requireNonNull(results.get(id), id));
    }

    /** The result of the only scenario. */
    PlayedScenario only(String id) throws InterruptedException {
        if (results.size() > 1) {
            throw new SettingsException("`" + id + "` is the beginning of " + results.size()
                    + " ids of scenarios; name one of them, such as `"
                    + results.keySet().iterator().next() + "`");
        }
        return await(results.values().iterator().next());
    }

    /** Waits for the end of all; why that is no success, when not one scenario was played. */
    public Optional<SubjectException> nothingPlayed() throws InterruptedException {
        return await(end);
    }

    /** Waits for the subject to be stopped; what is still in flight is given up. */
    @Override
    public void close() {
        if (!end.isDone()) {
            thread.interrupt();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SubjectException known) {
                // A new one, because its stack belongs to the thread that asks.
                throw new SubjectException(String.valueOf(known.getMessage()), known);
            }
            throw new IllegalStateException(KitFailure.PREFIX + e.getCause(), e);
        }
    }

    private void run() {
        try {
            end.complete(play());
        } catch (InterruptedException e) {
            fail(new SubjectException("interrupted before all scenarios were played", e));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable why) {
        results.values().forEach(result -> result.completeExceptionally(why));
        end.completeExceptionally(why);
    }

    private Optional<SubjectException> play() throws InterruptedException {
        Settings settings = suite.settings();
        Tally tally = new Tally(settings.subject().name());
        try (Reactor reactor = new Reactor();
                Venue venue = subject.open(new Subjects(reactor), settings)) {
            for (Suite.Part part : suite.parts()) {
                RunResult run = Playing.play(
                        part.protocol(), part.scenarios(), settings, suite.baseline(), venue, RunListener.NONE);
                for (ScenarioResult result : run.results()) {
                    future(result).complete(new PlayedScenario(run, result));
                }
                tally.count(run.results());
            }
        }
        return tally.problem();
    }

    private CompletableFuture<PlayedScenario> future(ScenarioResult result) {
        return java.util.Objects.requireNonNull(results.get(result.scenario().id()));
    }
}
