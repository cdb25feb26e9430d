package io.graphqltck.core.select;

import io.graphqltck.core.model.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long scenarios took in earlier runs, with any subject. */
public final class Costs {

    /** Nothing was measured. */
    public static final Costs NONE = new Costs();

    private final Map<String, Sum> sums = new HashMap<>();

    /** Of all measurements of one scenario. */
    private static final class Sum {
        private Duration all = Duration.ZERO;
        private int count;
    }

    /** One scenario was played and took so long. */
    public Costs add(String protocol, String id, Duration took) {
        Sum sum = sums.computeIfAbsent(protocol + " " + id, key -> new Sum());
        sum.all = sum.all.plus(took);
        sum.count++;
        return this;
    }

    /** The mean of what was measured, also under one of the scenario's earlier ids. */
    Optional<Duration> of(Scenario scenario) {
        Sum sum = sums.get(scenario.protocol() + " " + scenario.id());
        for (String alias : scenario.aliases()) {
            sum = sum == null ? sums.get(scenario.protocol() + " " + alias) : sum;
        }
        return sum == null ? Optional.empty() : Optional.of(sum.all.dividedBy(sum.count));
    }
}
