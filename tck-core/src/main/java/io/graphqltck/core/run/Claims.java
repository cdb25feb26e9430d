package io.graphqltck.core.run;

import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        return results(playable);
    }

    /** Tries what these scenarios need and the subject claims; what a probe has found just now is no claim. */
    private void verify(List<Scenario> scenarios, Playing playing) throws InterruptedException {
        Set<String> needed = new java.util.TreeSet<>();
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
                if (again != null) {
                    return "it answers an operation with " + again;
                }
            }
        }
        return null;
    }

    /** The last thing that the subject said, if the dialogue could be played. */
    private static @Nullable String said(Played played) {
        if (played.trouble() != null
                || played.gone() != null
                || played.divergence() != null
                || played.limit() != null) {
            return null;
        }
        @Nullable String said = null;
        for (Moment moment : played.transcript().moments()) {
            if (moment.what() instanceof Happening.Note note && note.isEnd()) {
                break;
            }
            if (moment.what() instanceof Happening.OnWire onWire && onWire.direction() == Direction.RECEIVED) {
                said = Describe.event(onWire.event());
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
        if (played.trouble() != null || played.gone() != null || played.limit() != null) {
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
        Map<String, String> bearers = new TreeMap<>();
        List<Scenario> simplestFirst = scenarios.stream()
                .sorted(Comparator.comparingLong(
                        scenario -> Turn.every(scenario.dialogue()).count()))
                .toList();
        for (Scenario scenario : simplestFirst) {
            for (String need : plan.claims(scenario)) {
                @Nullable String problem = disproved.get(need);
                if (problem != null && !results.containsKey(scenario.id())) {
                    @Nullable String bearer = bearers.putIfAbsent(need, scenario.id());
                    results.put(scenario.id(), result(scenario, need, problem, bearer));
                }
            }
        }
        return results;
    }

    private ScenarioResult result(Scenario scenario, String need, String problem, @Nullable String bearer) {
        Role role = subject.role();
        return bearer == null
                ? ScenarioResult.notPlayed(
                        scenario,
                        role,
                        Verdict.FAILED,
                        "the " + role.word() + " claims " + what(need) + ", which does not hold: " + problem + ". "
                                + advice(need))
                : ScenarioResult.notPlayed(
                                scenario,
                                role,
                                Verdict.BLOCKED,
                                "it needs " + what(need) + ", which the " + role.word()
                                        + " claims and does not have, see `" + bearer + "`")
                        .provedBy(bearer);
    }

    private static String what(String need) {
        return need.equals(Probe.CONTROL_SCHEMA) ? "the control schema" : "the capability `" + need + "`";
    }

    private static String advice(String need) {
        return need.equals(Probe.CONTROL_SCHEMA)
                ? "Remove the claim, map the server's own operations, or add what is missing, see docs/control-schema.md"
                : "Remove the claim, or see docs/capabilities.md";
    }
}
