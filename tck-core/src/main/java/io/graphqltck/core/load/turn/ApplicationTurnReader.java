package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.subject.Cue;
import io.graphqltck.core.text.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the client's application does or sees. */
public final class ApplicationTurnReader {

    private static final Set<String> VERBS =
            Set.of("connects", "subscribes", "unsubscribes", "closes", "network", "sees");

    private final PatternReader patterns;
    private final Map<String, Operation> operations;
    private final AuthorisedReader authorisation;
    private final Problems problems;

    public ApplicationTurnReader(
            PatternReader patterns,
            Map<String, Operation> operations,
            AuthorisedReader authorisation,
            Problems problems) {
        this.patterns = patterns;
        this.operations = operations;
        this.authorisation = authorisation;
        this.problems = problems;
    }

    ApplicationTurn read(Yaml value) {
        Fields fields = Fields.of(value, "what the application does or sees", problems);
        List<String> verbs = fields.names().stream().filter(VERBS::contains).toList();
        if (verbs.size() != 1) {
            problems.add(
                    value.at(),
                    "expected one of "
                            + String.join(", ", VERBS.stream().sorted().toList()));
            return new ApplicationTurn.Closes(null);
        }
        ApplicationTurn turn = switch (verbs.get(0)) {
            case "connects" -> connects(Fields.of(fields.required("connects"), "how it connects", problems));
            case "subscribes" -> subscribes(fields);
            case "unsubscribes" -> new ApplicationTurn.Unsubscribes(fields.text("unsubscribes"), within(fields));
            case "closes" -> closes(fields);
            case "network" -> network(fields);
            default -> sees(fields);
        };
        fields.refuseOthers();
        return turn;
    }

    private ApplicationTurn connects(Fields fields) {
        @Nullable Yaml params = fields.optional("params");
        ApplicationTurn turn = new ApplicationTurn.Connects(
                params == null ? null : patterns.read(params),
                authorisation.credentials(fields),
                fields.textMap("headers"));
        if (params == null && !fields.has("authorisation") && !fields.has("headers")) {
            problems.add(fields.at(), "`connects` needs `params`, `authorisation` or `headers`");
        }
        fields.refuseOthers();
        return turn;
    }

    private ApplicationTurn closes(Fields fields) {
        fields.word("closes", Set.of("client"), "client");
        return new ApplicationTurn.Closes(within(fields));
    }

    /** The callback in which the application does it: {@code first-result: op}. */
    private @Nullable Cue within(Fields turn) {
        @Nullable Yaml value = turn.optional("within");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, "the callback within which the application does it", problems);
        List<Cue> cues = Stream.of(Cue.On.values())
                .filter(on -> fields.has(on.word()))
                .map(on -> new Cue(on, fields.text(on.word())))
                .toList();
        fields.refuseOthers();
        if (cues.size() != 1) {
            problems.add(
                    value.at(),
                    "expected one of "
                            + Stream.of(Cue.On.values()).map(Cue.On::word).collect(Collectors.joining(", "))
                            + " with the name of an operation");
            return null;
        }
        return cues.get(0);
    }

    private ApplicationTurn network(Fields fields) {
        Set<String> words =
                Stream.of(NetworkChange.values()).map(NetworkChange::word).collect(Collectors.toSet());
        String word = fields.word("network", words, NetworkChange.CUT.word());
        return new ApplicationTurn.Network(Stream.of(NetworkChange.values())
                .filter(change -> change.word().equals(word))
                .findFirst()
                .orElse(NetworkChange.CUT));
    }

    private ApplicationTurn subscribes(Fields fields) {
        String name = fields.text("subscribes");
        name = name.startsWith("$") ? name.substring(1) : name;
        if (!operations.containsKey(name)) {
            fields.problem(
                    "subscribes", "unknown operation `" + name + "`. " + Nearest.hint(name, operations.keySet()));
        }
        @Nullable Yaml variables = fields.optional("variables");
        return new ApplicationTurn.Subscribes(
                name, fields.text("as"), variables == null ? null : patterns.read(variables), within(fields));
    }

    private ApplicationTurn sees(Fields fields) {
        Set<String> words = Stream.of(What.values()).map(What::word).collect(Collectors.toSet());
        String word = fields.word("sees", words, What.NEXT.word());
        What what = Stream.of(What.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst()
                .orElse(What.NEXT);
        @Nullable Yaml data = fields.optional("data");
        @Nullable Yaml errors = fields.optional("errors");
        @Nullable Yaml extensions = fields.optional("extensions");
        @Nullable Yaml containing = fields.optional("containing");
        List<String> texts =
                containing instanceof Yaml.Scalar scalar ? List.of(scalar.text()) : fields.texts("containing");
        return new ApplicationTurn.Sees(
                what,
                fields.text("of"),
                data == null ? null : patterns.read(data),
                errors == null ? null : patterns.read(errors),
                extensions == null ? null : patterns.read(extensions),
                texts);
    }
}
