package io.graphqltck.core.verdict;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.play.cursor.Outcome;
import io.graphqltck.core.play.cursor.Silence;
import io.graphqltck.core.rules.RuleFinding;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.subject.ApplicationEvent.Gone;
import io.graphqltck.core.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what was played to a verdict: the script's divergence, the rules' findings, and how much each weighs. */
public final class Judge {

    /** This many findings of one kind are kept of one play. */
    private static final int MOST_ALIKE = 20;

    private final Rules rules;
    private final boolean strict;

    /** {@code strict}: explicit sentences that are widely not implemented fail instead of warning. */
    public Judge(Rules rules, boolean strict) {
        this.rules = rules;
        this.strict = strict;
    }

    /** What a play is worth. What the kit cannot read is its own limit, and counts against nobody. */
    public ScenarioResult judge(Protocol protocol, Played played) {
        try {
            return judged(protocol, played);
        } catch (KitLimitException e) {
            return new ScenarioResult(
                    played.script().scenario(),
                    played.script().subject(),
                    Verdict.HARNESS_ERROR,
                    Played.LIMIT + e.sentence(),
                    List.of(),
                    List.of(),
                    null,
                    played.transcript(),
                    played.transcript().length());
        }
    }

    /** Whether what the subject did where it left the script breaks this finding's sentence by itself, whatever its peer does. */
    public boolean isBrokenByItself(Protocol protocol, ScenarioResult result, Finding finding) {
        @Nullable Transcript transcript = result.transcript();
        return transcript != null
                && finding.isDivergence()
                && finding.requirement().equals(rules.sentence(protocol, result.role(), transcript, finding.moment()));
    }

    private ScenarioResult judged(Protocol protocol, Played played) {
        Scenario scenario = played.script().scenario();
        Role role = played.script().subject();
        List<Finding> findings = new ArrayList<>();
        for (RuleFinding broken : rules.judge(protocol, role, played.transcript())) {
            findings.add(new Finding(
                    broken.requirement(),
                    judgement(protocol, broken.requirement()),
                    "rule",
                    broken.moment(),
                    null,
                    List.of(broken.expected()),
                    broken.found()));
        }
        @Nullable Divergence divergence = played.divergence();
        if (divergence != null) {
            @Nullable String broken = rules.sentence(protocol, role, played.transcript(), divergence.moment());
            @Nullable Scenario pings = UnansweredPing.prover(protocol, role, played.transcript(), divergence.moment());
            if (pings != null && tests(scenario, pings.requirements().get(0))) {
                broken = pings.requirements().get(0);
                findings.removeIf(finding -> finding.moment() == divergence.moment());
            }
            @Nullable String quoted = QuotedBarrier.sentence(protocol, role, played.transcript(), divergence.moment());
            if (quoted != null) {
                broken = quoted;
                findings.removeIf(finding -> finding.moment() == divergence.moment());
            }
            findings.add(Headline.judged(finding(protocol, scenario, role, divergence, broken), findings));
        }
        for (Outcome outcome : played.outcomes()) {
            if (outcome.deviates()) {
                findings.add(deviation(protocol, scenario, role, outcome));
            }
        }
        Transcript.@Nullable Exceeded exceeded = played.transcript().exceeded();
        if (exceeded != null) {
            // The kit has not read as a whole what was received then.
            findings.removeIf(finding -> finding.moment() >= exceeded.moment());
        }
        findings.sort(Comparator.comparingInt(Finding::moment)
                .thenComparing(finding -> finding.source().equals("rule") ? 0 : 1));
        return result(protocol, played, scenario, role, findings);
    }

    private ScenarioResult result(
            Protocol protocol, Played played, Scenario scenario, Role role, List<Finding> findings) {
        @Nullable Divergence divergence = played.divergence();
        Transcript.@Nullable Exceeded exceeded = played.transcript().exceeded();
        Verdict verdict = Verdict.PASSED;
        String reason = "";
        @Nullable String provedBy = null;
        if (played.trouble() != null) {
            verdict = Verdict.HARNESS_ERROR;
            reason = played.trouble();
        } else if (played.gone() != null) {
            boolean untried = played.gone().cause() == Gone.Cause.CANNOT_BE_ASKED;
            verdict = untried ? Verdict.UNTESTABLE : Verdict.HARNESS_ERROR;
            reason = played.gone().message();
        } else if (findings.stream().anyMatch(finding -> finding.judgement() == Judgement.FAIL)) {
            verdict = Verdict.FAILED;
            provedBy = divergence == null || Headline.isEarlier(findings, divergence)
                    ? null
                    : proof(played, protocol, scenario, role, divergence, findings);
            provedBy = unanswered(played, protocol, scenario, role, findings, provedBy);
            reason = first(findings, Judgement.FAIL);
        } else if (exceeded != null) {
            verdict = Verdict.HARNESS_ERROR;
            reason = Played.limit(exceeded.why());
        } else if (findings.stream().anyMatch(finding -> finding.judgement() == Judgement.WARN)) {
            verdict = Verdict.WARNED;
            reason = first(findings, Judgement.WARN);
        }
        boolean open = verdict != Verdict.FAILED && verdict != Verdict.HARNESS_ERROR && verdict != Verdict.UNTESTABLE;
        if (divergence != null
                && open
                && role == Role.CLIENT
                && played.transcript().isUntouched()) {
            verdict = Verdict.BLOCKED;
            reason = "the client has not connected, so that nothing was seen of what this is about: "
                    + divergence.found();
        } else if (divergence != null && open && !Headline.isEarlier(findings, divergence)) {
            provedBy = verdict == Verdict.WARNED
                    ? proof(played, protocol, scenario, role, divergence, findings)
                    : divergence.provedBy();
        }
        List<Finding> kept = firstOfEachKind(findings);
        Set<String> outcomes = new LinkedHashSet<>();
        played.outcomes().forEach(outcome -> outcomes.add(outcome.text()));
        kept.stream()
                .filter(finding -> finding.judgement() == Judgement.OBSERVE)
                .filter(finding -> judgement(protocol, finding.requirement()) == Judgement.OBSERVE)
                .forEach(finding -> outcomes.add(Silence.untimed(finding.reason())));
        return new ScenarioResult(
                scenario,
                role,
                verdict,
                reason,
                kept,
                List.copyOf(outcomes),
                provedBy,
                played.transcript(),
                played.transcript().length());
    }

    /** The scenario about answers to pings, where what failed first may be one; else what it was proved by before. */
    private static @Nullable String unanswered(
            Played played,
            Protocol protocol,
            Scenario scenario,
            Role role,
            List<Finding> findings,
            @Nullable String provedBy) {
        return findings.stream()
                .filter(finding -> finding.judgement() == Judgement.FAIL)
                .findFirst()
                .map(finding -> UnansweredPing.prover(protocol, role, played.transcript(), finding.moment()))
                .filter(pings -> !tests(scenario, pings.requirements().get(0)))
                .map(Scenario::id)
                .orElse(provedBy);
    }

    /** A flood of messages that break one sentence alike must not fill the memory with what is said of each. */
    private static List<Finding> firstOfEachKind(List<Finding> findings) {
        Map<String, Integer> alike = new HashMap<>();
        return findings.stream()
                .filter(finding -> alike.merge(
                                finding.requirement() + " " + finding.source() + " " + finding.judgement(),
                                1,
                                Integer::sum)
                        <= MOST_ALIKE)
                .toList();
    }

    /**
     * The scenario that proves what the divergence shows to be missing: that of the fragment, or where what came breaks a sentence by
     * itself which is not this scenario's, the first one that tests that sentence.
     */
    private @Nullable String proof(
            Played played,
            Protocol protocol,
            Scenario scenario,
            Role role,
            Divergence divergence,
            List<Finding> findings) {
        if (divergence.provedBy() != null) {
            return divergence.provedBy();
        }
        // The first that failed where the script was left: the divergence, or the rule's finding that explains it.
        @Nullable
        String basis =
                isOnPurpose(scenario) ? null : rules.basis(protocol, role, played.transcript(), divergence.moment());
        return Stream.concat(
                        Stream.ofNullable(basis),
                        findings.stream()
                                .filter(finding -> finding.judgement() == Judgement.FAIL
                                        && finding.moment() == divergence.moment())
                                .limit(1)
                                .map(Finding::requirement))
                .filter(broken -> broken.equals(basis) || !tests(scenario, broken))
                .flatMap(broken -> protocol.scenarios().stream()
                        .filter(other -> other.roles().contains(role)
                                && other.requirements().contains(broken))
                        .sorted(Comparator.<Scenario>comparingInt(
                                        other -> other.needs().size())
                                .thenComparing(
                                        other -> role == Role.CLIENT && broken.equals(basis) ? endsShown(other) : 0)
                                .thenComparingLong(other -> sentences(other, protocol, role)))
                        .map(Scenario::id))
                .findFirst()
                .orElse(null);
    }

    /** How far a scenario is from showing what becomes of the end of an operation, at which most of what a client rests on goes wrong. */
    private static int endsShown(Scenario scenario) {
        return Turn.every(scenario.dialogue())
                .filter(turn -> turn instanceof Turn.Application application
                        && application.what() instanceof ApplicationTurn.Sees)
                .map(turn -> ((ApplicationTurn.Sees) ((Turn.Application) turn).what()).what())
                .mapToInt(what -> switch (what) {
                    case COMPLETION -> 0;
                    case ERROR, FAILURE, ENDING -> 1;
                    case NEXT, NOTHING -> 2;
                })
                .min()
                .orElse(2);
    }

    /** How many sentences about this role the scenario tests: the fewer, the less else can be wrong with it. */
    private static long sentences(Scenario scenario, Protocol protocol, Role role) {
        return scenario.requirements().stream()
                .map(protocol.requirements()::get)
                .filter(requirement ->
                        requirement != null && requirement.roles().contains(role))
                .count();
    }

    /** Whether a connection is asked for in a way that a server may refuse. */
    private static boolean isOnPurpose(Scenario scenario) {
        return Turn.every(scenario.dialogue())
                .anyMatch(turn -> turn instanceof Turn.Speech speech
                        && speech.illegally()
                        && speech.act().ground() == Ground.UPGRADE);
    }

    private static boolean tests(Scenario scenario, String requirement) {
        return scenario.requirements().contains(requirement)
                || Turn.every(scenario.dialogue()).anyMatch(turn -> requirement.equals(turn.requirement()));
    }

    private static String first(List<Finding> findings, Judgement weight) {
        return findings.stream()
                .filter(finding -> finding.judgement() == weight)
                .findFirst()
                .map(Finding::reason)
                .orElse("");
    }

    /** {@code broken}: the sentence that what came breaks by itself, whatever the scenario is about, or null. */
    private Finding finding(
            Protocol protocol, Scenario scenario, Role role, Divergence divergence, @Nullable String broken) {
        String requirement = broken != null
                ? broken
                : divergence.requirement() != null ? divergence.requirement() : first(protocol, scenario, role);
        return new Finding(
                requirement,
                judgement(protocol, requirement),
                "script",
                divergence.moment(),
                divergence.at(),
                divergence.allowed(),
                divergence.found());
    }

    private Finding deviation(Protocol protocol, Scenario scenario, Role role, Outcome outcome) {
        String requirement = outcome.requirement() != null ? outcome.requirement() : first(protocol, scenario, role);
        boolean open = judgement(protocol, requirement) == Judgement.OBSERVE; // never counts against anyone
        return new Finding(
                requirement,
                open ? Judgement.OBSERVE : Judgement.WARN,
                "script",
                Math.max(0, outcome.moment()),
                outcome.at(),
                List.of(preferred(scenario, outcome)),
                outcome.text());
    }

    /** The other alternatives of the choice, in the scenario's words. */
    private static String preferred(Scenario scenario, Outcome outcome) {
        List<String> names = Turn.every(scenario.dialogue())
                .filter(turn -> turn instanceof Turn.Either && turn.at().equals(outcome.at()))
                .flatMap(turn -> ((Turn.Either) turn).alternatives().stream())
                .filter(alternative -> !alternative.deviates())
                .flatMap(alternative -> Stream.ofNullable(alternative.outcome()))
                .distinct()
                .toList();
        return Finding.PREFERRED + (names.isEmpty() ? "" : ": " + String.join(", or ", names));
    }

    /** The first requirement of the scenario that binds this role. */
    private static String first(Protocol protocol, Scenario scenario, Role role) {
        return scenario.requirements().stream()
                .filter(id -> {
                    @Nullable Requirement requirement = protocol.requirements().get(id);
                    return requirement != null && requirement.roles().contains(role);
                })
                .findFirst()
                .orElse(scenario.requirements().get(0));
    }

    private Judgement judgement(Protocol protocol, String id) {
        @Nullable Requirement requirement = protocol.requirements().get(id);
        Judgement judgement = requirement == null ? Judgement.FAIL : requirement.judgement();
        if (judgement == Judgement.STRICT) {
            return strict ? Judgement.FAIL : Judgement.WARN;
        }
        return judgement;
    }
}
