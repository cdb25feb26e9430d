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
 * The outcome of one scenario with one subject. What is large is not in here but in its {@linkplain #details() details}, so
 * that tens of thousands of results fit into memory.
 *
 * @param requirements those that the scenario tests in this role, and those that its findings name besides
 * @param findings in the order of the transcript
 * @param findingsLeftOut how many findings more there are
 * @param outcomes which alternatives the subject took where the document leaves it open
 * @param repeat the one command that plays it again
 */
public record Result(
        Played played,
        Ending ending,
        List<QuotedRequirement> requirements,
        List<Finding> findings,
        int findingsLeftOut,
        List<String> outcomes,
        String repeat,
        DetailsSource source) {

    public Result {
        requirements = List.copyOf(requirements);
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * The scenario that was played.
     *
     * @param aliases earlier ids of the scenario
     * @param role the subject's
     * @param at where the scenario stands
     */
    public record Played(String id, List<String> aliases, String title, String theme, Role role, Location at) {
        public Played {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * How it ended.
     *
     * @param reason why, for every verdict but a plain pass; else empty
     * @param provedBy for one that is blocked, known or not, the scenario that tests what it builds on
     * @param unstable whether it was played several times and did not end alike every time
     * @param took with microseconds; zero where nothing was played
     */
    public record Ending(
            Verdict verdict, String reason, @Nullable String provedBy, boolean unstable, Duration took) {}

    /** The same, with details from elsewhere. */
    public Result with(DetailsSource other) {
        return new Result(played, ending, requirements, findings, findingsLeftOut, outcomes, repeat, other);
    }

    /** Where the details of a result come from: memory or a file. */
    @FunctionalInterface
    public interface DetailsSource {
        /** Loads them. @throws IOException when the file cannot be read any more */
        Details load() throws IOException;
    }

    /**
     * The dialogue and the transcript, loaded again by each call. A renderer holds one of them at a time.
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

    public String id() {
        return played.id();
    }

    public List<String> aliases() {
        return played.aliases();
    }

    public String title() {
        return played.title();
    }

    public String theme() {
        return played.theme();
    }

    public Role role() {
        return played.role();
    }

    public Location at() {
        return played.at();
    }

    public Verdict verdict() {
        return ending.verdict();
    }

    public String reason() {
        return ending.reason();
    }

    public @Nullable String provedBy() {
        return ending.provedBy();
    }

    public boolean unstable() {
        return ending.unstable();
    }

    public Duration took() {
        return ending.took();
    }
}
