package io.graphqltck.core.script;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.model.pattern.PatternVisitor;
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
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    public @Nullable Json say(Pattern pattern) {
        return pattern.accept(new PatternVisitor<>() {
            @Override
            public @Nullable Json literal(Pattern.Literal literal) {
                return literal.value();
            }

            @Override
            public @Nullable Json members(Pattern.Members members) {
                Map<String, Json> said = new LinkedHashMap<>();
                members.members().forEach((name, member) -> {
                    @Nullable Json value = say(member);
                    if (value != null) {
                        said.put(name, value);
                    }
                });
                return new JsonObject(said);
            }

            @Override
            public @Nullable Json items(Pattern.Items items) {
                List<Json> said = new ArrayList<>();
                for (Pattern item : items.items()) {
                    @Nullable Json value = say(item);
                    said.add(value == null ? Json.ofNull() : value);
                }
                return Json.array(said);
            }

            @Override
            public @Nullable Json variable(Pattern.Variable variable) {
                return values.computeIfAbsent(variable.name(), name -> Json.of(naming.apply(name + "-" + ++fresh)));
            }

            @Override
            public @Nullable Json request(Pattern.Request request) {
                return Bindings.this.request(operation(request.operation()));
            }

            @Override
            public @Nullable Json result(Pattern.Result result) {
                return say(Bindings.this.result(result));
            }

            @Override
            public @Nullable Json fresh(Pattern.Fresh made) {
                return Json.of("fresh-" + key + "-" + ++fresh);
            }

            @Override
            public @Nullable Json encoded(Pattern.Encoded encoded) {
                @Nullable Json inner = say(encoded.inner());
                return inner == null ? null : Encodings.encode(encoded.encoding(), inner);
            }

            @Override
            public @Nullable Json ofKind(Pattern.OfKind kind) {
                boolean mayBeNull = kind.kind() == Pattern.Kind.NULL_OR_ABSENT
                        || kind.kind() == Pattern.Kind.OBJECT_OR_NULL_OR_ABSENT;
                if (nulls && mayBeNull) {
                    return Json.ofNull();
                }
                return KindOfValue.sample(kind.kind());
            }

            @Override
            public @Nullable Json matching(Pattern.Matching matching) {
                throw new IllegalStateException("nothing to say for " + pattern);
            }

            @Override
            public @Nullable Json not(Pattern.Not not) {
                throw new IllegalStateException("nothing to say for " + pattern);
            }
        });
    }

    /** What is wrong with this value, or null if it matches; variables that it names first are then bound. */
    public @Nullable Mismatch match(Pattern pattern, @Nullable Json value) {
        Map<String, Json> before = new HashMap<>(values);
        @Nullable Mismatch mismatch = new PatternMatch(this, value, "").of(pattern);
        if (mismatch != null) {
            values.clear();
            values.putAll(before);
        }
        return mismatch;
    }

    /** The errors of a result that must have none; an empty list or null tells nobody of an error. */
    public static @Nullable Mismatch matchNoErrors(@Nullable Json errors, String path) {
        return errors != null && KindOfValue.isErrors(errors)
                ? new Mismatch(path, "a result without errors", Mismatch.shorten(errors))
                : null;
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

    /** The value that the variable had before, or null where this one is its value from now on. */
    @Nullable
    Json bind(String variable, Json value) {
        return values.putIfAbsent(variable, value);
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

    /** What a result of a named operation looks like. */
    Pattern result(Pattern.Result result) {
        return operation(result.operation()).results().get(result.number() - 1);
    }

    /** The pattern as a person reads it, with the values that are bound by now. */
    public String describe(Pattern pattern) {
        return pattern.accept(new PatternVisitor<>() {
            @Override
            public String literal(Pattern.Literal literal) {
                return Mismatch.shorten(literal.value());
            }

            @Override
            public String members(Pattern.Members members) {
                List<String> parts = new ArrayList<>();
                members.members().forEach((name, member) -> parts.add("\"" + name + "\":" + describe(member)));
                return "{" + String.join(",", parts) + "}";
            }

            @Override
            public String items(Pattern.Items items) {
                return "["
                        + String.join(
                                ",",
                                items.items().stream()
                                        .map(Bindings.this::describe)
                                        .toList()) + "]";
            }

            @Override
            public String variable(Pattern.Variable variable) {
                @Nullable Json bound = values.get(variable.name());
                return bound == null ? "$" + variable.name() : Mismatch.shorten(bound);
            }

            @Override
            public String request(Pattern.Request request) {
                return "<request for " + request.operation() + ">";
            }

            @Override
            public String result(Pattern.Result result) {
                return describe(Bindings.this.result(result));
            }

            @Override
            public String fresh(Pattern.Fresh fresh) {
                return "<fresh text>";
            }

            @Override
            public String encoded(Pattern.Encoded encoded) {
                return "{<" + encoded.encoding().word() + ">: " + describe(encoded.inner()) + "}";
            }

            @Override
            public String ofKind(Pattern.OfKind kind) {
                return kind.written();
            }

            @Override
            public String matching(Pattern.Matching matching) {
                return matching.written();
            }

            @Override
            public String not(Pattern.Not not) {
                return not.written();
            }
        });
    }
}
