package io.graphqltck.core.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairJudgeTests {

    private static final Location AT = new Location("some.tck.yaml", 3, 5);
    private static final Scenario SCENARIO = new Scenario(
            new Scenario.Naming("some.scenario", List.of(), "some", "theme", "Something happens"),
            List.of("S-1"),
            Set.of(Role.CLIENT, Role.SERVER),
            Set.of(),
            Scenario.PlayOptions.PLAIN,
            List.of(),
            AT);

    /** No sentence is broken by what a party does alone. */
    private static final PairJudge.OwnDoing NOTHING = (side, finding) -> false;

    private static Finding law(String requirement, int moment) {
        return new Finding(requirement, Judgement.FAIL, "rule", moment, null, List.of("this"), "that");
    }

    private static Finding left(String requirement) {
        return new Finding(requirement, Judgement.FAIL, "script", 7, AT, List.of("this"), "nothing");
    }

    private static Finding warned(String requirement) {
        return new Finding(requirement, Judgement.WARN, "script", 7, AT, List.of("this"), "nothing");
    }

    private static ScenarioResult side(Role role, Verdict verdict, Finding... findings) {
        return new ScenarioResult(
                SCENARIO, role, verdict, "why", List.of(findings), List.of(), null, null, Duration.ZERO);
    }

    private static PairDialogue judged(List<Finding> client, List<Finding> server) {
        return PairJudge.judge(
                side(Role.CLIENT, Verdict.PASSED, client.toArray(Finding[]::new)),
                side(Role.SERVER, Verdict.PASSED, server.toArray(Finding[]::new)),
                NOTHING);
    }

    private static PairDialogue explained(PairDialogue dialogue, Map<Role, ScenarioResult> alone) throws Exception {
        return PairJudge.explained(dialogue, role -> Optional.ofNullable(alone.get(role)));
    }

    @Test
    void worksWhereNobodyBreaksAnything() {
        assertThat(judged(List.of(), List.of()).verdict()).isEqualTo(PairVerdict.WORKS);
    }

    @Test
    void worksAlthoughALawIsBroken() {
        PairDialogue dialogue = judged(List.of(law("C-1", 2)), List.of());

        assertThat(dialogue.verdict()).isEqualTo(PairVerdict.WORKS_WITH_FAULT);
        assertThat(PairJudge.side(dialogue)).isEqualTo(Role.CLIENT);
        assertThat(dialogue.reason()).isEqualTo("the client breaks C-1: expected this, found that");
    }

    @Test
    void aBrokenLawExplainsThatTheOtherOneLeftTheDialogue() throws Exception {
        PairDialogue dialogue = judged(List.of(left("C-2")), List.of(law("S-1", 2)));

        assertThat(dialogue.verdict()).isEqualTo(PairVerdict.FAILS);
        assertThat(PairJudge.side(dialogue)).isEqualTo(Role.SERVER);
        assertThat(explained(dialogue, Map.of())).isSameAs(dialogue);
    }

    @Test
    void whoFailsWithTheKitAsWellIsToBlame() throws Exception {
        PairDialogue dialogue = explained(
                judged(List.of(left("C-2")), List.of()),
                Map.of(
                        Role.CLIENT,
                        side(Role.CLIENT, Verdict.PASSED),
                        Role.SERVER,
                        side(Role.SERVER, Verdict.FAILED, left("S-1"))));

        assertThat(dialogue.verdict()).isEqualTo(PairVerdict.FAILS);
        assertThat(dialogue.faults())
                .containsExactly(new PairFault(Role.SERVER, "S-1", true, "S-1: expected this, found nothing"));
        assertThat(dialogue.reason()).endsWith("with the kit as well");
    }

    /** A client that closes the connection while an operation runs does so with every server. */
    @Test
    void whatBreaksASentenceByItselfIsCertainWithoutTheKit() throws Exception {
        PairDialogue dialogue = PairJudge.judge(
                side(Role.CLIENT, Verdict.FAILED, left("C-29")),
                side(Role.SERVER, Verdict.FAILED, left("S-1")),
                (side, finding) -> finding.requirement().equals("C-29"));

        assertThat(dialogue.verdict()).isEqualTo(PairVerdict.FAILS);
        assertThat(dialogue.faults().get(0))
                .isEqualTo(new PairFault(Role.CLIENT, "C-29", true, "C-29: expected this, found nothing"));
        assertThat(dialogue.faults().get(1).certain()).isFalse();
        assertThat(explained(dialogue, Map.of())).isSameAs(dialogue);
    }

    /** The kit may warn of what only libraries do and no document demands. */
    @Test
    void aSentenceThatBindsNobodyLeavesThePairOpen() {
        PairJudge.OwnDoing open = new PairJudge.OwnDoing() {
            @Override
            public boolean is(ScenarioResult result, Finding finding) {
                return false;
            }

            @Override
            public boolean isOpen(Finding finding) {
                return finding.requirement().equals("C-28");
            }
        };
        ScenarioResult server = side(Role.SERVER, Verdict.PASSED);

        assertThat(PairJudge.judge(side(Role.CLIENT, Verdict.WARNED, warned("C-28")), server, open)
                        .verdict())
                .isEqualTo(PairVerdict.LEFT_OPEN);
        assertThat(PairJudge.judge(side(Role.CLIENT, Verdict.WARNED, warned("C-14")), server, open)
                        .verdict())
                .isEqualTo(PairVerdict.FAILS_UNEXPLAINED);
    }

    @Test
    void nobodyIsBlamedWhereBothPassWithTheKit() throws Exception {
        PairDialogue dialogue = explained(
                judged(List.of(left("C-2")), List.of()),
                Map.of(Role.CLIENT, side(Role.CLIENT, Verdict.PASSED), Role.SERVER, side(Role.SERVER, Verdict.WARNED)));

        assertThat(dialogue.verdict()).isEqualTo(PairVerdict.FAILS_UNEXPLAINED);
        assertThat(PairJudge.side(dialogue)).isNull();
        assertThat(dialogue.reason())
                .isEqualTo("both pass this scenario with the kit, but not with each other: the client left the dialogue"
                        + " at C-2: expected this, found nothing");
    }

    @Test
    void nothingIsConcludedFromAScenarioThatSaidNothingWithTheKit() throws Exception {
        PairDialogue dialogue = explained(
                judged(List.of(left("C-2")), List.of()),
                Map.of(
                        Role.CLIENT,
                        side(Role.CLIENT, Verdict.BLOCKED),
                        Role.SERVER,
                        side(Role.SERVER, Verdict.PASSED)));

        assertThat(dialogue.reason()).startsWith("whose fault it is could not be found out with the kit");
    }

    @Test
    void whatCannotBePassedToTheClientIsNotTried() {
        PairDialogue dialogue =
                PairJudge.judge(side(Role.CLIENT, Verdict.UNTESTABLE), side(Role.SERVER, Verdict.PASSED), NOTHING);

        assertThat(dialogue.verdict()).isEqualTo(PairVerdict.NOT_TRIED);
        assertThat(dialogue.reason()).isEqualTo("the client: why");
    }

    @Test
    void whatNoDocumentDemandsFailsNoPair() {
        Finding open = new Finding("C-9", Judgement.OBSERVE, "script", 7, AT, List.of("this"), "nothing");
        Finding advised = new Finding("S-9", Judgement.WARN, "script", 7, AT, List.of("this"), "nothing");

        assertThat(judged(List.of(open), List.of()).verdict()).isEqualTo(PairVerdict.LEFT_OPEN);
        assertThat(judged(List.of(open), List.of(advised)).verdict()).isEqualTo(PairVerdict.FAILS_UNEXPLAINED);
        assertThat(judged(List.of(open), List.of(law("S-1", 2))).verdict()).isEqualTo(PairVerdict.FAILS);
    }

    /** A server that does not complete a query, and a client that might have stopped it. */
    @Test
    void whereEitherCouldHaveContinuedTheKitFindsOutWhoseTurnItWas() throws Exception {
        ScenarioResult waiting = new ScenarioResult(
                SCENARIO,
                Role.SERVER,
                Verdict.HARNESS_ERROR,
                "nothing received within 10000 ms, and either party could have continued",
                List.of(),
                List.of(),
                null,
                null,
                Duration.ZERO);
        PairDialogue dialogue = PairJudge.judge(side(Role.CLIENT, Verdict.PASSED), waiting, NOTHING);
        ScenarioResult fine = side(Role.CLIENT, Verdict.PASSED);

        PairDialogue known = explained(
                dialogue, Map.of(Role.CLIENT, fine, Role.SERVER, side(Role.SERVER, Verdict.FAILED, left("S-25"))));
        assertThat(known.verdict()).isEqualTo(PairVerdict.FAILS);
        assertThat(PairJudge.side(known)).isEqualTo(Role.SERVER);
        PairDialogue unknown =
                explained(dialogue, Map.of(Role.CLIENT, fine, Role.SERVER, side(Role.SERVER, Verdict.PASSED)));
        assertThat(unknown.verdict()).isEqualTo(PairVerdict.FAILS_UNEXPLAINED);
        assertThat(unknown.reason())
                .contains("both pass this scenario with the kit", "either party could have continued");
    }

    @Test
    void aFailureOfTheKitBlamesNobody() {
        PairDialogue dialogue = PairJudge.judge(
                side(Role.CLIENT, Verdict.HARNESS_ERROR, law("C-1", 1)), side(Role.SERVER, Verdict.PASSED), NOTHING);

        assertThat(dialogue.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(dialogue.faults()).isEmpty();
    }
}
