package io.graphqltck.core.run;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The known failures of a subject. A known failure that passes, or fails otherwise, is red until the baseline is updated. */
public final class Baseline {

    public static final Baseline EMPTY = new Baseline(List.of());

    private final Map<String, Known> byId = new LinkedHashMap<>();

    public Baseline(List<Known> known) {
        known.forEach(entry -> byId.put(entry.id(), entry));
    }

    /**
     * One known failure.
     *
     * @param id the scenario's
     * @param requirement of the finding that is expected
     * @param reason why it fails, for people
     * @param link where it is reported, or null
     * @param expires after this day it counts as a failure again, or null
     * @param intermittent whether it passes at times, as with a race that the subject does not always lose
     * @param silent whether it fails because nothing comes, which a shorter wait confirms
     */
    public record Known(
            String id,
            String requirement,
            String reason,
            @Nullable String link,
            @Nullable LocalDate expires,
            boolean intermittent,
            boolean silent) {

        /** One that fails every time. */
        public Known(String id, String requirement, String reason, @Nullable String link, @Nullable LocalDate expires) {
            this(id, requirement, reason, link, expires, false, false);
        }

        boolean expiredOn(LocalDate today) {
            return expires != null && today.isAfter(expires);
        }

        /** The same of the scenario's present id. */
        public Known under(String newId) {
            return new Known(newId, requirement, reason, link, expires, intermittent, silent);
        }

        /** The same, of a failure that is such a silence or is not. */
        public Known silent(boolean value) {
            return new Known(id, requirement, reason, link, expires, intermittent, value);
        }
    }

    public List<Known> known() {
        return List.copyOf(byId.values());
    }

    /** Whether a failure of this scenario for this requirement is one that is known on this day. */
    boolean knows(String id, String requirement, LocalDate today) {
        @Nullable Known entry = byId.get(id);
        return entry != null && entry.requirement().equals(requirement) && !entry.expiredOn(today);
    }

    /** Whether this scenario is known to fail because nothing comes. */
    boolean expectsSilence(Scenario scenario, LocalDate today) {
        @Nullable Known entry = known(scenario);
        return entry != null && entry.silent() && !entry.expiredOn(today);
    }

    /** Whether this is the very silence that it knows, however long the wait for it was. */
    boolean isKnownSilence(ScenarioResult result) {
        @Nullable Known entry = known(result.scenario());
        return entry != null
                && result.verdict() == Verdict.FAILED
                && firstRequirement(result).equals(entry.requirement())
                && result.findings().stream().anyMatch(Finding::isSilence);
    }

    /**
     * The verdicts of a run: what failed within a fragment that another scenario proves, and did not prove, is blocked by that, and
     * what fails as this baseline says is known.
     */
    public List<ScenarioResult> verdicts(List<ScenarioResult> results, LocalDate today) {
        return new KnownBlocking(applyTo(Blocking.applyTo(results), today), this, today).results();
    }

    /** The results with their verdicts in the light of this baseline. */
    public List<ScenarioResult> applyTo(List<ScenarioResult> results, LocalDate today) {
        List<ScenarioResult> judged = new ArrayList<>();
        for (ScenarioResult result : results) {
            @Nullable Known entry = known(result.scenario());
            judged.add(entry == null ? result : compare(result, entry, today));
        }
        return judged;
    }

    private @Nullable Known known(Scenario scenario) {
        @Nullable Known entry = byId.get(scenario.id());
        for (String alias : scenario.aliases()) {
            entry = entry == null ? byId.get(alias) : entry;
        }
        return entry;
    }

    private static ScenarioResult compare(ScenarioResult result, Known entry, LocalDate today) {
        if (result.verdict() == Verdict.PASSED || result.verdict() == Verdict.WARNED) {
            if (entry.intermittent()) {
                return result;
            }
            return result.with(
                    Verdict.FIXED,
                    "the baseline expects it to fail: " + entry.reason() + "; remove it from the baseline");
        }
        if (result.verdict() != Verdict.FAILED) {
            return result;
        }
        if (entry.expiredOn(today)) {
            return result.with(
                    Verdict.FAILED, "its entry in the baseline expired on " + entry.expires() + "; " + result.reason());
        }
        boolean same = firstRequirement(result).equals(entry.requirement());
        return same
                ? result.with(Verdict.KNOWN_FAILURE, entry.reason())
                : result.with(
                        Verdict.CHANGED,
                        "the baseline expects a failure of " + entry.requirement() + ", but: " + result.reason());
    }

    /** The requirement by which a failed scenario is known; one that ended the subject's process shows no other than its own. */
    public static String firstRequirement(ScenarioResult result) {
        return result.findings().stream()
                .filter(finding -> finding.judgement() == Judgement.FAIL)
                .findFirst()
                .map(Finding::requirement)
                .orElse(result.scenario().requirements().get(0));
    }
}
