package io.graphqltck.core.load;

import io.graphqltck.core.load.turn.Expansion;
import io.graphqltck.core.load.turn.Substitution;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names for pieces of scenarios: what shared scenarios leave to the protocol, and what one file says more than once.
 * {@code ${question}} stands for the value that the name has, and {@code { <starts>: { id: $op } }} for that value with its own places filled in.
 */
final class Vocabulary {

    private static final Pattern FILLED = Pattern.compile("<([A-Za-z][A-Za-z0-9-]*)>");

    private final Map<String, Yaml> values;
    private final Expansion expansion;
    private final Problems problems;

    Vocabulary(Map<String, Yaml> values, Expansion expansion, Problems problems) {
        this.values = Map.copyOf(values);
        this.expansion = expansion;
        this.problems = problems;
    }

    /** What a file of scenarios says more than once: its {@code phrases}. */
    static Vocabulary ofFile(Fields root, Expansion expansion, Problems problems) {
        Map<String, Yaml> phrases = root.map("phrases");
        Set<String> used = new TreeSet<>();
        @Nullable Yaml scenarios = root.optional("scenarios");
        if (scenarios != null) {
            used.addAll(named(scenarios));
        }
        phrases.forEach((name, value) -> used.addAll(named(value)));
        phrases.forEach((name, value) -> {
            if (!used.contains(name)) {
                problems.add(value.at(), "no scenario of this file uses the phrase `" + name + "`");
            }
        });
        return new Vocabulary(phrases, expansion, problems);
    }

    /** The words of {@code declared} that this tree uses. */
    static Set<String> used(Yaml tree, Set<String> declared) {
        Set<String> used = new TreeSet<>();
        for (String name : named(tree)) {
            if (declared.contains(name)) {
                used.add(name);
            }
        }
        return used;
    }

    private static Set<String> named(Yaml tree) {
        Set<String> names = new LinkedHashSet<>(Substitution.places(tree));
        addFilled(tree, names);
        return names;
    }

    private static void addFilled(Yaml tree, Set<String> names) {
        if (tree instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> addFilled(item, names));
        } else if (tree instanceof Yaml.Mapping mapping) {
            @Nullable String filled = filled(mapping);
            if (filled != null) {
                names.add(filled);
            }
            mapping.entries().values().forEach(value -> addFilled(value, names));
        }
    }

    /** The word in the only key of this map, or null. */
    private static @Nullable String filled(Yaml.Mapping mapping) {
        if (mapping.entries().size() != 1) {
            return null;
        }
        String key = mapping.entries().keySet().iterator().next().text();
        if (!key.startsWith("<")) {
            return null;
        }
        Matcher word = FILLED.matcher(key);
        return word.matches() ? word.group(1) : null;
    }

    List<Yaml> in(List<Yaml> trees) {
        return trees.stream().map(this::in).toList();
    }

    /** The tree in this protocol's words. Names that are no words are left: examples and {@code repeat} bind them. */
    Yaml in(Yaml tree) {
        return new Substitution(values, expansion).in(withFilled(tree));
    }

    private Yaml withFilled(Yaml tree) {
        if (tree instanceof Yaml.Sequence sequence) {
            List<Yaml> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(withFilled(item)));
            return new Yaml.Sequence(sequence.at(), items);
        }
        if (!(tree instanceof Yaml.Mapping mapping)) {
            return tree;
        }
        @Nullable String name = filled(mapping);
        @Nullable Yaml value = name == null ? null : values.get(name);
        if (name != null && value != null) {
            return fill(name, value, mapping);
        }
        Map<Yaml.Scalar, Yaml> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, member) -> entries.put(key, withFilled(member)));
        return new Yaml.Mapping(mapping.at(), entries);
    }

    /** A protocol may need less than is given: what its messages do not hold is left out. */
    private Yaml fill(String name, Yaml value, Yaml.Mapping use) {
        Fields given = Fields.of(use.entries().values().iterator().next(), "what fills the word", problems);
        Map<String, Yaml> fillings = new LinkedHashMap<>();
        given.names().forEach(key -> fillings.put(key, given.required(key)));
        for (String place : Substitution.places(value)) {
            if (!fillings.containsKey(place)) {
                problems.add(use.at(), "`" + name + "` needs `" + place + "` too, see " + value.at());
            }
        }
        return new Substitution(fillings, expansion).in(value);
    }
}
