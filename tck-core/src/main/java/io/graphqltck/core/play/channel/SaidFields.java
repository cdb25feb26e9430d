package io.graphqltck.core.play.channel;

import io.graphqltck.core.http.HeaderExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields that the kit sends where a turn says some, or only what is expected of them. */
public final class SaidFields {

    private SaidFields() {}

    /** {@code usual}: those that come by themselves where a turn does not name them. */
    static List<Map.Entry<String, String>> of(Map<String, String> said, Map<String, String> usual) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        usual.forEach((name, value) -> {
            if (said.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                fields.add(Map.entry(name, value));
            }
        });
        said.forEach((name, value) -> {
            List<String> several = HeaderExpectation.alternatives(value);
            if (!value.startsWith("<")) {
                fields.add(Map.entry(name, value));
            } else if (!several.isEmpty()) {
                fields.add(Map.entry(name, several.get(0)));
            } else if (!value.equals("<absent>") && name.equalsIgnoreCase("content-type")) {
                fields.add(Map.entry(name, "application/json")); // any will do
            } else if (value.equals("<any>")) {
                fields.add(Map.entry(name, "any"));
            }
        });
        return fields;
    }
}
