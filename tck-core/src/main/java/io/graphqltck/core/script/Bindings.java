package io.graphqltck.core.script;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.BoundedRegex;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The values of a play's variables. Says messages and matches messages. Used on the scenario's loop only. */
public final class Bindings {

    private final Map<String, Operation> operations;
    private final Map<String, Json> values = new HashMap<>();
    private final String key;
    private UnaryOperator<String> naming = name -> name;
    private boolean nulls;
    private int fresh;

    /** {@code key} is the value of {@code $key}: new for each play, so that plays at the same time keep apart. */
    public Bindings(Map<String, Operation> operations, String key) {
        this.operations = operations;
        this.key = key;
        values.put("key", Json.of(key));
    }

    /** From now on texts that are made up are these, made of what they would be otherwise. */
    public void nameBy(UnaryOperator<String> other) {
        naming = other;
    }

    /** From now on what may be null or absent is said as null, rather than left out. */
    public void sayNulls() {
        nulls = true;
    }

    /** The same operations and key, and no variable of the dialogue. */
    public Bindings apart() {
        return new Bindings(operations, key);
    }

    /** The value of {@code $key}. */
    public String key() {
        return key;
    }

    /** The value that the peer says for this pattern, or null for a member that is left out. */
    public @Nullable Json say(Pattern pattern) {
        if (pattern instanceof Pattern.Literal literal) {
            return literal.value();
        }
        if (pattern instanceof Pattern.Members members) {
            Map<String, Json> said = new LinkedHashMap<>();
            members.members().forEach((name, member) -> {
                @Nullable Json value = say(member);
                if (value != null) {
                    said.put(name, value);
                }
            });
            return new JsonObject(said);
        }
        if (pattern instanceof Pattern.Items items) {
            List<Json> said = new ArrayList<>();
            for (Pattern item : items.items()) {
                @Nullable Json value = say(item);
                said.add(value == null ? Json.ofNull() : value);
            }
            return Json.array(said);
        }
        if (pattern instanceof Pattern.Variable variable) {
            return values.computeIfAbsent(variable.name(), name -> Json.of(naming.apply(name + "-" + ++fresh)));
        }
        if (pattern instanceof Pattern.Request request) {
            return request(operation(request.operation()));
        }
        if (pattern instanceof Pattern.Result result) {
            return say(result(result));
        }
        if (pattern instanceof Pattern.Encoded encoded) {
            @Nullable Json inner = say(encoded.inner());
            return inner == null ? null : Encodings.encode(encoded.encoding(), inner);
        }
        if (pattern instanceof Pattern.Fresh) {
            return Json.of("fresh-" + key + "-" + ++fresh);
        }
        if (pattern instanceof Pattern.OfKind kind) {
            boolean mayBeNull =
                    kind.kind() == Pattern.Kind.NULL_OR_ABSENT || kind.kind() == Pattern.Kind.OBJECT_OR_NULL_OR_ABSENT;
            if (nulls && mayBeNull) {
                return Json.ofNull();
            }
            return sample(kind.kind());
        }
        throw new IllegalStateException("nothing to say for " + pattern);
    }

    /** What is wrong with this value, or null if it matches; variables that it names first are then bound. */
    public @Nullable Mismatch match(Pattern pattern, @Nullable Json value) {
        Map<String, Json> before = new HashMap<>(values);
        @Nullable Mismatch mismatch = match(pattern, value, "");
        if (mismatch != null) {
            values.clear();
            values.putAll(before);
        }
        return mismatch;
    }

    /** The variables' values as the application's request has them, or null for none. */
    public @Nullable JsonObject variables(Operation operation, @Nullable Pattern override) {
        @Nullable Pattern pattern = override == null ? operation.variables() : override;
        return pattern != null && say(pattern) instanceof JsonObject object ? object : null;
    }

    public Operation operation(String name) {
        @Nullable Operation operation = operations.get(name);
        if (operation == null) {
            throw new IllegalStateException("unknown operation " + name);
        }
        return operation;
    }

    private JsonObject request(Operation operation) {
        JsonObject request = Json.with(Json.object(), "query", Json.of(operation.query()));
        @Nullable JsonObject variables = variables(operation, null);
        if (variables != null) {
            request = Json.with(request, "variables", variables);
        }
        if (operation.operationName() != null) {
            request = Json.with(request, "operationName", Json.of(operation.operationName()));
        }
        if (operation.extensions() != null) {
            request = Json.with(request, "extensions", operation.extensions());
        }
        return request;
    }

    private Pattern result(Pattern.Result result) {
        return operation(result.operation()).results().get(result.number() - 1);
    }

    private @Nullable Mismatch match(Pattern pattern, @Nullable Json value, String path) {
        if (pattern instanceof Pattern.OfKind kind) {
            return matchKind(kind.kind(), value, path);
        }
        if (value == null) {
            return new Mismatch(path, describe(pattern), "nothing");
        }
        if (pattern instanceof Pattern.Literal literal) {
            return literal.value().equals(value) ? null : differs(path, literal.value(), value);
        }
        if (pattern instanceof Pattern.Members members) {
            return matchMembers(members, value, path);
        }
        if (pattern instanceof Pattern.Items items) {
            return matchItems(items, value, path);
        }
        if (pattern instanceof Pattern.Variable variable) {
            @Nullable Json bound = values.putIfAbsent(variable.name(), value);
            return bound == null || bound.equals(value) ? null : differs(path, bound, value);
        }
        if (pattern instanceof Pattern.Request request) {
            return matchRequest(operation(request.operation()), value, path);
        }
        if (pattern instanceof Pattern.Result result) {
            return match(result(result), value, path);
        }
        if (pattern instanceof Pattern.Encoded encoded) {
            return matchEncoded(encoded, value, path);
        }
        if (pattern instanceof Pattern.Matching matching) {
            boolean found = value instanceof JsonString string && BoundedRegex.finds(matching.regex(), string.value());
            return found ? null : new Mismatch(path, describe(pattern), shorten(value));
        }
        if (pattern instanceof Pattern.Not not) {
            return not.value().equals(value) ? new Mismatch(path, describe(pattern), shorten(value)) : null;
        }
        return value instanceof JsonString ? null : new Mismatch(path, "a string", shorten(value));
    }

    private @Nullable Mismatch matchMembers(Pattern.Members members, Json value, String path) {
        if (!(value instanceof JsonObject object)) {
            return new Mismatch(path, "an object", shorten(value));
        }
        for (Map.Entry<String, Pattern> member : members.members().entrySet()) {
            @Nullable
            Mismatch mismatch = match(member.getValue(), object.get(member.getKey()), inner(path, member.getKey()));
            if (mismatch != null) {
                return mismatch;
            }
        }
        return members.isCleanResult() ? matchNoErrors(object.get("errors"), inner(path, "errors")) : null;
    }

    /** The errors of a result that must have none; an empty list or null tells nobody of an error. */
    public static @Nullable Mismatch matchNoErrors(@Nullable Json errors, String path) {
        return isErrors(errors) ? new Mismatch(path, "a result without errors", shorten(errors)) : null;
    }

    /** A difference within is told with the encoding's word in its path: {@code payload.data<json>.query}. */
    private @Nullable Mismatch matchEncoded(Pattern.Encoded encoded, Json value, String path) {
        if (!(value instanceof JsonString string)) {
            return new Mismatch(path, describe(encoded), shorten(value));
        }
        try {
            Json held = Encodings.decode(encoded.encoding(), string.value());
            return match(encoded.inner(), held, path + "<" + encoded.encoding().word() + ">");
        } catch (Encodings.NotEncodedException e) {
            return new Mismatch(path, describe(encoded), shorten(value) + " (" + e.text() + ")");
        }
    }

    private static String inner(String path, String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    private @Nullable Mismatch matchItems(Pattern.Items items, Json value, String path) {
        if (!(value instanceof JsonArray array)) {
            return new Mismatch(path, "an array", shorten(value));
        }
        if (array.items().size() != items.items().size()) {
            return new Mismatch(path, "an array of " + items.items().size() + " items", shorten(value));
        }
        for (int i = 0; i < items.items().size(); i++) {
            @Nullable
            Mismatch mismatch = match(items.items().get(i), array.items().get(i), path + "[" + i + "]");
            if (mismatch != null) {
                return mismatch;
            }
        }
        return null;
    }

    private @Nullable Mismatch matchRequest(Operation operation, Json value, String path) {
        if (!(value instanceof JsonObject object)) {
            return new Mismatch(path, "the request for `" + operation.name() + "`", shorten(value));
        }
        @Nullable String query = object.text("query");
        if (query == null || !Documents.same(operation.query(), query)) {
            return new Mismatch(
                    inner(path, "query"),
                    JsonText.write(Json.of(operation.query())),
                    query == null ? "nothing" : shorten(Json.of(query)));
        }
        @Nullable JsonObject variables = variables(operation, null);
        if (variables != null && !variables.equals(object.get("variables"))) {
            @Nullable Json found = object.get("variables");
            return new Mismatch(
                    inner(path, "variables"), shorten(variables), found == null ? "nothing" : shorten(found));
        }
        String name = operation.operationName();
        @Nullable Json found = object.get("operationName");
        boolean unsaid = found == null || found instanceof Json.JsonNull;
        if (name != null
                && !name.equals(object.text("operationName"))
                && !(unsaid && Documents.hasOneOperation(query))) {
            return new Mismatch(inner(path, "operationName"), name, found == null ? "nothing" : shorten(found));
        }
        return null;
    }

    private static @Nullable Mismatch matchKind(Pattern.Kind kind, @Nullable Json value, String path) {
        boolean fits = switch (kind) {
            case ANY -> value != null;
            case ABSENT -> value == null;
            case NULL_OR_ABSENT -> value == null || value instanceof Json.JsonNull;
            case STRING -> value instanceof JsonString;
            case NUMBER -> value instanceof Json.JsonNumber;
            case BOOLEAN -> value instanceof Json.JsonBoolean;
            case OBJECT -> value instanceof JsonObject;
            case ARRAY -> value instanceof JsonArray;
            case OBJECT_OR_ARRAY -> value instanceof JsonObject || value instanceof JsonArray;
            case OBJECT_OR_NULL_OR_ABSENT ->
                value == null || value instanceof Json.JsonNull || value instanceof JsonObject;
            case ERRORS -> isErrors(value);
        };
        return fits ? null : new Mismatch(path, words(kind), value == null ? "nothing" : shorten(value));
    }

    private static boolean isErrors(@Nullable Json value) {
        return value instanceof JsonArray array
                && !array.items().isEmpty()
                && array.items().stream()
                        .allMatch(item -> item instanceof JsonObject error && error.text("message") != null);
    }

    private static @Nullable Json sample(Pattern.Kind kind) {
        return switch (kind) {
            case ABSENT, NULL_OR_ABSENT, OBJECT_OR_NULL_OR_ABSENT -> null;
            case ANY -> Json.ofNull();
            case STRING -> Json.of("text");
            case NUMBER -> Json.of(1);
            case BOOLEAN -> Json.of(true);
            case OBJECT -> Json.object();
            case ARRAY -> Json.array(List.of());
            case OBJECT_OR_ARRAY -> Json.with(Json.object(), "message", Json.of("failing on purpose"));
            case ERRORS -> Json.array(List.of(Json.with(Json.object(), "message", Json.of("failing on purpose"))));
        };
    }

    private static String words(Pattern.Kind kind) {
        return switch (kind) {
            case ANY -> "anything";
            case ABSENT -> "nothing";
            case NULL_OR_ABSENT -> "null or nothing";
            case OBJECT_OR_NULL_OR_ABSENT -> "an object, null or nothing";
            case ERRORS -> "a non-empty array of objects with a string `message`";
            case OBJECT, ARRAY, OBJECT_OR_ARRAY -> "an " + kind.word();
            case STRING, NUMBER, BOOLEAN -> "a " + kind.word();
        };
    }

    /** The pattern as a person reads it, with the values that are bound by now. */
    public String describe(Pattern pattern) {
        if (pattern instanceof Pattern.Literal literal) {
            return shorten(literal.value());
        }
        if (pattern instanceof Pattern.Members members) {
            List<String> parts = new ArrayList<>();
            members.members().forEach((name, member) -> parts.add("\"" + name + "\":" + describe(member)));
            return "{" + String.join(",", parts) + "}";
        }
        if (pattern instanceof Pattern.Items items) {
            return "["
                    + String.join(
                            ",", items.items().stream().map(this::describe).toList()) + "]";
        }
        if (pattern instanceof Pattern.Variable variable) {
            @Nullable Json bound = values.get(variable.name());
            return bound == null ? "$" + variable.name() : shorten(bound);
        }
        if (pattern instanceof Pattern.Request request) {
            return "<request for " + request.operation() + ">";
        }
        if (pattern instanceof Pattern.Result result) {
            return describe(result(result));
        }
        if (pattern instanceof Pattern.Encoded encoded) {
            return "{<" + encoded.encoding().word() + ">: " + describe(encoded.inner()) + "}";
        }
        if (pattern instanceof Pattern.OfKind kind) {
            return "<" + kind.kind().word() + ">";
        }
        if (pattern instanceof Pattern.Matching matching) {
            return "<~ " + matching.regex() + ">";
        }
        return pattern instanceof Pattern.Not not ? "<not " + JsonText.write(not.value()) + ">" : "<fresh text>";
    }

    private static Mismatch differs(String path, Json expected, Json found) {
        return new Mismatch(path, shorten(expected), shorten(found));
    }

    private static String shorten(Json value) {
        String text = JsonText.write(value);
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
