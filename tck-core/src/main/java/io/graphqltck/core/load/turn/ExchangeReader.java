package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.act.Statuses;
import io.graphqltck.core.model.pattern.FieldVariable;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a party says in an HTTP exchange: the value after {@code client requests:} and {@code server responds:}. */
final class ExchangeReader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final PatternReader patterns;
    private final OctetsReader octets;
    private final Problems problems;

    ExchangeReader(PatternReader patterns, OctetsReader octets, Problems problems) {
        this.patterns = patterns;
        this.octets = octets;
        this.problems = problems;
    }

    Act requests(Yaml value) {
        Fields fields = Fields.of(value, "what the client requests", problems);
        String method = fields.text("method", "POST");
        if (!method.matches(TOKEN)) {
            fields.problem("method", "`method` must be a name such as `POST`, but is `" + method + "`");
        }
        @Nullable String target = fields.optionalText("target");
        if (target != null && !target.startsWith("<") && !target.matches("[!-~]+")) {
            fields.problem("target", "`target` must be a path, with a query if there is one, but is `" + target + "`");
        }
        refuseBadRegex(fields, "target", target);
        @Nullable Yaml parameters = fields.optional("parameters");
        String version = fields.text("version", "1.1");
        if (!version.matches("\\d\\.\\d")) {
            fields.problem("version", "`version` must be one of HTTP such as `1.0`, but is `" + version + "`");
        }
        Act act = new Act.Requests(
                fields.optionalText("as"),
                fields.optionalText("behind"),
                method,
                target,
                parameters == null ? null : parameters(parameters),
                version,
                headers(fields),
                body(fields));
        fields.refuseOthers();
        return act;
    }

    private Pattern parameters(Yaml value) {
        Pattern pattern = patterns.read(value);
        if (!(pattern instanceof Pattern.Members || pattern instanceof Pattern.Request)) {
            problems.add(
                    value.at(),
                    "`parameters` must be a map or an operation such as `$hello`, but is " + value.describe());
        }
        return pattern;
    }

    Act responds(Yaml value) {
        Fields fields = Fields.of(value, "what the server responds", problems);
        Act act = new Act.Responds(
                fields.optionalText("to"),
                statuses(fields, fields.optional("status")),
                headers(fields),
                body(fields),
                fields.flag("streamed"));
        if (fields.flag("streamed")
                && Stream.of("body", "text", "message", "hex").anyMatch(fields::has)) {
            problems.add(fields.at(), "the body of what is streamed follows in separate turns, such as `server item:`");
        }
        fields.refuseOthers();
        return act;
    }

    /** The value of a turn that says all by its name. */
    void refuseMembers(String verb, Yaml value) {
        if (!(value instanceof Yaml.Mapping mapping) || !mapping.entries().isEmpty()) {
            problems.add(value.at(), "`" + verb + "` takes nothing: write `" + verb + ": {}`");
        }
    }

    /** Those of an item or keep-alive, of whose turn {@code turn} is the whole. */
    Map<String, String> itemFields(Fields turn, Map<String, String> known) {
        boolean named = turn.has("fields");
        if (named && turn.has("headers")) {
            turn.problem("fields", "only one of `fields` and `headers` gives the fields");
        }
        Map<String, String> fields = new LinkedHashMap<>(known);
        fields.putAll(headers(turn, named ? "fields" : "headers"));
        return fields;
    }

    private Map<String, String> headers(Fields fields) {
        return headers(fields, "headers");
    }

    private Map<String, String> headers(Fields fields, String member) {
        Map<String, String> headers = fields.textMap(member);
        headers.forEach((name, value) -> {
            if (!name.matches(TOKEN)) {
                fields.problem(member, "`" + name + "` is no name of a header field");
            }
            if (value.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
                fields.problem("headers", "the value of `" + name + "` holds a control character");
            }
            refuseBadRegex(fields, "headers", value);
        });
        return headers;
    }

    private static void refuseBadRegex(Fields fields, String name, @Nullable String value) {
        if (value != null && value.startsWith("<~ ") && value.endsWith(">")) {
            try {
                java.util.regex.Pattern.compile(value.substring(3, value.length() - 1));
            } catch (PatternSyntaxException e) {
                fields.problem(name, "not a regular expression: " + e.getDescription());
            }
        }
    }

    private Statuses statuses(Fields fields, @Nullable Yaml status) {
        if (status == null) {
            return Statuses.of(200);
        }
        List<Yaml> several = status instanceof Yaml.Sequence sequence ? sequence.items() : List.of(status);
        if (several.isEmpty()) {
            fields.problem("status", "`status` must name at least one status");
            return Statuses.of(200);
        }
        return new Statuses(several.stream().map(item -> range(fields, item)).toList());
    }

    private static Statuses.Range range(Fields fields, Yaml item) {
        String text = fields.text(item, "status");
        if (text.matches("[1-9]\\d\\d")) {
            return new Statuses.Range(Integer.parseInt(text), Integer.parseInt(text));
        }
        if (text.matches("[1-5]xx")) {
            int lowest = (text.charAt(0) - '0') * 100;
            return new Statuses.Range(lowest, lowest + 99);
        }
        if (!text.equals("<any>")) {
            fields.problem(
                    "status",
                    "`status` must be a number, a class such as `4xx`, a list of these, or `<any>`, but is `" + text
                            + "`");
        }
        return new Statuses.Range(200, 999);
    }

    private HttpBody body(Fields fields) {
        @Nullable Yaml body = fields.optional("body");
        @Nullable String text = fields.optionalText("text");
        @Nullable String hex = fields.optionalText("hex");
        @Nullable Yaml message = fields.optional("message");
        if (Stream.of(body != null, text != null, hex != null, message != null)
                        .filter(there -> there)
                        .count()
                > 1) {
            problems.add(fields.at(), "only one of `body`, `text`, `message` and `hex` gives the body");
        }
        if (body != null) {
            return new HttpBody.JsonValue(patterns.read(body));
        }
        if (text != null && (text.equals("<string>") || FieldVariable.of(text) != null)) {
            return new HttpBody.Text(patterns.read(fields.required("text")));
        }
        if (text != null) {
            return new HttpBody.Octets(MessageOctets.octets(text, fields));
        }
        if (message != null) {
            return new HttpBody.Octets(octets.message(message, fields));
        }
        return hex == null ? new HttpBody.Unsaid() : new HttpBody.Octets(octets.hex(hex, fields.placeOf("hex")));
    }
}
