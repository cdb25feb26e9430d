package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Capability;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code capabilities.yaml}. */
final class CapabilitiesReader {

    private static final Set<String> KINDS =
            Stream.of(Capability.Kind.values()).map(Capability.Kind::word).collect(Collectors.toSet());

    private final Problems problems;

    CapabilitiesReader(Problems problems) {
        this.problems = problems;
    }

    List<Capability> read(List<Yaml> files) {
        List<Capability> capabilities = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Yaml file : files) {
            Fields root = Fields.of(file, "a file of capabilities", problems);
            for (Yaml item : root.requiredItems("capabilities")) {
                Fields fields = Fields.of(item, "a capability", problems);
                Capability capability = new Capability(
                        fields.text("word"),
                        role(fields),
                        Capability.Kind.valueOf(
                                fields.word("kind", KINDS, "capability").toUpperCase(Locale.ROOT)),
                        fields.text("meaning"),
                        fields.text("find out"));
                if (!seen.add(capability.role() + " " + capability.word())) {
                    fields.problem(
                            "word",
                            "the capability `" + capability.word() + "` of a "
                                    + capability.role().word() + " is there twice");
                }
                capabilities.add(capability);
                fields.refuseOthers();
            }
            root.refuseOthers();
        }
        return capabilities;
    }

    private static Role role(Fields fields) {
        String role = fields.text("role");
        if (role.equals("client") || role.equals("server")) {
            return Role.valueOf(role.toUpperCase(Locale.ROOT));
        }
        fields.problem("role", "a role is `client` or `server`, not `" + role + "`");
        return Role.SERVER;
    }

    /** A user who reads that a capability is missing must be able to look it up. */
    void refuseUndescribed(List<Capability> capabilities, List<Scenario> scenarios) {
        for (Scenario scenario : scenarios) {
            for (String need : new TreeSet<>(scenario.needs())) {
                if (capabilities.stream()
                        .noneMatch(known ->
                                scenario.concerns(known.role()) && known.word().equals(need))) {
                    problems.add(
                            scenario.at(),
                            "`" + scenario.id() + "` needs `" + need
                                    + "`, which no capabilities.yaml describes for its subjects");
                }
            }
        }
    }
}
