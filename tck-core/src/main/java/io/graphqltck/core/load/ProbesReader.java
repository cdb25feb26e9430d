package io.graphqltck.core.load;

import io.graphqltck.core.load.turn.Substitution;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code probes.yaml}. */
final class ProbesReader {

    private final String protocol;
    private final String prefix;
    private final ScenarioFileReader scenarios;
    private final Problems problems;

    ProbesReader(String protocol, String prefix, ScenarioFileReader scenarios, Problems problems) {
        this.protocol = protocol;
        this.prefix = prefix;
        this.scenarios = scenarios;
        this.problems = problems;
    }

    /** What the file holds. */
    Protocol.Probing read(Yaml file, List<Scenario> every, Set<String> known) {
        List<Probe> probes = new ArrayList<>();
        Fields root = Fields.of(file, "a file of probes", problems);
        for (Yaml item : root.requiredItems("probes")) {
            probes.add(probe(item, "finds", "Finds ", known));
        }
        List<Probe> disproofs = new ArrayList<>();
        for (Yaml item : root.items("disproofs")) {
            disproofs.add(probe(item, "of", "Disproves ", known));
        }
        List<Probe> acquaintance = new ArrayList<>();
        for (Yaml item : root.items("acquaintance")) {
            acquaintance.add(probe(item, "of", "Shows: ", Probe.ACQUAINTANCE));
        }
        List<Scenario> checks = new ArrayList<>();
        for (Yaml item : root.items("adapter checks")) {
            checks.addAll(cases(item, root.text(item, "adapter checks"), every));
        }
        root.refuseOthers();
        return new Protocol.Probing(probes, disproofs, acquaintance, checks);
    }

    private Probe probe(Yaml item, String key, String title, Set<String> known) {
        Substitution.refuseUnbound(item, Set.of(), problems);
        Fields fields = Fields.of(item, "a probe", problems);
        String word = fields.text(key);
        if (!known.contains(word)) {
            fields.problem(key, "no scenario needs `" + word + "`. " + Nearest.hint(word, known));
        }
        boolean disproves = key.equals("finds") && fields.flag("disproves");
        List<String> unless = key.equals("of") ? unless(fields, known) : List.of();
        Probe probe = new Probe(word, role(fields), dialogue(fields, title, word), disproves, unless);
        fields.refuseOthers();
        return probe;
    }

    private static List<String> unless(Fields fields, Set<String> known) {
        List<String> words = fields.texts("unless");
        words.stream()
                .filter(word -> !known.contains(word))
                .forEach(word ->
                        fields.problem("unless", "no scenario needs `" + word + "`. " + Nearest.hint(word, known)));
        return words;
    }

    /** The scenario with this id, or all of its cases. */
    private List<Scenario> cases(Yaml item, String id, List<Scenario> every) {
        List<Scenario> found = every.stream()
                .filter(scenario -> scenario.roles().contains(Role.CLIENT))
                .filter(scenario -> scenario.id().equals(id) || scenario.id().startsWith(id + "."))
                .toList();
        if (found.isEmpty()) {
            problems.add(
                    item.at(),
                    "there is no scenario `" + id + "` for clients. "
                            + Nearest.hint(id, every.stream().map(Scenario::id).toList()));
        }
        return found;
    }

    private Scenario dialogue(Fields fields, String title, String word) {
        Scenario scenario = new Scenario(
                new Scenario.Naming(
                        prefix + ".probe." + word.replace('.', '-'), List.of(), protocol, "probe", title + word),
                List.of(),
                Set.of(role(fields)),
                Set.of(),
                Scenario.PlayOptions.PLAIN,
                scenarios.turns().dialogue(fields.required("dialogue")),
                fields.at());
        ScenarioChecks.ofProbe(scenario, problems).run();
        return scenario;
    }

    private Role role(Fields fields) {
        String role = fields.text("role");
        if (role.equals("client") || role.equals("server")) {
            return Role.valueOf(role.toUpperCase(Locale.ROOT));
        }
        fields.problem("role", "a role is `client` or `server`, not `" + role + "`");
        return Role.SERVER;
    }

    /** What a probe may find: a word that nothing asks for would be found in vain. */
    static Set<String> known(List<Scenario> scenarios, Map<String, Operation> operations) {
        Set<String> known = new TreeSet<>(Set.of(Probe.CONTROL_SCHEMA, Probe.SUBSCRIPTIONS));
        scenarios.forEach(scenario -> known.addAll(scenario.needs()));
        operations.values().forEach(operation -> known.addAll(operation.needs()));
        return known;
    }
}
