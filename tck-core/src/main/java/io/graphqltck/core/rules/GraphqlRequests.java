package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shape of a GraphQL request in the body of an HTTP request. */
final class GraphqlRequests {

    private static final Set<String> MEMBERS = Set.of("query", "operationName", "variables", "extensions");

    private GraphqlRequests() {}

    /** What was expected where it has a member that it must not have, or null. */
    static @Nullable String unknownMember(@Nullable Json body) {
        return body instanceof JsonObject object
                ? object.members().keySet().stream()
                        .filter(name -> !MEMBERS.contains(name))
                        .findFirst()
                        .map(name -> "no members but query, operationName, variables and extensions: " + name)
                        .orElse(null)
                : null;
    }
}
