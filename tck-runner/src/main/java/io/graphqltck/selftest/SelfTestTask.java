package io.graphqltck.selftest;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.SegmentedPlay;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Something to be played, and who hears of its result.
 *
 * @param conforms whether it is one that conforms, whose silence can only be that of a machine that is busy
 */
record SelfTestTask(Way way, boolean conforms, Consumer<ScenarioResult> done) {

    /** Whether the result says nothing of it, so that it has to be played again. A silence that is only observed accuses nobody. */
    boolean isUndecidedBy(ScenarioResult result) {
        return result.verdict() == Verdict.HARNESS_ERROR
                || (conforms
                        && result.findings().stream()
                                .anyMatch(finding -> finding.isSilence() && finding.judgement() != Judgement.OBSERVE));
    }

    /** How it is played. */
    interface Way {
        void play(SelfPlay selfPlay, int atOnce, Consumer<ScenarioResult> result);
    }

    static SelfTestTask once(
            Scenario judged, Role role, Scenario performed, boolean rude, Consumer<ScenarioResult> done) {
        return new SelfTestTask(
                (selfPlay, atOnce, result) -> selfPlay.play(judged, role, performed, rude, result), false, done);
    }

    /** By one that conforms in another way. */
    static SelfTestTask habitual(
            Scenario judged, Role role, LegalVariants.LegalVariant variant, Consumer<ScenarioResult> done) {
        return new SelfTestTask(
                (selfPlay, atOnce, result) -> selfPlay.playHabitual(judged, role, variant, result), true, done);
    }

    /** By one that conforms. */
    static SelfTestTask conforming(Scenario judged, Role role, Scenario performed, Consumer<ScenarioResult> done) {
        return new SelfTestTask(
                (selfPlay, atOnce, result) -> selfPlay.playConforming(judged, role, performed, result), true, done);
    }

    /** At every cut; at those that {@code isWrong} names by another dialogue. */
    static SelfTestTask segmented(
            Scenario judged,
            Scenario performed,
            Scenario wrong,
            Predicate<Segmentation> isWrong,
            Consumer<ScenarioResult> done) {
        return new SelfTestTask(
                (selfPlay, atOnce, result) -> new SegmentedPlay(
                                (segmentation, played) -> selfPlay.play(
                                        judged,
                                        Role.CLIENT,
                                        isWrong.test(segmentation) ? wrong : performed,
                                        false,
                                        segmentation,
                                        played),
                                selfPlay::judged,
                                atOnce,
                                result)
                        .start(),
                false,
                done);
    }
}
