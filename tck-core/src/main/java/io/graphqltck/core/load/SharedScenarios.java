package io.graphqltck.core.load;

import io.graphqltck.core.load.turn.Expansion;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios that several protocols share: written once, in a folder of no protocol, and read in the words of each protocol that
 * names the file.
 */
final class SharedScenarios {

    /** What a protocol may say otherwise of a shared scenario. How it is played is not among it. */
    private static final Set<String> ADAPTABLE = Set.of("title", "requirements", "roles", "needs", "slow", "examples");

    /** What every protocol has a value for. */
    private static final List<String> OF_PROTOCOL = List.of("prefix", "subprotocol");

    private final Fields protocol;
    private final SharedFiles files;
    private final Expansion expansion;
    private final Problems problems;
    private final Map<String, Yaml> given = new LinkedHashMap<>();
    private final Vocabulary words;
    private final Map<String, Yaml> without;
    private final Map<String, Yaml> adapted;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> ids = new LinkedHashSet<>();

    SharedScenarios(Fields protocol, SharedFiles files, Problems problems) {
        this.protocol = protocol;
        this.files = files;
        this.expansion = new Expansion(problems);
        this.problems = problems;
        given.putAll(protocol.map("words"));
        OF_PROTOCOL.stream().filter(protocol::has).forEach(name -> given.put(name, protocol.required(name)));
        this.words = new Vocabulary(given, expansion, problems);
        this.without = files.named("without");
        this.adapted = files.map("adapted");
    }

    /** A file's scenarios as this protocol has them. */
    record Theme(String file, String name, List<Yaml> scenarios) {

        /** Themes are in the order of their files' own names, whatever their folders. */
        static final Comparator<String> ORDER = Comparator.comparing(file -> file.substring(file.indexOf('/')));
    }

    List<Theme> themes() {
        List<Theme> themes = new ArrayList<>();
        files.named("scenarios").forEach((name, item) -> {
            try {
                @Nullable Yaml file = files.read(item, name);
                if (file != null) {
                    themes.add(theme(name, item, Fields.of(file, "a file of shared scenarios", problems)));
                }
            } catch (LoadException e) {
                problems.addAll(e);
            }
        });
        refuseUnknown();
        return themes;
    }

    private Theme theme(String name, Yaml item, Fields root) {
        root.required("words");
        Map<String, String> declared = root.textMap("words");
        List<Yaml> scenarios = Vocabulary.ofFile(root, expansion, problems).in(root.requiredItems("scenarios"));
        List<Yaml> taken = new ArrayList<>();
        Set<String> needed = new LinkedHashSet<>();
        Set<String> used = new HashSet<>();
        for (Yaml scenario : scenarios) {
            Set<String> ofScenario = Vocabulary.used(scenario, declared.keySet());
            used.addAll(ofScenario);
            String id = id(scenario);
            ids.add(id);
            if (!without.containsKey(id)) {
                needed.addAll(ofScenario);
                taken.add(adapted(words.in(scenario), id));
            }
        }
        for (String word : needed) {
            if (!given.containsKey(word)) {
                problems.add(
                        item.at(),
                        "`" + name + "` needs the word `" + word + "` of this protocol: " + declared.get(word)
                                + "; add it to `words`");
            }
        }
        declared.keySet().stream()
                .filter(word -> !used.contains(word))
                .forEach(word ->
                        problems.add(placeOf(root, word), "no scenario of this file uses the word `" + word + "`"));
        asked.addAll(needed);
        String theme = root.text(words.in(root.required("theme")), "theme");
        root.refuseOthers();
        return new Theme(name, theme, taken);
    }

    private String id(Yaml scenario) {
        return scenario instanceof Yaml.Mapping mapping
                        && mapping.byName().get("id") instanceof Yaml.Scalar id
                        && words.in(id) instanceof Yaml.Scalar read
                ? read.text()
                : "";
    }

    private Yaml adapted(Yaml scenario, String id) {
        @Nullable Yaml changes = adapted.get(id);
        if (changes == null || !(scenario instanceof Yaml.Mapping mapping)) {
            return scenario;
        }
        Fields fields = Fields.of(changes, "what is adapted", problems);
        Map<Yaml.Scalar, Yaml> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            if (!(fields.has(key.text()) && ADAPTABLE.contains(key.text()))) {
                entries.put(key, value);
            }
        });
        for (String key : ADAPTABLE) {
            @Nullable Yaml value = fields.optional(key);
            if (value != null) {
                entries.put(new Yaml.Scalar(fields.placeOf(key), key, false), value);
            }
        }
        fields.refuseOthers();
        return new Yaml.Mapping(mapping.at(), entries);
    }

    private static Location placeOf(Fields root, String word) {
        return root.map("words").getOrDefault(word, root.required("words")).at();
    }

    private void refuseUnknown() {
        without.forEach(this::refuseUnknown);
        adapted.forEach(this::refuseUnknown);
        protocol.map("words").forEach((word, value) -> {
            if (!asked.contains(word)) {
                problems.add(
                        value.at(),
                        "no shared scenario of this protocol uses the word `" + word + "`. "
                                + Nearest.hint(word, asked));
            }
        });
    }

    private void refuseUnknown(String id, Yaml value) {
        if (!ids.contains(id)) {
            problems.add(value.at(), "there is no shared scenario `" + id + "`. " + Nearest.hint(id, ids));
        }
    }
}
