package io.graphqltck.core.load.turn;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.act.TargetPattern;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.wire.RequestTargets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code target:}, a text such as {@code /graphql?a=b} or a map with {@code path} and {@code query}. */
final class TargetReader {

    private final PatternReader patterns;
    private final Problems problems;

    TargetReader(PatternReader patterns, Problems problems) {
        this.patterns = patterns;
        this.problems = problems;
    }

    @Nullable
    TargetPattern read(Fields of) {
        @Nullable Yaml value = of.optional("target");
        if (value == null) {
            return null;
        }
        return value instanceof Yaml.Scalar scalar ? exact(scalar) : parts(value);
    }

    private TargetPattern exact(Yaml.Scalar scalar) {
        String text = scalar.text();
        if (text.startsWith("<")) {
            return new TargetPattern(path(scalar), Map.of(), null);
        }
        refuseRelative(scalar);
        int question = text.indexOf('?');
        Map<String, Pattern> query = new LinkedHashMap<>();
        if (question >= 0) {
            RequestTargets.parameters(text.substring(question + 1))
                    .forEach((name, decoded) -> query.put(name, new Pattern.Literal(Json.of(decoded))));
        }
        String path = question < 0 ? text : text.substring(0, question);
        return new TargetPattern(new Pattern.Literal(Json.of(path)), query, text);
    }

    private TargetPattern parts(Yaml value) {
        Fields fields = Fields.of(value, "a target", problems);
        @Nullable Yaml path = fields.optional("path");
        Map<String, Pattern> query = new LinkedHashMap<>();
        fields.map("query").forEach((name, parameter) -> query.put(name, patterns.read(parameter)));
        fields.refuseOthers();
        return new TargetPattern(path instanceof Yaml.Scalar scalar ? path(scalar) : null, query, null);
    }

    private Pattern path(Yaml.Scalar scalar) {
        if (!scalar.text().startsWith("<")) {
            refuseRelative(scalar);
        }
        return patterns.read(scalar);
    }

    private void refuseRelative(Yaml.Scalar scalar) {
        if (!scalar.text().startsWith("/")) {
            problems.add(scalar.at(), "a path begins with `/`, but this one is `" + scalar.text() + "`");
        }
    }
}
