package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shape of a GraphQL request in the body of an HTTP request. */
final class GraphqlRequests {

    private static final Set<String> MEMBERS = Set.of("query", "operationName", "variables", "extensions");

    private GraphqlRequests() {}

    /**
     * Whether a subscription that could be streamed was answered like a query.
     *
     * @param accepted in small letters, what stands in the Accept field of a client that reads streams
     */
    static boolean isAnsweredWhole(Moment moment, Transcript transcript, String accepted) {
        if (!(moment.what() instanceof Happening.OnWire answer)
                || !(answer.event() instanceof WireEvent.Answered answered)
                || !HttpExchange.isSuccess(answered.head())) {
            return false;
        }
        return transcript.moments().stream()
                .anyMatch(earlier -> earlier.what() instanceof Happening.OnWire onWire
                        && onWire.wire() == answer.wire()
                        && onWire.event() instanceof WireEvent.Asked asked
                        && String.valueOf(asked.head().field("Accept"))
                                .toLowerCase(Locale.ROOT)
                                .contains(accepted)
                        && onWire.json() instanceof JsonObject request
                        && String.valueOf(request.text("query")).strip().startsWith("subscription"));
    }

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
