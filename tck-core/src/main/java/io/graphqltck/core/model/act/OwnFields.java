package io.graphqltck.core.model.act;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an item or a keep-alive. */
final class OwnFields {

    private OwnFields() {}

    /** These, with others in place of those of the same names. */
    static Map<String, String> with(Map<String, String> own, Map<String, String> others) {
        Map<String, String> fields = new LinkedHashMap<>(own);
        fields.keySet().removeIf(name -> others.keySet().stream().anyMatch(name::equalsIgnoreCase));
        fields.putAll(others);
        return fields;
    }
}
