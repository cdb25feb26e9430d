package io.graphqltck.core.script;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.BoundedRegex;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.model.pattern.PatternVisitor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares one value, or its absence, with a pattern: null where it fits. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class PatternMatch implements PatternVisitor<@Nullable Mismatch> {

    private final Bindings bindings;
    private final @Nullable Json value;
    private final String path;

    /** {@code path}: where the value stands in the message; empty for the message itself. */
    PatternMatch(Bindings bindings, @Nullable Json value, String path) {
        this.bindings = bindings;
        this.value = value;
        this.path = path;
    }

    @Nullable
    Mismatch of(Pattern pattern) {
        return pattern.accept(this);
    }

    private @Nullable Mismatch inside(Pattern pattern, @Nullable Json other, String where) {
        return new PatternMatch(bindings, other, where).of(pattern);
    }

    private Mismatch absent(Pattern pattern) {
        return new Mismatch(path, bindings.describe(pattern), "nothing");
    }

    @Override
    public @Nullable Mismatch literal(Pattern.Literal literal) {
        if (value == null) {
            return absent(literal);
        }
        return literal.value().equals(value) ? null : differs(literal.value(), value);
    }

    @Override
    public @Nullable Mismatch members(Pattern.Members members) {
        if (value == null) {
            return absent(members);
        }
        if (!(value instanceof JsonObject object)) {
            return new Mismatch(path, "an object", Mismatch.shorten(value));
        }
        for (Map.Entry<String, Pattern> member : members.members().entrySet()) {
            @Nullable
            Mismatch mismatch = inside(member.getValue(), object.get(member.getKey()), inner(member.getKey()));
            if (mismatch != null) {
                return mismatch;
            }
        }
        return members.isCleanResult() ? Bindings.matchNoErrors(object.get("errors"), inner("errors")) : null;
    }

    @Override
    public @Nullable Mismatch items(Pattern.Items items) {
        if (value == null) {
            return absent(items);
        }
        if (!(value instanceof JsonArray array)) {
            return new Mismatch(path, "an array", Mismatch.shorten(value));
        }
        if (array.items().size() != items.items().size()) {
            return new Mismatch(path, "an array of " + items.items().size() + " items", Mismatch.shorten(value));
        }
        for (int i = 0; i < items.items().size(); i++) {
            @Nullable
            Mismatch mismatch = inside(items.items().get(i), array.items().get(i), path + "[" + i + "]");
            if (mismatch != null) {
                return mismatch;
            }
        }
        return null;
    }

    @Override
    public @Nullable Mismatch variable(Pattern.Variable variable) {
        if (value == null) {
            return absent(variable);
        }
        @Nullable Json bound = bindings.bind(variable.name(), value);
        return bound == null || bound.equals(value) ? null : differs(bound, value);
    }

    @Override
    public @Nullable Mismatch request(Pattern.Request request) {
        return value == null ? absent(request) : matchRequest(bindings.operation(request.operation()), value);
    }

    @Override
    public @Nullable Mismatch result(Pattern.Result result) {
        return value == null ? absent(result) : of(bindings.result(result));
    }

    @Override
    public @Nullable Mismatch fresh(Pattern.Fresh fresh) {
        if (value == null) {
            return absent(fresh);
        }
        return value instanceof JsonString ? null : new Mismatch(path, "a string", Mismatch.shorten(value));
    }

    /** A difference within is shown with the encoding's word in its path: {@code payload.data<json>.query}. */
    @Override
    public @Nullable Mismatch encoded(Pattern.Encoded encoded) {
        if (value == null) {
            return absent(encoded);
        }
        if (!(value instanceof JsonString string)) {
            return new Mismatch(path, bindings.describe(encoded), Mismatch.shorten(value));
        }
        try {
            Json held = Encodings.decode(encoded.encoding(), string.value());
            return inside(encoded.inner(), held, path + "<" + encoded.encoding().word() + ">");
        } catch (Encodings.NotEncodedException e) {
            return new Mismatch(path, bindings.describe(encoded), Mismatch.shorten(value) + " (" + e.text() + ")");
        }
    }

    @Override
    public @Nullable Mismatch ofKind(Pattern.OfKind pattern) {
        return KindOfValue.fits(pattern.kind(), value)
                ? null
                : new Mismatch(
                        path, KindOfValue.words(pattern.kind()), value == null ? "nothing" : Mismatch.shorten(value));
    }

    @Override
    public @Nullable Mismatch matching(Pattern.Matching matching) {
        if (value == null) {
            return absent(matching);
        }
        boolean found = value instanceof JsonString string && BoundedRegex.finds(matching.regex(), string.value());
        return found ? null : new Mismatch(path, bindings.describe(matching), Mismatch.shorten(value));
    }

    @Override
    public @Nullable Mismatch not(Pattern.Not not) {
        if (value == null) {
            return absent(not);
        }
        return not.value().equals(value) ? new Mismatch(path, bindings.describe(not), Mismatch.shorten(value)) : null;
    }

    private @Nullable Mismatch matchRequest(Operation operation, Json given) {
        if (!(given instanceof JsonObject object)) {
            return new Mismatch(path, "the request for `" + operation.name() + "`", Mismatch.shorten(given));
        }
        @Nullable String query = object.text("query");
        if (query == null || !Documents.same(operation.query(), query)) {
            return new Mismatch(
                    inner("query"),
                    JsonText.write(Json.of(operation.query())),
                    query == null ? "nothing" : Mismatch.shorten(Json.of(query)));
        }
        @Nullable JsonObject variables = bindings.variables(operation, null);
        if (variables != null && !variables.equals(object.get("variables"))) {
            @Nullable Json found = object.get("variables");
            return new Mismatch(
                    inner("variables"),
                    Mismatch.shorten(variables),
                    found == null ? "nothing" : Mismatch.shorten(found));
        }
        String name = operation.operationName();
        @Nullable Json found = object.get("operationName");
        boolean unsaid = found == null || found instanceof Json.JsonNull;
        if (name != null
                && !name.equals(object.text("operationName"))
                && !(unsaid && Documents.hasOneOperation(query))) {
            return new Mismatch(inner("operationName"), name, found == null ? "nothing" : Mismatch.shorten(found));
        }
        return null;
    }

    private String inner(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    private Mismatch differs(Json expected, Json found) {
        return new Mismatch(path, Mismatch.shorten(expected), Mismatch.shorten(found));
    }
}
