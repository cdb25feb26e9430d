package io.graphqltck.core.grammar;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which requirement a message of wrong form breaks: the grammar says it next to the definitions. Of a message it is the one of its
 * first member that is wrong or missing and has one, else the message's own.
 */
final class GrammarRequirements {

    /** Of a message, or of a member that is wrong itself or missing; of a party, for what is no message at all. */
    static final String OF_VALUE = "requirement";

    /** Of a member that is missing, where that breaks another one. */
    private static final String OF_MISSING = "requirementIfMissing";

    /** Of a party: for a message of a type that it may not say. */
    private static final String OF_UNKNOWN = "requirementOfUnknown";

    /** Of a party: the same for certain types. */
    private static final String OF_CERTAIN = "requirementsOfUnknown";

    static final Set<String> KEYWORDS = Set.of(OF_VALUE, OF_MISSING, OF_UNKNOWN, OF_CERTAIN);

    private final Grammar grammar;

    GrammarRequirements(Grammar grammar) {
        this.grammar = grammar;
    }

    @Nullable
    String of(JsonObject party, @Nullable Json message) {
        @Nullable String type = message instanceof JsonObject object ? object.text("type") : null;
        if (message == null || type == null) {
            return party.text(OF_VALUE);
        }
        @Nullable JsonObject known = grammar.byTypeConstant(Grammar.list(party, "oneOf"), message);
        if (known == null) {
            @Nullable String certain = party.get(OF_CERTAIN) instanceof JsonObject types ? types.text(type) : null;
            return certain == null ? party.text(OF_UNKNOWN) : certain;
        }
        JsonObject definition = grammar.resolve(known);
        @Nullable String ofMember = ofMembers(definition, (JsonObject) message);
        return ofMember == null ? definition.text(OF_VALUE) : ofMember;
    }

    private @Nullable String ofMembers(JsonObject definition, JsonObject object) {
        if (!(definition.get("properties") instanceof JsonObject properties)) {
            return null;
        }
        for (Map.Entry<String, Json> property : properties.members().entrySet()) {
            if (property.getValue() instanceof JsonObject rule) {
                @Nullable Json member = object.get(property.getKey());
                @Nullable
                String found = member == null
                        ? isRequired(definition, property.getKey()) ? ofMissing(rule) : null
                        : ofMember(rule, member);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String ofMissing(JsonObject rule) {
        @Nullable String missing = rule.text(OF_MISSING);
        return missing == null ? rule.text(OF_VALUE) : missing;
    }

    private @Nullable String ofMember(JsonObject rule, Json member) {
        if (!grammar.isWrong(rule, member)) {
            return null;
        }
        if (grammar.isWrongItself(rule, member)) {
            return rule.text(OF_VALUE);
        }
        return member instanceof JsonObject object ? ofMembers(grammar.resolve(rule), object) : null;
    }

    private static boolean isRequired(JsonObject definition, String name) {
        return definition.get("required") instanceof JsonArray required
                && required.items().contains(Json.of(name));
    }

    /** All that this part of a grammar names. */
    static Set<String> in(JsonObject rule) {
        Set<String> found = new TreeSet<>();
        rule.members().forEach((name, value) -> {
            if (value instanceof JsonString text && KEYWORDS.contains(name)) {
                found.add(text.value());
            } else if (value instanceof JsonObject certain && name.equals(OF_CERTAIN)) {
                certain.members().values().forEach(id -> found.add(((JsonString) id).value()));
            } else if (value instanceof JsonObject inner) {
                found.addAll(in(inner));
            }
        });
        return found;
    }
}
