package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Operation.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads named operations: the kit's own, and a server's mapping of its own onto them. */
public final class OperationsReader {

    private OperationsReader() {}

    /** All that these files hold. */
    public static Map<String, Operation> read(List<Yaml> files, Problems problems) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (Yaml file : files) {
            Fields root = Fields.of(file, "a file of operations", problems);
            root.required("operations");
            read(root.map("operations"), problems).forEach((name, operation) -> {
                if (operations.putIfAbsent(name, operation) != null) {
                    problems.add(file.at(), "the operation `" + name + "` is there already, in a shared file");
                }
            });
            root.refuseOthers();
        }
        return operations;
    }

    public static Map<String, Operation> read(Map<String, Yaml> entries, Problems problems) {
        PatternReader patterns = new PatternReader(Map.of(), problems);
        Set<String> kinds = Stream.of(Kind.values()).map(Kind::word).collect(Collectors.toSet());
        Map<String, Operation> operations = new LinkedHashMap<>();
        entries.forEach((name, value) -> {
            Fields fields = Fields.of(value, "an operation", problems);
            if (!name.matches("[A-Za-z][A-Za-z0-9-]*") || name.equals("new") || name.equals("key")) {
                problems.add(
                        value.at(),
                        "`" + name + "` cannot name an operation: letters, digits and `-`, not `new` or `key`");
            }
            fields.required("kind");
            @Nullable Yaml variables = fields.optional("variables");
            @Nullable Yaml extensions = fields.optional("extensions");
            operations.put(
                    name,
                    new Operation(
                            name,
                            Kind.valueOf(fields.word("kind", kinds, "query").toUpperCase(Locale.ROOT)),
                            fields.text("query"),
                            variables == null ? null : patterns.read(variables),
                            fields.optionalText("operationName"),
                            extensions == null ? null : PatternReader.plainJson(extensions),
                            List.copyOf(fields.items("results").stream()
                                    .map(patterns::read)
                                    .toList()),
                            new LinkedHashSet<>(fields.texts("needs")),
                            fields.optionalText("stands in for")));
            fields.refuseOthers();
        });
        return operations;
    }
}
