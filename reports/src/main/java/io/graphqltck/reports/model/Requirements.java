package io.graphqltck.reports.model;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The requirements that a report must show. */
public final class Requirements {

    private Requirements() {}

    /** Those that the scenario tests in this role, and those that its findings name besides. */
    public static List<Requirement> of(Protocol protocol, ScenarioResult result) {
        Set<String> found = new LinkedHashSet<>();
        result.findings().stream().map(Finding::requirement).forEach(found::add);
        Set<String> all = new LinkedHashSet<>(result.scenario().requirements());
        all.addAll(found);
        return all.stream()
                .map(protocol.requirements()::get)
                .filter(Objects::nonNull)
                .filter(requirement -> requirement.roles().contains(result.role()) || found.contains(requirement.id()))
                .toList();
    }

    /** {@code client}, {@code server} or {@code both}. */
    public static String role(Requirement requirement) {
        return requirement.roles().size() > 1
                ? "both"
                : requirement.roles().stream().map(Role::word).findFirst().orElse("both");
    }
}
