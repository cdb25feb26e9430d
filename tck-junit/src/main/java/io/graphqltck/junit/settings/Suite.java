package io.graphqltck.junit.settings;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios for one subject, and how they are judged.
 *
 * @param emptied why the parameters of the run leave nothing, or null where they leave something
 */
public record Suite(
        Settings settings,
        Baseline baseline,
        List<Part> parts,
        @Nullable String emptied) {

    public Suite {
        parts = List.copyOf(parts);
    }

    /** The scenarios of one protocol, at least one. */
    public record Part(Protocol protocol, List<Scenario> scenarios) {
        public Part {
            scenarios = List.copyOf(scenarios);
        }
    }
}
