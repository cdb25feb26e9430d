package io.graphqltck.core.play.compare;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query or a subscription that a turn awaits in the body of a POST and a client sends by GET. */
public final class OperationsByGet {

    /** They describe the content of a request, and a GET has none. */
    private static final Set<String> OF_CONTENT =
            Set.of("content-type", "content-length", "content-encoding", "transfer-encoding");

    private OperationsByGet() {}

    /** What is awaited, where it may go by GET; null where it may not, such as a mutation. */
    static @Nullable Pattern operation(Act.Requests requests, Bindings bindings) {
        if (requests.parameters() != null || !(requests.body() instanceof HttpBody.JsonValue body)) {
            return null;
        }
        if (body.value() instanceof Pattern.Request request) {
            boolean mutation = bindings.operation(request.operation()).kind() == Operation.Kind.MUTATION;
            return mutation ? null : body.value();
        }
        boolean operation = body.value() instanceof Pattern.Members members
                && mayBeOperation(members.members().get("query"));
        return operation ? body.value() : null;
    }

    /** Where the turn does not say which operation it awaits, the one that was sent decides. */
    private static boolean mayBeOperation(@Nullable Pattern query) {
        return query instanceof Pattern.Literal literal ? !isMutation(literal.value()) : query != null;
    }

    /** Whether the text of an operation begins as that of a mutation does. */
    static boolean isMutation(@Nullable Json query) {
        return query instanceof Json.JsonString text && text.value().strip().startsWith("mutation");
    }

    /** The request that the query component is; members that are empty or null count as absent. */
    static Json content(String query) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (Parameters.read(query) instanceof JsonObject object) {
            object.members().forEach((name, value) -> {
                if (!value.equals(Json.of("")) && !value.equals(Json.of("null"))) {
                    members.put(name, value);
                }
            });
        }
        return new JsonObject(members);
    }

    /** The fields that a GET must have, too. */
    static Map<String, String> fields(Map<String, String> headers) {
        Map<String, String> fields = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (!OF_CONTENT.contains(name.toLowerCase(Locale.ROOT))) {
                fields.put(name, value);
            }
        });
        return fields;
    }
}
