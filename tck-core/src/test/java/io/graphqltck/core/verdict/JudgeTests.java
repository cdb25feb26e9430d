package io.graphqltck.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.play.cursor.Outcome;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a deviation weighs: what its requirement says, and how strict the run is. */
class JudgeTests {

    private static final Location AT = new Location("test.tck.yaml", 8, 9);

    private final Protocol protocol = Demo.withDialogue("server", "- include: ready");
    private final Transcript transcript = new Transcript(() -> 0);

    @ParameterizedTest
    @CsvSource({
        "DEMO-S-01, false, FAILED, FAIL",
        "DEMO-S-02, false, WARNED, WARN",
        "DEMO-S-02, true, WARNED, WARN",
        "DEMO-S-03, false, WARNED, WARN",
        "DEMO-S-03, true, FAILED, FAIL",
        "DEMO-S-04, false, PASSED, OBSERVE",
        "DEMO-S-04, true, PASSED, OBSERVE"
    })
    void goesByTheRequirementAndTheStrictness(
            String requirement, boolean strict, Verdict verdict, Judgement judgement) {
        ScenarioResult result = judge(strict, played(divergence(requirement, null), List.of(), null, null));

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.findings()).extracting(Finding::judgement).containsExactly(judgement);
    }

    @Test
    void passesWhereNothingDiffers() {
        ScenarioResult result = judge(false, played(null, List.of(), null, null));

        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.reason()).isEmpty();
    }

    @Test
    void holdsADivergenceAgainstTheFirstRequirementOfTheRole() {
        ScenarioResult result = judge(false, played(divergence(null, null), List.of(), null, null));

        assertThat(result.findings()).extracting(Finding::requirement).containsExactly("DEMO-B-01");
        assertThat(result.reason()).isEqualTo("DEMO-B-01: expected this or that, found nothing");
    }

    @Test
    void keepsWhatIsLeftOpenAsAnObservation() {
        ScenarioResult result = judge(false, played(divergence("DEMO-S-04", null), List.of(), null, null));

        assertThat(result.outcomes()).containsExactly("DEMO-S-04: expected this or that, found nothing");
    }

    @Test
    void recordsTheOutcomeAndWarnsWhereItDeviates() {
        Outcome plain = new Outcome("well", false, AT, 1, null);
        Outcome deviating = new Outcome("not so well", true, AT, 2, "DEMO-S-01");

        assertThat(judge(true, played(null, List.of(plain), null, null)).verdict())
                .isEqualTo(Verdict.PASSED);
        ScenarioResult result = judge(true, played(null, List.of(plain, deviating), null, null));
        assertThat(result.verdict()).isEqualTo(Verdict.WARNED);
        assertThat(result.outcomes()).containsExactly("well", "not so well");
        assertThat(result.reason()).contains("DEMO-S-01");
    }

    @Test
    void warnsOfNothingThatIsLeftOpen() {
        Outcome deviating = new Outcome("not so well", true, AT, 2, "DEMO-S-04");

        ScenarioResult result = judge(true, played(null, List.of(deviating), null, null));
        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.findings()).extracting(Finding::judgement).containsExactly(Judgement.OBSERVE);
    }

    @Test
    void failsByARuleAlthoughTheScriptWasKept() {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("DEMO-S-01", "too late", true));
        ScenarioResult result = judge(false, played(null, List.of(), null, null));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.findings()).extracting(Finding::source).containsExactly("rule");
    }

    @Test
    void keepsFewOfManyFindingsThatAreAlike() {
        for (int i = 0; i < 3000; i++) {
            transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("DEMO-S-04", "at first " + i, false));
        }
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("DEMO-S-01", "too late", false));
        ScenarioResult result = judge(false, played(null, List.of(), null, null));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("too late");
        assertThat(result.findings()).hasSize(21);
        assertThat(result.outcomes()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void saysNothingOfTheSubjectWhereTheKitWasInTrouble() {
        Divergence divergence = divergence("DEMO-S-01", null);

        assertThat(judge(false, played(divergence, List.of(), "late", null)).verdict())
                .isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(judge(false, played(divergence, List.of(), null, new ApplicationEvent.Gone("exit code 1", true)))
                        .reason())
                .isEqualTo("exit code 1");
    }

    @Test
    void knowsWhatAFailureBuildsOn() {
        assertThat(judge(false, played(divergence("DEMO-S-01", "demo.test.proof"), List.of(), null, null))
                        .provedBy())
                .isEqualTo("demo.test.proof");
    }

    private ScenarioResult judge(boolean strict, Played played) {
        return new Judge(Rules.load(JudgeTests.class.getClassLoader()), strict).judge(protocol, played);
    }

    private static Divergence divergence(@Nullable String requirement, @Nullable String provedBy) {
        return new Divergence(0, AT, requirement, provedBy, List.of("this", "that"), "nothing");
    }

    private Played played(
            @Nullable Divergence divergence,
            List<Outcome> outcomes,
            @Nullable String trouble,
            ApplicationEvent.@Nullable Gone gone) {
        return new Played(
                Script.compile(Demo.only(protocol), Role.SERVER), transcript, divergence, outcomes, trouble, gone);
    }

    @Test
    void leadsWithTheSentenceThatARuleNamesAtTheSameMoment() {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("DEMO-S-01", "out of place", false));

        ScenarioResult result = judge(false, played(divergence("DEMO-B-01", null), List.of(), null, null));
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.findings())
                .extracting(Finding::requirement, Finding::judgement)
                .containsExactly(tuple("DEMO-S-01", Judgement.FAIL), tuple("DEMO-B-01", Judgement.OBSERVE));
        assertThat(result.reason()).startsWith("DEMO-S-01");
        assertThat(result.outcomes()).isEmpty();
    }

    @Test
    void weighsADivergenceByTheRuleThatExplainsIt() {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("DEMO-S-02", "discouraged", false));

        assertThat(judge(false, played(divergence("DEMO-S-01", null), List.of(), null, null))
                        .verdict())
                .isEqualTo(Verdict.WARNED);
    }

    @Test
    void doesNotLetAnEarlierWarningHideAFailure() {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("DEMO-S-02", "discouraged", false));
        Divergence later = new Divergence(1, AT, "DEMO-S-01", null, List.of("this"), "nothing");

        assertThat(judge(false, played(later, List.of(), null, null)).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void isUntestableWhereTheOperationCannotBePassedToTheClient() {
        ApplicationEvent.Gone gone =
                new ApplicationEvent.Gone("it is too long", ApplicationEvent.Gone.Cause.CANNOT_BE_ASKED);
        ScenarioResult result = judge(true, played(null, List.of(), null, gone));

        assertThat(result.verdict()).isEqualTo(Verdict.UNTESTABLE);
        assertThat(result.reason()).isEqualTo("it is too long");
    }

    @Test
    void isNotBlockedByAFragmentWhereARuleHadFailedBefore() {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Violation("DEMO-S-01", "out of place", false));
        Divergence later = new Divergence(1, AT, "DEMO-B-01", "demo.test.proof", List.of("this"), "nothing");

        assertThat(judge(false, played(later, List.of(), null, null)).provedBy())
                .isNull();
    }
}
