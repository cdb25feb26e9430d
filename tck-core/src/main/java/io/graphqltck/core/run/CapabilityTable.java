package io.graphqltck.core.run;

import io.graphqltck.core.model.Capability;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities of one protocol and role: those that a scenario needs, and those that only say how a subject is run.
 *
 * @param rows in the order of their description; words of a user's own scenarios last
 */
public record CapabilityTable(Protocol protocol, Role role, List<Row> rows) {

    public CapabilityTable {
        rows = List.copyOf(rows);
    }

    /**
     * One word.
     *
     * @param capability its description
     * @param probed whether the kit can find out by itself
     * @param scenarios the ids of those that need it
     */
    public record Row(Capability capability, boolean probed, List<String> scenarios) {

        public Row {
            scenarios = List.copyOf(scenarios);
        }

        public String word() {
            return capability.word();
        }
    }

    public static CapabilityTable of(Protocol protocol, Role role) {
        Map<String, Set<String>> needed = needed(protocol, role);
        List<Row> rows = new ArrayList<>();
        for (Capability capability : protocol.capabilities()) {
            Set<String> scenarios = needed.getOrDefault(capability.word(), Set.of());
            boolean isSaid = capability.kind() == Capability.Kind.OPTION && !isOfRun(capability);
            if (capability.role() == role && (isSaid || !scenarios.isEmpty())) {
                rows.add(row(protocol, capability, scenarios));
            }
        }
        Set<String> described = new LinkedHashSet<>();
        rows.forEach(row -> described.add(row.word()));
        needed.forEach((word, scenarios) -> {
            if (!described.contains(word) && !isOfRun(word)) {
                Capability own = new Capability(word, role, Capability.Kind.CAPABILITY, "", "");
                rows.add(row(protocol, own, scenarios));
            }
        });
        return new CapabilityTable(protocol, role, rows);
    }

    private static boolean isOfRun(Capability capability) {
        return isOfRun(capability.word());
    }

    private static boolean isOfRun(String word) {
        return word.equals(OverTls.NEED)
                || Stream.of(HttpVersion.values())
                        .anyMatch(version -> version.need().equals(word));
    }

    private static Row row(Protocol protocol, Capability capability, Set<String> scenarios) {
        boolean probed = protocol.probes().stream()
                .anyMatch(probe ->
                        probe.role() == capability.role() && probe.finds().equals(capability.word()));
        return new Row(capability, probed, List.copyOf(scenarios));
    }

    private static Map<String, Set<String>> needed(Protocol protocol, Role role) {
        Map<String, Set<String>> needed = new TreeMap<>();
        for (Scenario scenario : protocol.scenarios()) {
            if (scenario.roles().contains(role)) {
                Stream.concat(Needs.of(scenario, role, protocol, protocol.operations()).stream(), Waits.of(scenario))
                        .forEach(word -> needed.computeIfAbsent(word, key -> new LinkedHashSet<>())
                                .add(scenario.id()));
            }
        }
        return needed;
    }

    /** The words that a subject may declare, of all kinds. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>();
        rows.forEach(row -> words.add(row.word()));
        return words;
    }

    /** The words of this kind. */
    public Set<String> words(Capability.Kind kind) {
        Set<String> words = new TreeSet<>();
        rows.stream().filter(row -> row.capability().kind() == kind).forEach(row -> words.add(row.word()));
        return words;
    }

    /** The description of this word, or null where it is none of this protocol and role. */
    public @Nullable Row row(String word) {
        return rows.stream().filter(row -> row.word().equals(word)).findFirst().orElse(null);
    }
}
