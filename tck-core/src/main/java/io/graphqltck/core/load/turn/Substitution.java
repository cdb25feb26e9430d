package io.graphqltck.core.load.turn;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${name}}, which examples and {@code repeat} bind when a file is read. */
public final class Substitution {

    /** What {@code repeat} calls its number where it does not say {@code as}. */
    static final String REPEATED_AS = "n";

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9-]*)}");

    private final Map<String, Yaml> values;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Expansion expansion;

    public Substitution(Map<String, Yaml> values, Expansion expansion) {
        this.values = Map.copyOf(values);
        this.expansion = expansion;
    }

    /** Whether the text begins with a name that {@link #refuseUnbound} answers for. */
    static boolean isPlace(String text) {
        return PLACE.matcher(text).lookingAt();
    }

    /** Reports the names in this tree that neither {@code bound} nor a {@code repeat} around them gives a value. */
    public static void refuseUnbound(Yaml tree, Set<String> bound, Problems problems) {
        if (tree instanceof Yaml.Scalar scalar) {
            places(scalar)
                    .filter(name -> !bound.contains(name))
                    .forEach(name -> problems.add(
                            scalar.at(), "nothing gives `${" + name + "}` a value. " + Nearest.hint(name, bound)));
        } else if (tree instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> refuseUnbound(item, bound, problems));
        } else if (tree instanceof Yaml.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                refuseUnbound(key, bound, problems);
                refuseUnbound(value, key.text().equals("repeat") ? within(value, bound) : bound, problems);
            });
        }
    }

    /** The names that have places in this tree. */
    public static Set<String> places(Yaml tree) {
        Set<String> names = new TreeSet<>();
        addPlaces(tree, names);
        return names;
    }

    private static void addPlaces(Yaml tree, Set<String> names) {
        if (tree instanceof Yaml.Scalar scalar) {
            places(scalar).forEach(names::add);
        } else if (tree instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> addPlaces(item, names));
        } else if (tree instanceof Yaml.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                addPlaces(key, names);
                addPlaces(value, names);
            });
        }
    }

    private static Stream<String> places(Yaml.Scalar scalar) {
        return mayHavePlaces(scalar)
                ? PLACE.matcher(scalar.text()).results().map(place -> place.group(1))
                : Stream.empty();
    }

    /** Nearly no text has one, and each start of the kit reads all of them. */
    private static boolean mayHavePlaces(Yaml.Scalar scalar) {
        return scalar.text().contains("${");
    }

    private static Set<String> within(Yaml repeated, Set<String> bound) {
        Set<String> names = new TreeSet<>(bound);
        names.add(
                repeated instanceof Yaml.Mapping mapping && mapping.byName().get("as") instanceof Yaml.Scalar as
                        ? as.text()
                        : REPEATED_AS);
        return names;
    }

    /** Names that have no value here are left: an inner {@code repeat} binds them. */
    public Yaml in(Yaml tree) {
        if (expansion.exhausted()) {
            return tree;
        }
        expansion.add(1, tree.at());
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
        if (!mayHavePlaces(scalar)) {
            return scalar;
        }
        Matcher whole = PLACE.matcher(scalar.text());
        if (whole.matches()) {
            String name = whole.group(1);
            @Nullable Yaml value = values.get(name);
            if (value == null) {
                return scalar;
            }
            expansion.add(sizes.computeIfAbsent(name, ignored -> value.size()), scalar.at());
            return value;
        }
        return new Yaml.Scalar(scalar.at(), text(scalar), scalar.quoted());
    }

    private String text(Yaml.Scalar scalar) {
        if (!mayHavePlaces(scalar)) {
            return scalar.text();
        }
        Matcher places = PLACE.matcher(scalar.text());
        return places.replaceAll(place -> {
            @Nullable Yaml value = values.get(place.group(1));
            if (value == null || expansion.exhausted()) {
                return Matcher.quoteReplacement(place.group());
            }
            String text = value instanceof Yaml.Scalar replacement
                    ? replacement.text()
                    : JsonText.write(PatternReader.plainJson(value));
            expansion.addText(text.length(), scalar.at());
            return Matcher.quoteReplacement(text);
        });
    }
}
