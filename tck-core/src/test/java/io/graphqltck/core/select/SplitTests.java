package io.graphqltck.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.text.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTests {

    private static final Location HERE = new Location("demo.tck.yaml", 1, 1);

    @Test
    void givesEachScenarioToExactlyOnePart() {
        List<Scenario> all = scenarios(97);
        for (int of : new int[] {1, 2, 5, 40}) {
            List<Scenario> together = new ArrayList<>();
            parts(all, of, Costs.NONE).forEach(part -> together.addAll(part.scenarios()));
            assertThat(together).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void keepsTheOrderOfTheSelection() {
        List<Scenario> all = scenarios(50);
        assertThat(parts(all, 3, measured(all)))
                .allSatisfy(part -> assertThat(part.scenarios())
                        .isEqualTo(
                                all.stream().filter(part.scenarios()::contains).toList()));
    }

    @Test
    void makesPartsThatTakeEquallyLong() {
        List<Scenario> all = scenarios(100);
        Costs costs = measured(all);
        List<Long> loads = parts(all, 4, costs).stream()
                .map(part -> part.scenarios().stream()
                        .mapToLong(scenario -> costs.of(scenario).orElseThrow().toMillis())
                        .sum())
                .toList();
        // 1 + 2 + … + 100 ms in all.
        assertThat(loads).allSatisfy(load -> assertThat(load).isBetween(1250L, 1275L));
    }

    @Test
    void movesNoOtherScenarioWhenOneIsAdded() {
        List<Scenario> before = scenarios(30);
        List<Scenario> after = new ArrayList<>(before);
        after.add(7, scenario("demo.new"));
        for (Costs costs : List.of(Costs.NONE, measured(before))) {
            List<Selection> old = parts(before, 3, costs);
            List<Selection> now = parts(after, 3, costs);
            for (int i = 0; i < 3; i++) {
                assertThat(now.get(i).scenarios()).containsAll(old.get(i).scenarios());
            }
        }
    }

    @Test
    void isTheSameEveryTime() {
        List<Scenario> all = scenarios(60);
        assertThat(parts(all, 7, measured(all))).isEqualTo(parts(scenarios(60), 7, measured(all)));
    }

    @Test
    void doesNotGiveAllFirstOnesOfManyProtocolsToTheFirstPart() {
        List<Scenario> all = new ArrayList<>();
        Costs costs = new Costs();
        for (int i = 0; i < 40; i++) {
            Scenario one = scenario("only", "protocol-" + i);
            all.add(one);
            costs.add(one.protocol(), one.id(), Duration.ofSeconds(1));
        }
        assertThat(parts(all, 4, costs))
                .allSatisfy(part -> assertThat(part.scenarios()).hasSizeBetween(4, 20));
    }

    @Test
    void letsEachPartPlayWhatItsScenariosBuildOn() {
        Scenario proof = scenario("demo.proof");
        List<Scenario> all = new ArrayList<>(List.of(proof));
        for (int i = 0; i < 20; i++) {
            all.add(scenario(
                    "demo.building." + i, "demo", new Turn.Included(HERE, "connected", "demo.proof", List.of())));
        }
        List<Selection> parts = parts(all, 4, Costs.NONE);
        assertThat(parts).allSatisfy(part -> assertThat(part.played()).contains(proof));
        assertThat(parts).filteredOn(part -> part.scenarios().contains(proof)).hasSize(1);
        assertThat(parts).filteredOn(part -> part.proofs().contains(proof)).hasSize(3);
    }

    @Test
    void knowsCostsUnderAnEarlierId() {
        Scenario renamed = new Scenario(
                new Scenario.Naming("demo.new", List.of("demo.old"), "demo", "t", "T"),
                List.of(),
                Set.of(Role.SERVER),
                Set.of(),
                Scenario.PlayOptions.PLAIN,
                List.of(),
                HERE);
        Costs costs = new Costs()
                .add("demo", "demo.old", Duration.ofSeconds(1))
                .add("demo", "demo.old", Duration.ofSeconds(3));
        assertThat(costs.of(renamed)).contains(Duration.ofSeconds(2));
        assertThat(costs.of(scenario("demo.other"))).isEmpty();
    }

    @Test
    void shardsAreWrittenAsAFraction() {
        assertThat(Shard.of("2/5")).isEqualTo(new Shard(2, 5)).hasToString("2/5");
        assertThatThrownBy(() -> Shard.of("2")).hasMessage("a shard looks like `2/5`, not `2`");
        assertThatThrownBy(() -> Shard.of("6/5"))
                .hasMessage("there is no shard 6 of 5; shards go from 1/N to N/N, N at most 1000");
        assertThatThrownBy(() -> Shard.of("0/0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shard.of("1/1001")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Selection> parts(List<Scenario> all, int of, Costs costs) {
        return IntStream.rangeClosed(1, of)
                .mapToObj(index -> new Split(new Shard(index, of), costs).of(new Selection(all, List.of(), List.of())))
                .toList();
    }

    private static Costs measured(List<Scenario> scenarios) {
        Costs costs = new Costs();
        for (int i = 0; i < scenarios.size(); i++) {
            costs.add("demo", scenarios.get(i).id(), Duration.ofMillis(i + 1L));
        }
        return costs;
    }

    private static List<Scenario> scenarios(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> scenario("demo.scenario." + i))
                .toList();
    }

    private static Scenario scenario(String id) {
        return scenario(id, "demo");
    }

    private static Scenario scenario(String id, String protocol, Turn... dialogue) {
        return new Scenario(
                new Scenario.Naming(id, List.of(), protocol, "theme", "Title"),
                List.of(),
                Set.of(Role.SERVER),
                Set.of(),
                Scenario.PlayOptions.PLAIN,
                List.of(dialogue),
                HERE);
    }
}
