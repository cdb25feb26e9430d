package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the shared pieces of dialogue, unread inside: each place that includes one reads it for itself. */
public final class Fragments {

    private Fragments() {}

    public record Fragment(String name, @Nullable String provedBy, Yaml dialogue) {}

    public static Map<String, Fragment> read(Yaml file, Problems problems) {
        Map<String, Fragment> fragments = new LinkedHashMap<>();
        Fields root = Fields.of(file, "a file of fragments", problems);
        root.map("fragments").forEach((name, value) -> {
            Fields fields = Fields.of(value, "a fragment", problems);
            Yaml dialogue = fields.required("dialogue");
            Substitution.refuseUnbound(dialogue, Set.of(), problems);
            fragments.put(name, new Fragment(name, fields.optionalText("proved by"), dialogue));
            fields.refuseOthers();
        });
        root.refuseOthers();
        return fragments;
    }
}
