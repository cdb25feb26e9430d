package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.RequestTargets;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The laws of GraphQL over server-sent events: which events there are, what their data is in each mode, and what may follow
 * {@code complete}. How events stand in the stream the wire has checked, byte by byte.
 */
public final class GraphqlSseRules implements ProtocolRules {

    private static final Set<String> REQUIREMENTS = Set.of(
            "SSE-C-01",
            "SSE-C-02",
            "SSE-S-01",
            "SSE-S-04",
            "SSE-S-13",
            "SSE-S-21",
            "SSE-S-30",
            "SSE-S-32",
            "SSE-S-34",
            "SSE-S-35",
            "SSE-S-57");

    @Override
    public String protocol() {
        return "graphql-sse";
    }

    @Override
    public Set<String> requirements() {
        return REQUIREMENTS;
    }

    @Override
    public @Nullable String basis(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return StreamEnds.last(moment, transcript) == StreamEnds.COMPLETE ? "SSE-C-02" : null;
        }
        return GraphqlRequests.isAnsweredWhole(moment, transcript, "text/event-stream") ? "SSE-S-01" : null;
    }

    @Override
    public @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return StreamEnds.repeated(moment, transcript) == StreamEnds.COMPLETE ? "SSE-C-02" : null;
        }
        return GraphqlResults.isWronglyNull(moment) ? "SSE-S-57" : null;
    }

    @Override
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        Map<String, Integer> requested = new HashMap<>();
        return ExchangeLaws.judge(transcript, findings -> new Exchange(findings, requested));
    }

    /** One request and the response to it. */
    private static final class Exchange extends ExchangeLaws {

        /** The one stream of single connection mode, whose events name their operation. */
        private boolean isSingle;

        /** When an operation of this id was requested last, on whichever exchange. */
        private final Map<String, Integer> requested;
        /** When an operation of this id completed last, on this stream. */
        private final Map<String, Integer> completed = new HashMap<>();

        private boolean isComplete;

        Exchange(List<RuleFinding> findings, Map<String, Integer> requested) {
            super(findings);
            this.requested = requested;
        }

        @Override
        void begins(HttpExchange request) {
            isSingle = carriesNoOperation(request);
            noteOperation(request.body());
        }

        /** A GET without an operation can only ask for the stream of a reservation. */
        private static boolean carriesNoOperation(HttpExchange asked) {
            String target = RequestTargets.of(asked.request());
            String query = String.valueOf(RequestTargets.query(target));
            return asked.method().equals("GET") && !query.matches("(.*&)?query=.*");
        }

        private void noteOperation(@Nullable Json body) {
            if (body instanceof JsonObject object
                    && object.get("extensions") instanceof JsonObject extensions
                    && extensions.get("operationId") instanceof JsonString id) {
                requested.put(id.value(), moment());
            }
        }

        @Override
        void request(HttpHead head, @Nullable Json json) {
            acceptsMediaRanges("SSE-C-01", head);
            knowsMembers("SSE-C-01", json);
        }

        @Override
        void answers(HttpHead head) {
            // What is said in a whole response is GraphQL over HTTP.
        }

        @Override
        void streams(HttpHead head) {
            if (head.startLine().startsWith("HTTP/2") && HttpExchange.namesConnection(head)) {
                add("SSE-S-13", "no fields about the connection over HTTP/2");
            }
        }

        @Override
        void item(WireEvent.Item item, @Nullable Json json) {
            String type = item.fields().stream()
                    .filter(field -> field.getKey().equals("event"))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse("message");
            if (isComplete) {
                add("SSE-S-35", "no event after complete");
            }
            boolean isCut = item.length() > item.body().length;
            if (type.equals("next") && !isCut) {
                next(json);
            } else if (type.equals("complete") && !isCut) {
                complete(json);
            } else if (!isCut && carriesResult(json)) {
                add("SSE-S-04", "an execution result in an event of type next");
            } else if (!isCut) {
                add("SSE-S-32", "no event types but next and complete");
            }
        }

        /** Listeners of next never receive one that comes as another type. */
        private static boolean carriesResult(@Nullable Json json) {
            return json instanceof JsonObject object
                    && (object.get("data") instanceof JsonObject
                            || (object.get("id") instanceof JsonString
                                    && object.get("payload") instanceof JsonObject payload
                                    && payload.get("data") instanceof JsonObject));
        }

        private void next(@Nullable Json json) {
            if (!(json instanceof JsonObject data)) {
                add("SSE-S-04", "an execution result as JSON in the data of next");
            } else if (!isSingle) {
                result(data);
            } else if (!(data.get("id") instanceof JsonString)) {
                add("SSE-S-21", "an id, which is a string, and a payload in the data of next");
            } else if (data.get("payload") instanceof JsonObject payload) {
                notAfterComplete(data);
                result(payload);
            } else {
                add("SSE-S-21", "a payload, which is an object, next to the id in the data of next");
            }
        }

        private void complete(@Nullable Json json) {
            if (!isSingle) {
                isComplete = true;
            } else if (json instanceof JsonObject data && data.get("id") instanceof JsonString id) {
                notAfterComplete(data);
                completed.put(id.value(), moment());
            } else {
                add("SSE-S-21", "an id, which is a string, in the data of complete");
            }
        }

        /** Unless the id was used again since, which the document does not specify. */
        private void notAfterComplete(JsonObject data) {
            if (data.get("id") instanceof JsonString id) {
                int end = completed.getOrDefault(id.value(), Integer.MAX_VALUE);
                if (end < moment() && requested.getOrDefault(id.value(), 0) < end) {
                    add("SSE-S-35", "no event of an operation after its complete");
                }
            }
        }

        private void result(JsonObject result) {
            @Nullable String problem = GraphqlResponses.problem(result);
            // One payload of an incremental result has other members.
            boolean isIncremental = result.get("hasNext") != null || result.get("incremental") != null;
            if (isIncremental) {
                return;
            }
            if (problem != null) {
                add("SSE-S-30", "an execution result: " + problem);
            } else if (result.get("data") == null && result.get("errors") == null) {
                add("SSE-S-30", "an execution result, which has data or errors");
            }
        }

        @Override
        void keepAlive(WireEvent.KeepAlive comment) {
            if (new String(comment.body(), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .contains("data:")) {
                add("SSE-S-34", "no comment that contains data:");
            }
        }
    }
}
