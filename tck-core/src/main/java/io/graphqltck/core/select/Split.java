package io.graphqltck.core.select;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Splits a selection into parts for several machines. Each scenario is in exactly one part, the same one wherever the split is
 * made from the same selection and costs. What was measured is spread so that the parts take equally long; what was not, by
 * its id alone, so that a new scenario moves no other one.
 *
 * @param shard the part that is wanted
 */
public record Split(Shard shard, Costs costs) {

    /** What every scenario costs at least: the connection. Without it all that is quick would be in one part. */
    private static final Duration LEAST = Duration.ofMillis(1);

    /** The part of this selection. It may be empty. */
    public Selection of(Selection selection) {
        Map<String, List<Scenario>> protocols = new LinkedHashMap<>();
        selection
                .scenarios()
                .forEach(scenario -> protocols
                        .computeIfAbsent(scenario.protocol(), name -> new ArrayList<>())
                        .add(scenario));
        Set<Scenario> own = new HashSet<>();
        protocols.forEach((protocol, scenarios) -> {
            Map<Scenario, Integer> parts = parts(scenarios);
            // Or the first part would be the largest one of every protocol.
            int turned = hash(protocol);
            scenarios.stream()
                    .filter(scenario -> (parts.getOrDefault(scenario, 0) + turned) % shard.of() == shard.index() - 1)
                    .forEach(own::add);
        });
        List<Scenario> scenarios =
                selection.scenarios().stream().filter(own::contains).toList();
        return new Selection(scenarios, selection.slow(), proofs(scenarios, selection));
    }

    private Map<Scenario, Integer> parts(List<Scenario> scenarios) {
        Map<Scenario, Integer> parts = new HashMap<>();
        Map<Scenario, Duration> measured = new HashMap<>();
        for (Scenario scenario : scenarios) {
            costs.of(scenario)
                    .ifPresentOrElse(
                            cost -> measured.put(scenario, cost.plus(LEAST)),
                            () -> parts.put(scenario, hash(scenario.id())));
        }
        // The longest first, each to the part with the least to do: never worse than a third above the best split.
        Duration[] loads = new Duration[shard.of()];
        Arrays.fill(loads, Duration.ZERO);
        measured.entrySet().stream()
                .sorted(Map.Entry.<Scenario, Duration>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().id()))
                .forEach(entry -> {
                    int least = 0;
                    for (int i = 1; i < loads.length; i++) {
                        least = loads[i].compareTo(loads[least]) < 0 ? i : least;
                    }
                    loads[least] = loads[least].plus(entry.getValue());
                    parts.put(entry.getKey(), least);
                });
        return parts;
    }

    /** The same on every machine and in every version of Java. */
    private int hash(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % shard.of());
    }

    /** Whether one failed by itself, or because of what it builds on, only the scenario that proves that can tell. */
    private static List<Scenario> proofs(List<Scenario> own, Selection selection) {
        Set<String> ids = new HashSet<>();
        own.stream().flatMap(scenario -> Turn.every(scenario.dialogue())).forEach(turn -> {
            if (turn instanceof Turn.Included included && included.provedBy() != null) {
                ids.add(included.provedBy());
            }
        });
        return selection.scenarios().stream()
                .filter(scenario -> ids.contains(scenario.id()) && !own.contains(scenario))
                .toList();
    }
}
