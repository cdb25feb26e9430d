package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many plays come to one verdict, and the smallest cut of the worst is reported. */
class SegmentedPlayTests {

    private static final int OCTETS = 10;

    private final List<Integer> places = new ArrayList<>();
    private final List<ScenarioResult> results = new ArrayList<>();
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private int mostAtOnce;

    @Test
    void playsEveryPlaceOnceAndTheDrip() {
        run(Map.of(), 3);

        assertThat(places).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1);
        assertThat(mostAtOnce).isEqualTo(3);
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.reason()).isEmpty();
        });
    }

    @Test
    void tellsTheSmallestCutOfTheWorstVerdict() {
        run(Map.of(2, Verdict.WARNED, 7, Verdict.FAILED, 5, Verdict.FAILED, -1, Verdict.FAILED), 4);

        ScenarioResult result = results.get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason())
                .isEqualTo("cut after byte 5 of its body (3 of 10 cut positions end this way): because of 5");
        assertThat(result.transcript()).isNotNull();
    }

    @Test
    void tellsOfTheDripWhereNothingElseIsWrong() {
        run(Map.of(-1, Verdict.WARNED), 1);

        assertThat(results.get(0).verdict()).isEqualTo(Verdict.WARNED);
        assertThat(results.get(0).reason()).startsWith("with one byte of its body per write");
    }

    @Test
    void cutsNothingThatDoesNotPassUncut() {
        run(Map.of(0, Verdict.FAILED), 4);

        assertThat(places).containsExactly(0);
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.reason()).isEqualTo("because of 0"));
    }

    @Test
    void anUnknownCutIsNoPass() {
        run(Map.of(4, Verdict.HARNESS_ERROR, 6, Verdict.WARNED), 4);

        assertThat(results.get(0).verdict()).isEqualTo(Verdict.HARNESS_ERROR);
    }

    /** {@code verdicts}: of those places that do not pass. */
    private void run(Map<Integer, Verdict> verdicts, int atOnce) {
        Location at = new Location("a.yaml", 1, 1);
        Scenario scenario = new Scenario(
                new Scenario.Naming("a.b.c", List.of(), "a", "b", "A"),
                List.of(),
                Set.of(Role.CLIENT),
                Set.of(),
                new Scenario.PlayOptions(null, false, true, false),
                List.of(),
                at);
        new SegmentedPlay(
                        (segmentation, played) -> {
                            places.add(segmentation.place());
                            Script script =
                                    Script.compile(scenario, Role.CLIENT).with(segmentation);
                            underWay.add(() -> played.accept(
                                    new Played(script, new Transcript(() -> 0), null, List.of(), null, null, OCTETS)));
                            mostAtOnce = Math.max(mostAtOnce, underWay.size());
                        },
                        played -> judged(played, verdicts),
                        atOnce,
                        results::add)
                .start();
        for (Runnable next = underWay.poll(); next != null; next = underWay.poll()) {
            next.run();
        }
    }

    private static ScenarioResult judged(Played played, Map<Integer, Verdict> verdicts) {
        Segmentation segmentation = played.script().segmentation();
        Verdict verdict = verdicts.getOrDefault(segmentation.place(), Verdict.PASSED);
        return new ScenarioResult(
                played.script().scenario(),
                Role.CLIENT,
                verdict,
                verdict == Verdict.PASSED ? "" : "because of " + segmentation.place(),
                List.of(),
                List.of(),
                null,
                played.transcript(),
                played.transcript().length());
    }
}
