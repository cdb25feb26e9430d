package io.graphqltck.junit.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/**
 * Collects the scenarios of a class that failed. The class fails as well, because there are build tools that do not count what
 * failed below it. Not safe for use by several threads.
 */
public final class Failures {

    private static final int NAMED = 20;
    private static final int LENGTH = 160;

    private final Class<?> testClass;
    private final List<String> failed = new ArrayList<>();
    private int judged;
    private boolean isDeviation;

    public Failures(Class<?> testClass) {
        this.testClass = testClass;
    }

    /** Counts one scenario. */
    public void count(String id, TestOutcome outcome) {
        judged++;
        if (outcome instanceof TestOutcome.Failed failure) {
            failed.add(id + ": " + firstLine(String.valueOf(failure.failure().getMessage())));
            isDeviation |= failure.failure() instanceof AssertionError;
        }
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
        StringBuilder text = new StringBuilder();
        text.append(failed.size()).append(" of ").append(judged);
        text.append(" scenarios failed; each is a test of its own, with its story:");
        failed.stream().limit(NAMED).forEach(line -> text.append("\n  ").append(line));
        if (failed.size() > NAMED) {
            text.append("\n  … and ").append(failed.size() - NAMED).append(" more");
        }
        Throwable problem =
                isDeviation ? new AssertionFailedError(text.toString()) : new IllegalStateException(text.toString());
        // Where the kit counted is of no use to anybody; the class is.
        problem.setStackTrace(
                new StackTraceElement[] {new StackTraceElement(testClass.getName(), "conformance", null, -1)});
        return Optional.of(problem);
    }
}
