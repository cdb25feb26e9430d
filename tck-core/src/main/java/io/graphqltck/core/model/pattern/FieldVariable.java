package io.graphqltck.core.model.pattern;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A variable as the whole of a text that is no JSON: the value of a header field, or a body. */
public final class FieldVariable {

    private static final java.util.regex.Pattern VARIABLE = java.util.regex.Pattern.compile("\\$[A-Za-z][A-Za-z0-9]*");
    private static final Set<String> OF_THE_KIT = Set.of("port", "length");

    private FieldVariable() {}

    /** The variable that this text is, or null for any other text. */
    public static Pattern.@Nullable Variable of(String text) {
        boolean isVariable = VARIABLE.matcher(text).matches() && !OF_THE_KIT.contains(text.substring(1));
        return isVariable ? new Pattern.Variable(text.substring(1)) : null;
    }

    /** Those among the values of these fields. */
    public static List<Pattern> in(Map<String, String> fields) {
        return fields.values().stream()
                .map(FieldVariable::of)
                .filter(java.util.Objects::nonNull)
                .map(Pattern.class::cast)
                .toList();
    }
}
