package io.graphqltck.core.run;

import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what a subject claims to be able to do before scenarios rely on it. A claim that does not hold is one finding, of the
 * simplest scenario that needs it, and blocks the others.
 */
final class Claims {

    /** In a message: there are data, and so the operation was executed. */
    private static final String EXECUTED = "\"data\":{";

    private final Protocol protocol;
    private final SubjectInfo subject;
    private final Plan plan;
    /** For each word that does not hold: what was found instead. */
    private final Map<String, String> disproved = new TreeMap<>();
    /** Those of them of which nothing is seen, neither of what they are a part of. */
    private final Set<String> unseen = new TreeSet<>();
    /** What has been tried of that which would show that a lack is none. */
    private final Map<Probe, Boolean> seen = new HashMap<>();

    Claims(Protocol protocol, SubjectInfo subject, Plan plan) {
        this.protocol = protocol;
        this.subject = subject;
        this.plan = plan;
    }

    /** Plays one dialogue to its end. */
    @FunctionalInterface
    interface Playing {
        Played play(Scenario dialogue) throws InterruptedException;
    }

    /** The results of those of these scenarios that need what the subject claims and cannot do. */
    Map<String, ScenarioResult> unheld(List<Scenario> scenarios, Playing playing) throws InterruptedException {
        List<Scenario> playable = scenarios.stream()
                .filter(scenario -> plan.withoutPlaying(scenario).isEmpty())
                .toList();
        verify(playable, playing);
        return disproved.isEmpty() ? Map.of() : results(playable);
    }

    /** Tries what these scenarios need and the subject claims; what a probe has found just now is no claim. */
    private void verify(List<Scenario> scenarios, Playing playing) throws InterruptedException {
        Set<String> needed = new TreeSet<>();
        scenarios.forEach(scenario -> needed.addAll(plan.claims(scenario)));
        for (String word : needed) {
            boolean claimed =
                    (word.equals(Probe.CONTROL_SCHEMA) || subject.capabilities().contains(word))
                            && !subject.probed().getOrDefault(word, false);
            List<Probe> probes = claimed ? probes(word) : List.of();
            @Nullable String problem = probes.isEmpty() ? null : problem(probes, playing);
            if (claimed && problem == null) {
                problem = lack(word, playing);
            }
            if (problem != null) {
                disproved.put(word, problem);
            }
        }
    }

    private List<Probe> probes(String word) {
        return protocol.probes().stream()
                .filter(probe -> probe.role() == subject.role() && probe.finds().equals(word) && probe.disproves())
                .toList();
    }

    /** What the subject says of a lack: twice, and explicitly. */
    private @Nullable String lack(String word, Playing playing) throws InterruptedException {
        for (Probe disproof : protocol.disproofs()) {
            if (disproof.role() == subject.role() && disproof.finds().equals(word)) {
                @Nullable String said = said(playing.play(disproof.dialogue()));
                @Nullable String again = said == null ? null : said(playing.play(disproof.dialogue()));
                if (again != null && disproof.unless().isEmpty()) {
                    return "it answers an operation with " + again;
                }
                if (again != null && !shows(disproof.unless(), playing)) {
                    unseen.add(word);
                    return unseen(again, disproof.unless());
                }
            }
        }
        return null;
    }

    /** What is no proof of a lack, but all that can be seen from without. */
    private static String unseen(String said, List<String> unless) {
        return "it answers with " + said + ", and nothing is seen of " + quoted(unless) + " either. A server that"
                + " lacks them does that, and so does one that ignores them all";
    }

    /** Whether the subject can do one of these, claimed or not. */
    private boolean shows(List<String> words, Playing playing) throws InterruptedException {
        for (String word : words) {
            for (Probe probe : protocol.probes()) {
                if (probe.role() == subject.role() && probe.finds().equals(word) && finds(probe, playing)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean finds(Probe probe, Playing playing) throws InterruptedException {
        @Nullable Boolean known = subject.probed().get(probe.finds());
        known = known == null ? seen.get(probe) : known;
        if (known == null) {
            Played played = playing.play(probe.dialogue());
            known = played.unjudged() == null && played.divergence() == null;
            seen.put(probe, known);
        }
        return known;
    }

    /** What the subject answered to the last message, if the dialogue could be played. */
    private static @Nullable String said(Played played) {
        if (played.unjudged() != null || played.divergence() != null) {
            return null;
        }
        @Nullable String said = null;
        boolean answered = false;
        for (Moment moment : played.transcript().moments()) {
            if (moment.what() instanceof Happening.Note note && note.isEnd()) {
                break;
            }
            if (moment.what() instanceof Happening.OnWire onWire && onWire.direction() == Direction.RECEIVED) {
                said = answered && said != null ? said : Describe.event(onWire.event());
                answered = answered || onWire.json() != null;
            } else if (moment.what() instanceof Happening.OnWire onWire && onWire.json() != null) {
                answered = false;
                said = null;
            }
        }
        return said;
    }

    /** Null if one of the ways can be gone, or nothing can be said of it; each is tried twice. */
    private static @Nullable String problem(List<Probe> probes, Playing playing) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        for (Probe probe : probes) {
            @Nullable String first = problem(playing.play(probe.dialogue()));
            @Nullable String second = first == null ? null : problem(playing.play(probe.dialogue()));
            if (second == null) {
                return null;
            }
            problems.add(second);
        }
        return String.join("; or: ", problems);
    }

    private static @Nullable String problem(Played played) {
        if (played.unjudged() != null) {
            return null; // the kit's fault, or the adapter's, which every scenario tells of
        }
        var divergence = played.divergence();
        // Where the way to the operation is barred already, or the operation was executed and told wrongly, a scenario
        // tells why.
        return divergence == null
                        || divergence.provedBy() != null
                        || divergence.found().contains(EXECUTED)
                ? null
                : "expected " + String.join(" or ", divergence.allowed()) + ", received " + divergence.found();
    }

    /** The results of those of these scenarios that a wrong claim decides. */
    private Map<String, ScenarioResult> results(List<Scenario> scenarios) {
        Map<String, ScenarioResult> results = new LinkedHashMap<>();
        Map<List<String>, String> bearers = new HashMap<>();
        List<Scenario> simplestFirst = scenarios.stream()
                .sorted(Comparator.comparingLong(
                        scenario -> Turn.every(scenario.dialogue()).count()))
                .toList();
        for (Scenario scenario : simplestFirst) {
            for (String need : plan.claims(scenario)) {
                @Nullable String problem = disproved.get(need);
                if (problem != null && !results.containsKey(scenario.id())) {
                    List<String> together = together(need);
                    @Nullable String bearer = bearers.putIfAbsent(together, scenario.id());
                    results.put(
                            scenario.id(),
                            bearer == null ? bearing(scenario, together, problem) : blocked(scenario, need, bearer));
                }
            }
        }
        return results;
    }

    /** The claims that are wrong for the same reason as this one. */
    private List<String> together(String need) {
        return unseen.contains(need)
                ? disproved.keySet().stream().filter(unseen::contains).toList()
                : List.of(need);
    }

    private ScenarioResult bearing(Scenario scenario, List<String> needs, String problem) {
        return ScenarioResult.notPlayed(
                scenario,
                subject.role(),
                Verdict.FAILED,
                "the " + subject.role().word() + " claims " + what(needs) + ", which "
                        + (needs.size() == 1 ? "does" : "do") + " not hold: " + problem + ". " + advice(needs));
    }

    private ScenarioResult blocked(Scenario scenario, String need, String bearer) {
        return ScenarioResult.notPlayed(
                        scenario,
                        subject.role(),
                        Verdict.BLOCKED,
                        "it needs " + what(List.of(need)) + ", which the "
                                + subject.role().word() + " claims and does not have, see `" + bearer + "`")
                .provedBy(bearer);
    }

    private static String what(List<String> needs) {
        return needs.equals(List.of(Probe.CONTROL_SCHEMA))
                ? "the control schema"
                : (needs.size() == 1 ? "the capability " : "the capabilities ") + quoted(needs);
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String advice(List<String> needs) {
        return needs.equals(List.of(Probe.CONTROL_SCHEMA))
                ? "Remove the claim, map the server's own operations, or add what is missing, see docs/control-schema.md"
                : "Remove the claim, or see docs/capabilities.md";
    }
}
