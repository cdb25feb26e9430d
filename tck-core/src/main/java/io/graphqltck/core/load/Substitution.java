package io.graphqltck.core.load;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${name}}, which examples and {@code repeat} bind when a file is read. */
final class Substitution {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9-]*)}");

    private final Map<String, Yaml> values;
    private final Problems problems;
    /** Names that are bound later, by an inner {@code repeat}. */
    private final boolean leaveUnknown;

    Substitution(Map<String, Yaml> values, Problems problems, boolean leaveUnknown) {
        this.values = Map.copyOf(values);
        this.problems = problems;
        this.leaveUnknown = leaveUnknown;
    }

    Yaml in(Yaml tree) {
        if (tree instanceof Yaml.Scalar scalar) {
            return scalar(scalar);
        }
        if (tree instanceof Yaml.Sequence sequence) {
            List<Yaml> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(in(item)));
            return new Yaml.Sequence(sequence.at(), items);
        }
        Yaml.Mapping mapping = (Yaml.Mapping) tree;
        Map<Yaml.Scalar, Yaml> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            Yaml.Scalar newKey = new Yaml.Scalar(key.at(), text(key), key.quoted());
            entries.put(newKey, in(value));
        });
        return new Yaml.Mapping(mapping.at(), entries);
    }

    private Yaml scalar(Yaml.Scalar scalar) {
        Matcher whole = PLACE.matcher(scalar.text());
        if (whole.matches()) {
            @Nullable Yaml value = value(whole.group(1), scalar);
            return value == null ? scalar : value;
        }
        return scalar.text().contains("${") ? new Yaml.Scalar(scalar.at(), text(scalar), scalar.quoted()) : scalar;
    }

    private String text(Yaml.Scalar scalar) {
        Matcher places = PLACE.matcher(scalar.text());
        return places.replaceAll(place -> {
            @Nullable Yaml value = value(place.group(1), scalar);
            if (value == null) {
                return Matcher.quoteReplacement(place.group());
            }
            if (value instanceof Yaml.Scalar replacement) {
                return Matcher.quoteReplacement(replacement.text());
            }
            return Matcher.quoteReplacement(JsonText.write(PatternReader.plainJson(value, problems)));
        });
    }

    private @Nullable Yaml value(String name, Yaml.Scalar where) {
        @Nullable Yaml value = values.get(name);
        if (value == null && !leaveUnknown) {
            problems.add(where.at(), "nothing gives `${" + name + "}` a value. " + Nearest.hint(name, values.keySet()));
        }
        return value;
    }
}
