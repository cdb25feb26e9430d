package io.graphqltck.core.load;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.grammar.Grammar;
import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.turn.Fragments;
import io.graphqltck.core.load.turn.OperationsReader;
import io.graphqltck.core.load.turn.PatternReader;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.model.Advice;
import io.graphqltck.core.model.Capability;
import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.EquivalentMutants;
import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Streaming;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one protocol's folder. */
final class ProtocolReader {

    private final DataFiles files;
    private final String folder;
    private final Problems problems;
    private final Set<String> taken = new HashSet<>();

    ProtocolReader(DataFiles files, String folder, Problems problems) {
        this.files = files;
        this.folder = folder;
        this.problems = problems;
    }

    /** The files of shared scenarios that the protocol names. */
    Set<String> taken() {
        return taken;
    }

    /** The protocol with its own scenarios and those of {@code more}: file names as shown, and their texts. */
    Protocol read(Map<String, String> more) {
        Fields root = Fields.of(yaml("protocol.yaml"), "a protocol", problems);
        SharedFiles shared = new SharedFiles(files, folder, root, problems);
        Map<String, Requirement> requirements = RequirementsReader.read(shared.of("requirements"), problems);
        Map<String, Operation> operations = OperationsReader.read(shared.of("operations"), problems);
        List<Habit> habits =
                HabitsReader.read(shared.optional("habits"), new PatternReader(Map.of(), problems), problems);
        CapabilitiesReader capabilityReader = new CapabilitiesReader(problems);
        List<Capability> capabilities = capabilityReader.read(shared.ofOptional("capabilities"));
        Advice advice = AdviceReader.read(shared.ofOptional("advice"), requirements, problems);
        List<SharedScenarios.Theme> themes = new SharedScenarios(root, shared, problems).themes();
        themes.forEach(theme -> taken.add(theme.file()));
        shared.refuseOthers();
        Map<String, Fragments.Fragment> fragments = Fragments.read(yaml("fragments.yaml"), problems);
        String prefix = root.text("prefix");
        if (!root.text("protocol").equals(folder)) {
            root.problem("protocol", "the folder `" + folder + "` must have the protocol's name");
        }
        @Nullable Authorisation authorisation = new AuthorisationReader(files, folder, problems).read(root);
        @Nullable Streaming streams = new StreamingReader(requirements, problems).read(root);
        ScenarioFileReader reader = new ScenarioFileReader(
                folder, prefix, requirements, operations, fragments, authorisation, streams, problems);
        List<Scenario> scenarios = scenarios(reader, themes);
        if (!capabilities.isEmpty()) {
            // The words of a user's own scenarios are the user's.
            capabilityReader.refuseUndescribed(capabilities, scenarios);
        }
        more.forEach((name, text) -> scenarios.addAll(scenarios(reader, name, text)));
        FragmentProofs.check(problems, fragments, scenarios);
        Protocol.Probing probing = probing(reader, prefix, scenarios, operations);
        Protocol protocol = protocol(
                root,
                prefix,
                requirements,
                operations,
                authorisation,
                streams,
                scenarios,
                probing,
                habits,
                capabilities,
                advice);
        root.refuseOthers();
        return protocol;
    }

    /** By theme, the shared ones of a theme before the protocol's own. */
    private List<Scenario> scenarios(ScenarioFileReader reader, List<SharedScenarios.Theme> shared) {
        Map<String, List<Scenario>> byFile = new TreeMap<>(SharedScenarios.Theme.ORDER
                .thenComparing(name -> name.startsWith(folder + "/"))
                .thenComparing(Comparator.naturalOrder()));
        shared.forEach(theme -> byFile.put(theme.file(), reader.read(theme)));
        for (String name : files.names()) {
            if (name.startsWith(folder + "/") && name.endsWith(".tck.yaml")) {
                byFile.put(name, scenarios(reader, files.display(name), files.read(name)));
            }
        }
        return byFile.values().stream().flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new));
    }

    private List<Scenario> scenarios(ScenarioFileReader reader, String name, String text) {
        try {
            return reader.read(YamlReader.read(name, text));
        } catch (LoadException e) {
            problems.addAll(e);
            return List.of();
        }
    }

    private Protocol protocol(
            Fields root,
            String prefix,
            Map<String, Requirement> requirements,
            Map<String, Operation> operations,
            @Nullable Authorisation authorisation,
            @Nullable Streaming streams,
            List<Scenario> scenarios,
            Protocol.Probing probing,
            List<Habit> habits,
            List<Capability> capabilities,
            Advice advice) {
        PatternReader patterns = new PatternReader(Map.of(), problems);
        Map<String, Protocol.Document> documents = new LinkedHashMap<>();
        root.map("documents").forEach((key, value) -> {
            Fields fields = Fields.of(value, "a document", problems);
            documents.put(
                    key,
                    new Protocol.Document(fields.text("title"), fields.text("edition", ""), fields.text("url", "")));
            fields.refuseOthers();
        });
        List<Protocol.Courtesy> courtesies = new ArrayList<>();
        for (Yaml item : root.items("courtesies")) {
            Fields fields = Fields.of(item, "a courtesy", problems);
            courtesies.add(courtesy(fields, patterns));
            fields.refuseOthers();
        }
        Protocol.@Nullable Barrier barrier = null;
        if (root.has("barrier")) {
            Fields fields = Fields.of(root.required("barrier"), "a barrier", problems);
            @Nullable Yaml after = fields.optional("after");
            barrier = new Protocol.Barrier(
                    patterns.read(fields.required("send")),
                    patterns.read(fields.required("await")),
                    after == null ? null : patterns.read(after),
                    provers(fields, "proved by", scenarios),
                    known(fields, "requirements", requirements));
            fields.refuseOthers();
        }
        Set<Transport> transports = transports(root);
        boolean webSocket = transports.contains(Transport.WEBSOCKET);
        String subprotocol = webSocket ? root.text("subprotocol") : "";
        return new Protocol(
                new Protocol.Naming(root.text("protocol"), root.text("title"), prefix, documents),
                new Protocol.Access(
                        transports,
                        subprotocol,
                        paths(root),
                        upgradeHosts(root),
                        mediaTypes(root, "accept", "application/json"),
                        root.flag("operations by GET"),
                        streams,
                        authorisation),
                new Protocol.Conduct(courtesies, barrier, provers(root, "pings proved by", scenarios), habits),
                new Protocol.Suite(grammar(), requirements, operations, scenarios, equivalentMutants(), null),
                probing,
                new Protocol.Guidance(
                        capabilities,
                        TiersReader.read(optionalYaml("tiers.yaml"), scenarios, problems),
                        advice,
                        editions()));
    }

    private static Set<String> known(Fields fields, String key, Map<String, Requirement> requirements) {
        List<String> named = fields.texts(key);
        named.stream()
                .filter(name -> !requirements.containsKey(name))
                .forEach(name -> fields.problem(
                        key, "unknown requirement `" + name + "`. " + Nearest.hint(name, requirements.keySet())));
        return Set.copyOf(named);
    }

    private static List<String> provers(Fields fields, String key, List<Scenario> scenarios) {
        List<String> ids = scenarios.stream().map(Scenario::id).toList();
        List<String> named = fields.texts(key);
        named.stream()
                .filter(name -> !ids.contains(name))
                .forEach(name -> fields.problem(key, "unknown scenario `" + name + "`. " + Nearest.hint(name, ids)));
        return named;
    }

    private Protocol.Probing probing(
            ScenarioFileReader reader, String prefix, List<Scenario> scenarios, Map<String, Operation> operations) {
        if (!files.names().contains(folder + "/probes.yaml")) {
            return Protocol.Probing.NONE;
        }
        return new ProbesReader(folder, prefix, reader, problems)
                .read(yaml("probes.yaml"), scenarios, ProbesReader.known(scenarios, operations));
    }

    private Set<Transport> transports(Fields root) {
        Set<Transport> transports = EnumSet.noneOf(Transport.class);
        List<String> known = Stream.of(Transport.values()).map(Transport::word).toList();
        root.required("transports");
        for (String name : root.texts("transports")) {
            if (known.contains(name)) {
                transports.add(Transport.valueOf(name.toUpperCase(Locale.ROOT)));
            } else {
                root.problem("transports", "unknown transport `" + name + "`. " + Nearest.hint(name, known));
            }
        }
        if (transports.isEmpty()) {
            root.problem("transports", "`transports` names at least one of " + String.join(", ", known));
        }
        return transports;
    }

    private static Protocol.Courtesy courtesy(Fields fields, PatternReader patterns) {
        @Nullable Yaml answer = fields.optional("answer");
        @Nullable String closes = fields.optionalText("closes");
        if (answer != null && closes != null) {
            fields.problem("closes", "a courtesy has an `answer` or `closes`, not both");
        }
        if (closes != null && !closes.matches("[1-4]\\d{3}")) {
            fields.problem("closes", "`closes` must be the code of a close frame, but is `" + closes + "`");
            closes = null;
        }
        return new Protocol.Courtesy(
                patterns.read(fields.required("on")),
                answer == null ? null : patterns.read(answer),
                closes == null ? null : Integer.valueOf(closes),
                fields.flag("echo"));
    }

    private List<String> paths(Fields root) {
        @Nullable Yaml value = root.optional("path");
        if (value == null) {
            return List.of();
        }
        List<String> paths = value instanceof Yaml.Scalar scalar ? List.of(scalar.text()) : root.texts("path");
        if (paths.isEmpty() || !paths.stream().allMatch(path -> path.matches("/[!-~&&[^?#]]*"))) {
            root.problem("path", "`path` must be a path such as `/graphql`, or a list of them");
            return List.of();
        }
        return paths;
    }

    private static Map<String, String> upgradeHosts(Fields root) {
        Map<String, String> hosts = root.textMap("upgrade hosts");
        if (!Stream.concat(hosts.keySet().stream(), hosts.values().stream())
                .allMatch(label -> label.matches("[a-z0-9-]+"))) {
            root.problem(
                    "upgrade hosts", "`upgrade hosts` must be labels of a host's name, such as `api: realtime-api`");
        }
        return hosts;
    }

    private static String mediaTypes(Fields root, String name, String otherwise) {
        String types = root.text(name, otherwise);
        if (MediaType.list(types) == null) {
            root.problem(
                    name, "`" + name + "` must name media types such as `application/json`, but is `" + types + "`");
        }
        return types;
    }

    private List<EquivalentMutants> equivalentMutants() {
        List<EquivalentMutants> entries = new ArrayList<>();
        if (!files.names().contains(folder + "/equivalent-mutants.yaml")) {
            return entries;
        }
        Fields root = Fields.of(yaml("equivalent-mutants.yaml"), "a file of equivalent mutants", problems);
        for (Yaml item : root.requiredItems("equivalent-mutants")) {
            Fields fields = Fields.of(item, "an entry", problems);
            fields.required("mutants");
            entries.add(new EquivalentMutants(fields.texts("mutants"), fields.text("reason"), fields.at()));
            fields.refuseOthers();
        }
        root.refuseOthers();
        return entries;
    }

    private Grammar grammar() {
        String name = folder + "/grammar.schema.json";
        try {
            Json schema = JsonText.read(files.read(name));
            if (schema instanceof Json.JsonObject object) {
                return new Grammar(object);
            }
            problems.add(new Location(files.display(name), 1, 1), "expected a JSON Schema, but found " + schema.kind());
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            problems.add(new Location(files.display(name), 1, 1), "no grammar: " + e.getMessage());
        }
        return Grammar.ANYTHING;
    }

    private List<Edition> editions() {
        return files.names().stream()
                .filter(name -> name.startsWith(folder + "/edition-") && name.endsWith(".yaml"))
                .map(name -> EditionReader.read(YamlReader.read(files.display(name), files.read(name)), problems))
                .sorted(Comparator.comparingInt(Edition::number))
                .toList();
    }

    private @Nullable Yaml optionalYaml(String name) {
        return files.names().contains(folder + "/" + name) ? yaml(name) : null;
    }

    private Yaml yaml(String name) {
        return YamlReader.read(files.display(folder + "/" + name), files.read(folder + "/" + name));
    }
}
