package io.graphqltck.core.play.compare;

import io.graphqltck.core.http.HeaderExpectation;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.model.pattern.FieldVariable;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Mismatch;
import io.graphqltck.core.wire.HttpHead;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables as whole values of header fields: {@code $token} is captured where it is first heard, and compared afterwards. */
public final class FieldVariables {

    private FieldVariables() {}

    /** The fields with the values of their variables. */
    public static Map<String, String> said(Map<String, String> fields, Bindings bindings) {
        Map<String, String> said = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            Pattern.@Nullable Variable variable = FieldVariable.of(value);
            @Nullable Json known = variable == null ? null : bindings.say(variable);
            said.put(name, known instanceof JsonString text ? text.value() : value);
        });
        return said;
    }

    /** Whether a field can have this value: a line break would begin a field of the other side's making. */
    static boolean canBeSaid(String value) {
        return value.chars().noneMatch(character -> character == '\r' || character == '\n' || character == 0);
    }

    /** The first field that is not as expected, in words, or null. */
    static @Nullable String difference(Map<String, String> expected, HttpHead head, Bindings bindings) {
        Map<String, String> others = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : expected.entrySet()) {
            Pattern.@Nullable Variable variable = FieldVariable.of(field.getValue());
            if (variable == null) {
                others.put(field.getKey(), field.getValue());
                continue;
            }
            @Nullable String value = head.field(field.getKey());
            if (value == null) {
                return "the field " + field.getKey() + " is absent";
            }
            @Nullable Mismatch mismatch = bindings.match(variable, new JsonString(value));
            if (mismatch != null) {
                return "in the field " + field.getKey() + ", " + mismatch;
            }
        }
        return HeaderExpectation.difference(others, head);
    }
}
