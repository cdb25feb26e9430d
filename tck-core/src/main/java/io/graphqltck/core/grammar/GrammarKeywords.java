package io.graphqltck.core.grammar;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses a grammar that says what nobody here reads: it would forbid nothing. */
final class GrammarKeywords {

    private static final Set<String> KEYWORDS = Stream.concat(
                    Stream.of(
                            "$schema",
                            "$id",
                            "$defs",
                            "$ref",
                            "$comment",
                            "title",
                            "description",
                            "type",
                            "const",
                            "enum",
                            "required",
                            "properties",
                            "additionalProperties",
                            "items",
                            "minItems",
                            "minLength",
                            "oneOf",
                            "anyOf"),
                    GrammarRequirements.KEYWORDS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> BESIDE_A_REFERENCE =
            Set.of("$ref", "$comment", "title", "description", GrammarRequirements.OF_VALUE);
    private final Grammar grammar;

    GrammarKeywords(Grammar grammar) {
        this.grammar = grammar;
    }

    void check(JsonObject rule, String path) {
        refuseWrongReference(rule, path);
        for (Map.Entry<String, Json> member : rule.members().entrySet()) {
            String name = member.getKey();
            if (!KEYWORDS.contains(name)) {
                throw new IllegalArgumentException("the keyword `" + name + "` at " + path + " is not supported");
            }
            if (GrammarRequirements.KEYWORDS.contains(name)) {
                continue;
            }
            if (member.getValue() instanceof JsonObject inner && !name.equals("const")) {
                if (name.equals("properties") || name.equals("$defs")) {
                    inner.members().forEach((key, value) -> {
                        if (value instanceof JsonObject object) {
                            check(object, path + "/" + name + "/" + key);
                        }
                    });
                } else {
                    check(inner, path + "/" + name);
                }
            } else if (member.getValue() instanceof JsonArray array && !name.equals("enum")) {
                array.items().stream()
                        .filter(JsonObject.class::isInstance)
                        .forEach(item -> check((JsonObject) item, path + "/" + name));
            }
        }
    }

    /** References are followed for ever, and what stands next to them is not read: so neither may be. */
    private void refuseWrongReference(JsonObject rule, String path) {
        Set<String> followed = new HashSet<>();
        for (@Nullable String next = rule.text("$ref"); next != null; ) {
            if (!next.startsWith(Grammar.LOCAL) || !followed.add(next)) {
                throw new IllegalArgumentException("the reference `" + next + "` at " + path + " leads nowhere");
            }
            next = grammar.definition(next.substring(Grammar.LOCAL.length())).text("$ref");
        }
        if (!followed.isEmpty()
                && !BESIDE_A_REFERENCE.containsAll(rule.members().keySet())) {
            throw new IllegalArgumentException("next to the reference at " + path + " only a description may stand");
        }
    }
}
