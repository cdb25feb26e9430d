package io.graphqltck.junit.verdict;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.reports.console.FindingsText;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.results.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/**
 * Collects the scenarios of a class that failed, and groups them by cause. The class fails as well, because there are build tools
 * that do not count what failed below it. Not safe for use by several threads.
 */
public final class Failures {

    private static final int NAMED = 20;
    private static final int LENGTH = 160;

    private final Class<?> testClass;
    private final Outcomes outcomes;
    private final Map<String, String> failed = new LinkedHashMap<>();
    private final List<Cause> causes = new ArrayList<>();
    private int judged;
    private boolean isDeviation;

    public Failures(Class<?> testClass, Outcomes outcomes) {
        this.testClass = testClass;
        this.outcomes = outcomes;
    }

    /** Counts one scenario. */
    public void count(String id, TestOutcome outcome) {
        judged++;
        if (outcome instanceof TestOutcome.Failed failure) {
            failed.put(
                    id, id + ": " + firstLine(String.valueOf(failure.failure().getMessage())));
            isDeviation |= failure.failure() instanceof AssertionError;
        }
    }

    /** Adds the findings of a run whose scenarios were counted. */
    public void group(RunResult run) {
        causes.addAll(outcomes.causes(run));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH - 1) + "…";
    }

    /** What the class fails with, or nothing where no scenario failed. */
    public Optional<Throwable> problem() {
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        String text = text();
        Throwable problem = isDeviation ? new AssertionFailedError(text) : new IllegalStateException(text);
        // Where the kit counted is of no use to anybody; the class is.
        problem.setStackTrace(
                new StackTraceElement[] {new StackTraceElement(testClass.getName(), "conformance", null, -1)});
        return Optional.of(problem);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(failed.size()).append(" of ").append(judged).append(" scenarios failed");
        text.append(causes.isEmpty() ? "" : ", " + FindingsText.count(causes.size()));
        text.append("; each scenario is a separate test, with its story:\n");
        text.append(FindingsText.of(causes.stream().limit(NAMED).toList(), Outcomes.STYLE));
        more(text, causes.size() - NAMED);
        // What blames no sentence of the document, such as what is blocked, belongs to no finding.
        Set<String> found = new HashSet<>();
        causes.forEach(cause -> cause.results().stream().map(Result::id).forEach(found::add));
        List<String> others = failed.entrySet().stream()
                .filter(entry -> !found.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        others.stream()
                .limit(NAMED)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        more(text, others.size() - NAMED);
        return text.toString().stripTrailing();
    }

    private static void more(StringBuilder text, int more) {
        if (more > 0) {
            text.append("  … and ").append(more).append(" more\n");
        }
    }
}
