package io.graphqltck.junit.subject;

import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.Optional;
import java.util.Set;

/** Counts what was played: a suite of which nothing was is no success. Not safe for use by several threads. */
public final class Tally {

    private static final Set<Verdict> NOT_PLAYED = Set.of(Verdict.NOT_APPLICABLE, Verdict.UNTESTABLE);

    private final String name;
    private int played;
    private String whyNot = "";

    /** {@code name} of the suite, for the message. */
    public Tally(String name) {
        this.name = name;
    }

    public void count(Iterable<ScenarioResult> results) {
        for (ScenarioResult result : results) {
            if (NOT_PLAYED.contains(result.verdict())) {
                whyNot = result.reason();
            } else {
                played++;
            }
        }
    }

    /** Why this is no success, or nothing when something was played. */
    public Optional<SubjectException> problem() {
        return played > 0
                ? Optional.empty()
                : Optional.of(new SubjectException("not one scenario of " + name + " was played: " + whyNot));
    }
}
