package io.graphqltck.core.load;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.load.turn.ActReader;
import io.graphqltck.core.load.turn.ApplicationTurnReader;
import io.graphqltck.core.load.turn.AuthorisedReader;
import io.graphqltck.core.load.turn.Expansion;
import io.graphqltck.core.load.turn.Fragments;
import io.graphqltck.core.load.turn.PatternReader;
import io.graphqltck.core.load.turn.SizedData;
import io.graphqltck.core.load.turn.Substitution;
import io.graphqltck.core.load.turn.TurnReader;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Streaming;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.run.ApplicationNeeds;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code *.tck.yaml}, and multiplies examples out. */
final class ScenarioFileReader {

    private static final Set<String> OVERRIDES = Set.of("requirements", "needs", "slow", "roles");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(\\.[a-z0-9-]+)+");
    private static final Pattern CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String protocol;
    private final String prefix;
    private final Map<String, Requirement> requirements;
    private final Map<String, Operation> operations;
    private final Map<String, Fragments.Fragment> fragments;
    private final @Nullable Authorisation authorisation;
    private final @Nullable Streaming streams;
    private final SizedData sized;
    private final Expansion expansion;
    private final Problems problems;

    ScenarioFileReader(
            String protocol,
            String prefix,
            Map<String, Requirement> requirements,
            Map<String, Operation> operations,
            Map<String, Fragments.Fragment> fragments,
            @Nullable Authorisation authorisation,
            @Nullable Streaming streams,
            Problems problems) {
        this.protocol = protocol;
        this.prefix = prefix;
        this.requirements = requirements;
        this.operations = operations;
        this.fragments = fragments;
        this.authorisation = authorisation;
        this.streams = streams;
        this.sized = new SizedData(problems);
        this.expansion = new Expansion(problems);
        this.problems = problems;
    }

    List<Scenario> read(Yaml file) {
        Fields root = Fields.of(file, "a file of scenarios", problems);
        String named = root.text("protocol");
        if (root.has("protocol") && !named.equals(protocol)) {
            root.problem("protocol", "the scenarios of this folder are of the protocol `" + protocol + "`");
        }
        String theme = root.text("theme");
        List<Yaml> items = Vocabulary.ofFile(root, expansion, problems).in(root.requiredItems("scenarios"));
        List<Scenario> scenarios = scenarios(items, theme, new AuthorisedReader(authorisation, false));
        root.refuseOthers();
        return scenarios;
    }

    /** Scenarios that this protocol shares with others, in its own words. */
    List<Scenario> read(SharedScenarios.Theme shared) {
        return scenarios(shared.scenarios(), shared.name(), new AuthorisedReader(authorisation, true));
    }

    private List<Scenario> scenarios(List<Yaml> items, String theme, AuthorisedReader authorised) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Yaml item : items) {
            for (Yaml one : multiply(item)) {
                scenarios.add(scenario(Fields.of(one, "a scenario", problems), theme, authorised));
            }
        }
        return scenarios;
    }

    private List<Yaml> multiply(Yaml item) {
        if (!(item instanceof Yaml.Mapping mapping) || !mapping.byName().containsKey("examples")) {
            Substitution.refuseUnbound(item, Set.of(), problems);
            return List.of(item);
        }
        if (!(mapping.byName().get("examples") instanceof Yaml.Sequence examples)
                || examples.items().isEmpty()) {
            problems.add(item.at(), "`examples` must be a list of at least one");
            return List.of();
        }
        List<Yaml> all = new ArrayList<>();
        for (Yaml example : examples.items()) {
            Fields fields = Fields.of(example, "an example", problems);
            String name = fields.text("case");
            if (name.isEmpty()) {
                continue;
            }
            if (!CASE.matcher(name).matches()) {
                fields.problem(
                        "case",
                        "a case is named by lower-case letters, digits and `-`, but this one by `" + name + "`");
            }
            Map<String, Yaml> values = new LinkedHashMap<>();
            fields.names().forEach(key -> values.put(key, fields.required(key)));
            Yaml.Mapping template = withCaseInWords(without(mapping, "examples", values), inWords(name, fields));
            Substitution.refuseUnbound(template, values.keySet(), problems);
            all.add(withId(new Substitution(values, expansion).in(template), name));
            if (expansion.exhausted()) {
                return List.of();
            }
        }
        return all;
    }

    /** Without the examples themselves, and with what this example overrides. */
    private static Yaml.Mapping without(Yaml.Mapping mapping, String dropped, Map<String, Yaml> values) {
        Map<Yaml.Scalar, Yaml> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            if (!key.text().equals(dropped) && !(OVERRIDES.contains(key.text()) && values.containsKey(key.text()))) {
                entries.put(key, value);
            }
        });
        OVERRIDES.stream()
                .filter(values::containsKey)
                .forEach(name -> entries.put(new Yaml.Scalar(mapping.at(), name, false), required(values, name)));
        return new Yaml.Mapping(mapping.at(), entries);
    }

    /** An id is for ever, a word is not: {@code reads} says it in other words than the id has. */
    private static String inWords(String name, Fields example) {
        String reads = example.text("reads", "");
        return reads.isEmpty() ? name.replace('-', ' ').replace("utf 8", "utf-8") : reads;
    }

    /** A title is a sentence for people: `an-array` reads `an array` there. */
    private static Yaml.Mapping withCaseInWords(Yaml.Mapping mapping, String words) {
        Map<Yaml.Scalar, Yaml> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, value) -> entries.put(
                        key,
                        key.text().equals("title") && value instanceof Yaml.Scalar title
                                ? new Yaml.Scalar(title.at(), title.text().replace("${case}", words), true)
                                : value));
        return new Yaml.Mapping(mapping.at(), entries);
    }

    private static Yaml required(Map<String, Yaml> values, String name) {
        Yaml value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(name);
        }
        return value;
    }

    private static Yaml withId(Yaml tree, String suffix) {
        Map<Yaml.Scalar, Yaml> entries = new LinkedHashMap<>();
        ((Yaml.Mapping) tree)
                .entries()
                .forEach((key, value) -> entries.put(
                        key,
                        key.text().equals("id") && value instanceof Yaml.Scalar id
                                ? new Yaml.Scalar(id.at(), id.text() + "." + suffix, true)
                                : value));
        return new Yaml.Mapping(tree.at(), entries);
    }

    private Scenario scenario(Fields fields, String theme, AuthorisedReader authorised) {
        String id = fields.text("id");
        if (!ID.matcher(id).matches() || !id.startsWith(prefix + ".")) {
            fields.problem(
                    "id",
                    "an id looks like `" + prefix
                            + ".theme.name`, with lower-case letters, digits and `-`; this one is `" + id + "`");
        }
        List<String> ids = fields.texts("requirements");
        fields.required("requirements");
        ids.stream()
                .filter(name -> !requirements.containsKey(name))
                .forEach(name -> fields.problem(
                        "requirements",
                        "unknown requirement `" + name + "`. " + Nearest.hint(name, requirements.keySet())));
        Yaml turnsAsWritten = fields.required("dialogue");
        List<Turn> dialogue = turns(authorised).dialogue(turnsAsWritten);
        Scenario scenario = new Scenario(
                new Scenario.Naming(id, fields.texts("aliases"), protocol, theme, fields.text("title")),
                ids,
                roles(fields, ids),
                new LinkedHashSet<>(fields.texts("needs")),
                new Scenario.PlayOptions(
                        slow(fields), fields.flag("isolated"), fields.flag("segmented"), fields.flag("kit-only")),
                dialogue,
                fields.placeOf("id"));
        fields.refuseOthers();
        if (turnsAsWritten instanceof Yaml.Sequence sequence && sequence.items().isEmpty()) {
            fields.problem("dialogue", "the dialogue is empty");
        }
        if (!expansion.exhausted()) {
            new ScenarioChecks(scenario, requirements, problems).run();
            checkNeeds(scenario, fields);
        }
        return scenario;
    }

    /** A client that lacks what the application makes use of would fail for it, rather than be left out. */
    private void checkNeeds(Scenario scenario, Fields fields) {
        Set<String> missing = new TreeSet<>(ApplicationNeeds.of(scenario, operations));
        missing.removeAll(scenario.needs());
        if (!missing.isEmpty()) {
            fields.problem(
                    fields.has("needs") ? "needs" : "id",
                    "what the application of `" + scenario.id() + "` does needs `" + String.join("`, `", missing)
                            + "`: add " + (missing.size() > 1 ? "these words" : "this word") + " to `needs`");
        }
        if (ApplicationNeeds.needIdenticalOperations(scenario, operations)) {
            fields.problem(
                    "id",
                    "`" + scenario.id() + "` awaits an operation that already runs a second time, but a client may send"
                            + " identical operations once: subscribe to different ones, or with other variables");
        }
    }

    /** Reads the turns of one dialogue. */
    TurnReader turns() {
        return turns(new AuthorisedReader(authorisation, false));
    }

    private TurnReader turns(AuthorisedReader authorised) {
        PatternReader patterns = new PatternReader(operations, problems);
        return new TurnReader(
                new ActReader(patterns, sized, streams, problems),
                new ApplicationTurnReader(patterns, operations, authorised, problems),
                authorised,
                fragments,
                expansion,
                problems);
    }

    /** What the repeats and examples have come to so far. */
    Expansion expansion() {
        return expansion;
    }

    private @Nullable String slow(Fields fields) {
        @Nullable String slow = fields.optionalText("slow");
        return slow == null || slow.isEmpty() || slow.equals("false") ? null : slow;
    }

    private Set<Role> roles(Fields fields, List<String> ids) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean pairs = fields.texts("roles").equals(List.of("pair"));
        for (String role : pairs ? List.<String>of() : fields.texts("roles")) {
            if (role.equals("client") || role.equals("server")) {
                roles.add(Role.valueOf(role.toUpperCase(Locale.ROOT)));
            } else {
                fields.problem("roles", "a role is `client` or `server`, or `pair` alone, not `" + role + "`");
            }
        }
        if (roles.isEmpty() && !pairs) {
            ids.stream()
                    .map(requirements::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(requirement -> roles.addAll(requirement.roles()));
        }
        return roles;
    }
}
