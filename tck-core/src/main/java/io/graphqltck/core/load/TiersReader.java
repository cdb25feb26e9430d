package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Tier;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code tiers.yaml}: which scenarios are played on their own, by the role of the subject. */
final class TiersReader {

    private TiersReader() {}

    static List<Tier> read(@Nullable Yaml file, List<Scenario> scenarios, Problems problems) {
        if (file == null) {
            return List.of();
        }
        List<Tier> tiers = new ArrayList<>();
        Fields root = Fields.of(file, "a file of tiers", problems);
        root.map("tiers").forEach((name, value) -> {
            Map<Role, List<String>> ids = new EnumMap<>(Role.class);
            Fields roles = Fields.of(value, "the roles of a tier", problems);
            for (Role role : Role.values()) {
                ids.put(role, ids(roles.items(role.word()), role, scenarios, problems));
            }
            roles.refuseOthers();
            tiers.add(new Tier(name, ids));
        });
        root.refuseOthers();
        return List.copyOf(tiers);
    }

    private static List<String> ids(List<Yaml> items, Role role, List<Scenario> scenarios, Problems problems) {
        List<String> known = scenarios.stream()
                .filter(scenario -> scenario.roles().contains(role) && scenario.slow() == null)
                .map(Scenario::id)
                .toList();
        List<String> ids = new ArrayList<>();
        for (Yaml item : items) {
            String id = item instanceof Yaml.Scalar scalar ? scalar.text() : "";
            if (!known.contains(id)) {
                problems.add(
                        item.at(),
                        "there is no quick scenario `" + id + "` for a " + role.word() + ". "
                                + Nearest.hint(id, known));
            } else if (ids.contains(id)) {
                problems.add(item.at(), "`" + id + "` is there twice");
            } else {
                ids.add(id);
            }
        }
        return ids;
    }
}
