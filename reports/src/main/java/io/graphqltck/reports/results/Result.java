package io.graphqltck.reports.results;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one scenario with one subject. What is large is not in here but in its {@linkplain #details() details}, so
 * that tens of thousands of results fit into memory.
 *
 * @param aliases earlier ids of the scenario
 * @param role the subject's
 * @param reason why, for every verdict but a plain pass; else empty
 * @param requirements those that the scenario tests in this role, and those that its findings name besides
 * @param findings in the order of the transcript
 * @param findingsLeftOut how many findings more there are
 * @param outcomes which alternatives the subject took where the document leaves it open
 * @param provedBy for one that is blocked, known or not, the scenario that tests what it builds on
 * @param unstable whether it was played several times and did not end alike every time
 * @param took with microseconds; zero where nothing was played
 * @param at where the scenario stands
 * @param repeat the one command that plays it again
 */
public record Result(
        String id,
        List<String> aliases,
        String title,
        String theme,
        Role role,
        Verdict verdict,
        String reason,
        List<QuotedRequirement> requirements,
        List<Finding> findings,
        int findingsLeftOut,
        List<String> outcomes,
        @Nullable String provedBy,
        boolean unstable,
        Duration took,
        Location at,
        String repeat,
        DetailsSource source) {

    public Result {
        aliases = List.copyOf(aliases);
        requirements = List.copyOf(requirements);
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
    }

    /** The same, with details from elsewhere. */
    public Result with(DetailsSource other) {
        return new Result(
                id,
                aliases,
                title,
                theme,
                role,
                verdict,
                reason,
                requirements,
                findings,
                findingsLeftOut,
                outcomes,
                provedBy,
                unstable,
                took,
                at,
                repeat,
                other);
    }

    /** Where the details of a result come from: memory or a file. */
    @FunctionalInterface
    public interface DetailsSource {
        /** Loads them. @throws IOException when the file cannot be read any more */
        Details load() throws IOException;
    }

    /**
     * The dialogue and the transcript, loaded anew by each call. Whoever renders holds one of them at a time.
     *
     * @throws IOException when they stand in a file that cannot be read any more
     */
    public Details details() throws IOException {
        return source.load();
    }

    /** The finding that a story is about: the first that fails, else the first that warns, else the first. */
    public Optional<Finding> mainFinding() {
        return MainFinding.of(findings);
    }

    /** The requirement of the first finding that fails, else the scenario's first: by it a failure is known again. */
    public String failedRequirement() {
        return findings.stream()
                .filter(finding -> finding.judgement() == Judgement.FAIL)
                .map(Finding::requirement)
                .findFirst()
                .orElseGet(
                        () -> requirements.isEmpty() ? "" : requirements.get(0).id());
    }

    /** The requirement of this id, if it is one of this result's. */
    public Optional<QuotedRequirement> requirement(String requirementId) {
        return requirements.stream()
                .filter(requirement -> requirement.id().equals(requirementId))
                .findFirst();
    }
}
