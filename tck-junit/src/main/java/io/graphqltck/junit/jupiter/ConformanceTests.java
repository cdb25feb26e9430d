package io.graphqltck.junit.jupiter;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.junit.Constants;
import io.graphqltck.junit.discovery.Sources;
import io.graphqltck.junit.play.PlayedScenario;
import io.graphqltck.junit.play.RunningSuite;
import io.graphqltck.junit.play.SubjectUnderTest;
import io.graphqltck.junit.settings.Suite;
import io.graphqltck.junit.surefire.Buckets;
import io.graphqltck.junit.verdict.Failures;
import io.graphqltck.junit.verdict.Outcomes;
import io.graphqltck.junit.verdict.TestOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestReporter;
import org.opentest4j.TestAbortedException;

/**
 * Scenarios as dynamic tests, for a subject that lives in a test of Jupiter, such as one with {@code @SpringBootTest} or
 * {@code @QuarkusTest}. Returned by a method with {@code @TestFactory}:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> conformance() {
 *     return ConformanceTests.of(SubjectUnderTest.server("ws://127.0.0.1:" + port + "/graphql")
 *             .protocols("graphql-transport-ws"));
 * }
 * }</pre>
 *
 * <p>All scenarios are played at the same time in the background; each test waits for its own. The parameters of
 * {@link Constants} hold here too, as system properties. Jupiter cannot skip a dynamic test: what is not applicable is aborted.
 * Where a scenario fails, a last test {@code conformance} fails as well, because some build tools lose tests below containers.
 */
public final class ConformanceTests {

    private final RunningSuite running;
    private final Outcomes outcomes;
    private final Class<?> test;
    private final @Nullable TestReporter reporter;

    private ConformanceTests(RunningSuite running, Outcomes outcomes, Class<?> test, @Nullable TestReporter reporter) {
        this.running = running;
        this.test = test;
        this.outcomes = outcomes;
        this.reporter = reporter;
    }

    /** A test for each scenario. @throws io.graphqltck.junit.settings.SettingsException when what was said of the subject makes no sense */
    public static Stream<DynamicNode> of(SubjectUnderTest subject) {
        return of(subject, null, caller());
    }

    /** With entries for what is warned of, and for what the subject does where its document leaves it open. */
    public static Stream<DynamicNode> of(SubjectUnderTest subject, TestReporter reporter) {
        return of(subject, reporter, caller());
    }

    private static Class<?> caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type != ConformanceTests.class)
                        .findFirst())
                .orElse(ConformanceTests.class);
    }

    private static Stream<DynamicNode> of(SubjectUnderTest subject, @Nullable TestReporter reporter, Class<?> test) {
        RunningSuite running = RunningSuite.of(subject);
        FailOn failOn = running.suite().settings().failOn();
        Outcomes outcomes = new Outcomes(failOn, (run, result) -> repeat(test, result));
        return new ConformanceTests(running, outcomes, test, reporter).nodes();
    }

    private static String repeat(Class<?> test, ScenarioResult result) {
        return "mvn test -Dtest=" + test.getSimpleName() + " -D" + Constants.SCENARIOS + "="
                + result.scenario().id();
    }

    private Stream<DynamicNode> nodes() {
        Stream<DynamicNode> protocols = running.suite().parts().stream().map(this::protocol);
        // Asked for when the tests before it were executed, or at least after all was played.
        Stream<DynamicNode> end = Stream.of(running).flatMap(played -> end().map(problem -> failing(problem)).stream());
        return Stream.concat(protocols, end).onClose(running::close);
    }

    /**
     * A test that has no source of its own, so that Jupiter gives it that of the factory method: build tools that lose tests below
     * containers see a method of the class fail.
     */
    private static DynamicNode failing(Throwable problem) {
        return DynamicTest.dynamicTest("conformance", () -> {
            throw problem;
        });
    }

    /** What all of it fails with: nothing was played, or scenarios failed. */
    private Optional<Throwable> end() {
        try {
            Optional<Throwable> nothing = running.nothingPlayed().map(Throwable.class::cast);
            return nothing.isPresent() ? nothing : failures();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private Optional<Throwable> failures() throws InterruptedException {
        Failures failures = new Failures(test, outcomes);
        for (Suite.Part part : running.suite().parts()) {
            @Nullable RunResult run = null;
            for (Scenario scenario : part.scenarios()) {
                PlayedScenario played = running.result(scenario.id());
                failures.count(scenario.id(), outcomes.of(null, played.result()));
                run = played.run();
            }
            if (run != null) {
                failures.group(run);
            }
        }
        return failures.problem();
    }

    private DynamicNode protocol(Suite.Part part) {
        Map<String, List<Scenario>> themes = part.scenarios().stream()
                .collect(Collectors.groupingBy(Scenario::theme, LinkedHashMap::new, Collectors.toList()));
        return DynamicContainer.dynamicContainer(
                part.protocol().name(),
                themes.entrySet().stream()
                        .map(theme -> DynamicContainer.dynamicContainer(
                                Buckets.displayName(theme.getKey(), test),
                                theme.getValue().stream().map(this::scenario))));
    }

    private DynamicTest scenario(Scenario scenario) {
        return DynamicTest.dynamicTest(
                scenario.id() + ": " + scenario.title(),
                Sources.uri(scenario.at(), ConformanceTests.class.getClassLoader()),
                () -> tell(running.result(scenario.id())));
    }

    private void tell(PlayedScenario played) throws Throwable {
        Map<String, String> remarks = outcomes.remarks(played.result());
        if (reporter != null && !remarks.isEmpty()) {
            reporter.publishEntry(remarks);
        }
        TestOutcome outcome = outcomes.of(played.run(), played.result());
        if (outcome instanceof TestOutcome.Failed failed) {
            throw failed.failure();
        }
        if (outcome instanceof TestOutcome.Skipped skipped) {
            throw new TestAbortedException(skipped.reason());
        }
        if (outcome instanceof TestOutcome.Aborted aborted) {
            throw new TestAbortedException(aborted.reason());
        }
    }
}
