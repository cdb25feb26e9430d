package io.graphqltck.core.grammar;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonNumber;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each party of a protocol may say, as JSON Schema (2020-12) of a small part: {@code type}, {@code const}, {@code enum},
 * {@code required}, {@code properties}, {@code items}, {@code minItems}, {@code minLength}, {@code oneOf}, {@code anyOf} and
 * local {@code $ref}. Own code rather than a library's, because a finding must say which member is wrong and what was
 * expected there; a test holds it against a full validator.
 */
public final class Grammar {

    private static final Json NEVER = new Json.JsonBoolean(false);
    static final String LOCAL = "#/$defs/";

    /** Forbids nothing. */
    public static final Grammar ANYTHING = new Grammar(Json.with(
            Json.object(),
            "$defs",
            Json.with(Json.with(Json.object(), "client", Json.object()), "server", Json.object())));

    private final JsonObject schema;

    /** @throws IllegalArgumentException when the schema lacks a party, leads nowhere or uses what is not supported */
    public Grammar(JsonObject schema) {
        this.schema = schema;
        definition("client");
        definition("server");
        new GrammarKeywords(this).check(schema, "#");
    }

    /** The first thing wrong with this value as said by this party ({@code client} or {@code server}), or null. */
    public @Nullable String problem(String party, Json value) {
        return check(definition(party), value, "");
    }

    /** The requirement that this message of the party breaks by its form, as its definition says; null where it says none. */
    public @Nullable String requirement(String party, @Nullable Json message) {
        return new GrammarRequirements(this).of(definition(party), message);
    }

    /** All requirements that the definitions name. */
    public Set<String> requirements() {
        return GrammarRequirements.in(schema);
    }

    /** Whether it says anything of what is called so. */
    public boolean defines(String name) {
        return schema.get("$defs") instanceof JsonObject definitions && definitions.get(name) instanceof JsonObject;
    }

    /** The message types that this party may say. */
    public List<String> types(String party) {
        List<String> types = new ArrayList<>();
        for (JsonObject alternative : list(definition(party), "oneOf")) {
            @Nullable Json type = typeConstant(resolve(alternative));
            if (type instanceof JsonString string) {
                types.add(string.value());
            }
        }
        return types;
    }

    /** Whether something is wrong with the value itself, rather than with what is in it. */
    boolean isWrongItself(JsonObject rule, Json value) {
        return checkItself(resolve(rule), value, "") != null;
    }

    boolean isWrong(JsonObject rule, Json value) {
        return check(rule, value, "") != null;
    }

    private static @Nullable String checkItself(JsonObject rule, Json value, String path) {
        @Nullable String problem = checkType(rule, value, path);
        if (problem == null) {
            problem = checkConstants(rule, value, path);
        }
        if (problem == null
                && value instanceof JsonString string
                && string.value().length() < number(rule, "minLength")) {
            problem = at(path) + " must not be empty";
        }
        return problem;
    }

    private @Nullable String check(JsonObject rule, Json value, String path) {
        JsonObject resolved = resolve(rule);
        @Nullable String problem = checkItself(resolved, value, path);
        if (problem == null && value instanceof JsonObject object) {
            problem = checkMembers(resolved, object, path);
        }
        if (problem == null && value instanceof JsonArray array) {
            problem = checkItems(resolved, array, path);
        }
        if (problem == null) {
            problem = checkAlternatives(resolved, value, path);
        }
        return problem;
    }

    private static @Nullable String checkType(JsonObject rule, Json value, String path) {
        @Nullable Json type = rule.get("type");
        if (type == null) {
            return null;
        }
        List<Json> allowed = type instanceof JsonArray array ? array.items() : List.of(type);
        for (Json name : allowed) {
            if (isOf(text(name), value)) {
                return null;
            }
        }
        return at(path) + " must be " + words(allowed) + ", but is " + value.kind();
    }

    private static boolean isOf(String type, Json value) {
        if (type.equals("integer")) {
            return value instanceof JsonNumber number
                    && number.value().stripTrailingZeros().scale() <= 0;
        }
        return value.kind().endsWith(type);
    }

    private static @Nullable String checkConstants(JsonObject rule, Json value, String path) {
        @Nullable Json constant = rule.get("const");
        if (constant != null && !constant.equals(value)) {
            return at(path) + " must be " + JsonText.write(constant) + ", but is " + shorten(value);
        }
        if (rule.get("enum") instanceof JsonArray values && !values.items().contains(value)) {
            return at(path) + " must be one of " + JsonText.write(values) + ", but is " + shorten(value);
        }
        return null;
    }

    private @Nullable String checkMembers(JsonObject rule, JsonObject object, String path) {
        if (rule.get("required") instanceof JsonArray required) {
            for (Json name : required.items()) {
                if (object.get(text(name)) == null) {
                    return at(path) + " must have a member `" + text(name) + "`";
                }
            }
        }
        if (rule.get("properties") instanceof JsonObject properties) {
            @Nullable String other = otherMember(rule, properties, object);
            if (other != null) {
                return at(path + "." + other) + " must not be there";
            }
            for (Map.Entry<String, Json> property : properties.members().entrySet()) {
                @Nullable Json member = object.get(property.getKey());
                if (member != null && property.getValue() instanceof JsonObject memberRule) {
                    @Nullable String problem = check(memberRule, member, path + "." + property.getKey());
                    if (problem != null) {
                        return problem;
                    }
                }
            }
        }
        return null;
    }

    /** The first member that may not be there: one whose rule is {@code false}, or one that is not named where no other may be. */
    private static @Nullable String otherMember(JsonObject rule, JsonObject properties, JsonObject object) {
        boolean closed = NEVER.equals(rule.get("additionalProperties"));
        for (String name : object.members().keySet()) {
            @Nullable Json memberRule = properties.get(name);
            if (memberRule == null ? closed : NEVER.equals(memberRule)) {
                return name;
            }
        }
        return null;
    }

    private @Nullable String checkItems(JsonObject rule, JsonArray array, String path) {
        if (array.items().size() < number(rule, "minItems")) {
            return at(path) + " must not be empty";
        }
        if (rule.get("items") instanceof JsonObject itemRule) {
            for (int i = 0; i < array.items().size(); i++) {
                @Nullable String problem = check(itemRule, array.items().get(i), path + "[" + i + "]");
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    private @Nullable String checkAlternatives(JsonObject rule, Json value, String path) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            List<JsonObject> alternatives = list(rule, keyword);
            if (alternatives.isEmpty()) {
                continue;
            }
            @Nullable JsonObject chosen = byTypeConstant(alternatives, value);
            if (chosen != null) {
                return check(chosen, value, path);
            }
            List<String> problems = new ArrayList<>();
            for (JsonObject alternative : alternatives) {
                @Nullable String problem = check(alternative, value, path);
                if (problem == null) {
                    return null;
                }
                problems.add(problem);
            }
            return describe(alternatives, problems, value, path);
        }
        return null;
    }

    /** The alternative whose {@code type} is the value's: its problem says more than «none of the alternatives». */
    @Nullable
    JsonObject byTypeConstant(List<JsonObject> alternatives, Json value) {
        if (value instanceof JsonObject object) {
            for (JsonObject alternative : alternatives) {
                @Nullable Json constant = typeConstant(resolve(alternative));
                if (constant != null && constant.equals(object.get("type"))) {
                    return alternative;
                }
            }
        }
        return null;
    }

    private String describe(List<JsonObject> alternatives, List<String> problems, Json value, String path) {
        List<String> types = alternatives.stream()
                .map(alternative -> typeConstant(resolve(alternative)))
                .filter(JsonString.class::isInstance)
                .map(Grammar::text)
                .toList();
        if (types.isEmpty()) {
            return String.join("; or ", problems);
        }
        if (!(value instanceof JsonObject object)) {
            return at(path) + " must be an object, but is " + value.kind();
        }
        @Nullable Json type = object.get("type");
        return type == null
                ? at(path) + " must have a member `type`"
                : at(path + ".type") + " must be one of " + String.join(", ", types) + ", but is " + shorten(type);
    }

    private static @Nullable Json typeConstant(JsonObject rule) {
        return rule.get("properties") instanceof JsonObject properties
                        && properties.get("type") instanceof JsonObject type
                ? type.get("const")
                : null;
    }

    JsonObject definition(String name) {
        if (schema.get("$defs") instanceof JsonObject definitions
                && definitions.get(name) instanceof JsonObject found) {
            return found;
        }
        throw new IllegalArgumentException("the grammar has no definition `" + name + "`");
    }

    JsonObject resolve(JsonObject rule) {
        @Nullable String reference = rule.text("$ref");
        return reference == null ? rule : resolve(definition(reference.substring(LOCAL.length())));
    }

    static List<JsonObject> list(JsonObject rule, String keyword) {
        if (!(rule.get(keyword) instanceof JsonArray array)) {
            return List.of();
        }
        List<JsonObject> rules = new ArrayList<>(array.items().size());
        for (Json item : array.items()) {
            if (item instanceof JsonObject object) {
                rules.add(object);
            }
        }
        return rules;
    }

    private static int number(JsonObject rule, String keyword) {
        return rule.get(keyword) instanceof JsonNumber number ? number.value().intValue() : 0;
    }

    static String text(@Nullable Json value) {
        return value instanceof JsonString string ? string.value() : "";
    }

    private static String at(String path) {
        return path.isEmpty() ? "the message" : "`" + path.substring(1) + "`";
    }

    private static String words(List<Json> types) {
        return types.stream()
                .map(Grammar::text)
                .map(type -> type.equals("null") ? type : (type.matches("[aeiou].*") ? "an " : "a ") + type)
                .collect(Collectors.joining(" or "));
    }

    private static String shorten(Json value) {
        return JsonText.beginning(value, 60);
    }
}
