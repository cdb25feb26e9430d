package io.graphqltck.core.verdict;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.play.cursor.Divergence;
import java.util.Comparator;
import java.util.List;

/**
 * Which finding of a play is the headline. A law of the protocol names the sentence that was broken. A script only says that something
 * else was awaited, so that its divergence at the same moment, or after it, is a consequence and accuses nobody of a second sentence.
 */
final class Headline {

    /** The heaviest first. */
    private static final List<Judgement> WEIGHTS =
            List.of(Judgement.FAIL, Judgement.STRICT, Judgement.WARN, Judgement.OBSERVE);

    private Headline() {}

    /** The script's divergence as it weighs next to what the rules found. */
    static Finding judged(Finding divergence, List<Finding> rules) {
        boolean explained = rules.stream().anyMatch(rule -> explains(rule, divergence));
        return explained ? divergence.weighing(Judgement.OBSERVE) : divergence;
    }

    /**
     * Whether the rule's finding outranks the divergence. At the same moment it does whatever it weighs: the level of the sentence that
     * was broken decides. An earlier one that weighs less has not stopped the script, and explains nothing.
     */
    private static boolean explains(Finding rule, Finding divergence) {
        if (rule.judgement() == Judgement.OBSERVE) {
            return false;
        }
        return rule.moment() == divergence.moment()
                || (rule.moment() < divergence.moment() && weight(rule) <= weight(divergence));
    }

    /** The heavier, the smaller. */
    private static int weight(Finding finding) {
        return WEIGHTS.indexOf(finding.judgement());
    }

    /** Whether a rule failed before the script diverged, so that the failure is not that of what the script builds on. */
    static boolean isEarlier(List<Finding> findings, Divergence divergence) {
        return findings.stream()
                .filter(finding -> finding.judgement() == Judgement.FAIL)
                .min(Comparator.comparingInt(Finding::moment))
                .filter(finding -> finding.moment() < divergence.moment())
                .isPresent();
    }
}
