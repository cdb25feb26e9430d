package io.graphqltck.core.rules;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.Utf8Check;
import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.RequestTargets;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The laws of GraphQL over HTTP that hold in every exchange, whatever it is about. */
public final class GraphqlOverHttpRules implements ProtocolRules {

    /** So the kit's own request is accounted for where it goes to the endpoint. */
    private static final String AT_THE_ENDPOINT = "…";

    private static final Set<String> REQUIREMENTS = Set.of(
            "GOH-C-01",
            "GOH-C-04",
            "GOH-C-05",
            "GOH-C-08",
            "GOH-S-07",
            "GOH-S-09",
            "GOH-S-14",
            "GOH-S-15",
            "GOH-S-18",
            "GOH-S-32",
            "GOH-S-37",
            "GOH-S-45",
            "GOH-S-50");

    @Override
    public String protocol() {
        return "graphql-over-http";
    }

    @Override
    public Set<String> requirements() {
        return REQUIREMENTS;
    }

    @Override
    public @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return StreamEnds.repeated(moment, transcript) == StreamEnds.WHOLE ? "GOH-C-08" : null;
        }
        return GraphqlResults.isWronglyNull(moment) ? "GOH-S-50" : null;
    }

    @Override
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        List<RuleFinding> findings = new ArrayList<>();
        Map<Integer, HttpExchange> exchanges = new HashMap<>();
        for (Moment moment : transcript.moments()) {
            if (!(moment.what() instanceof Happening.OnWire onWire)) {
                continue;
            }
            if (onWire.event() instanceof WireEvent.Asked asked) {
                exchanges.put(onWire.wire(), new HttpExchange(asked.head(), onWire.json()));
                if (onWire.direction() == Direction.RECEIVED) {
                    new Finder(moment.number(), asked, findings).request(asked, onWire.json());
                }
            } else if (onWire.event() instanceof WireEvent.Answered answered
                    && onWire.direction() == Direction.RECEIVED
                    && isOfEndpoint(exchanges.get(onWire.wire()), transcript)) {
                Finder finder = new Finder(moment.number(), answered, findings);
                finder.response(exchanges.get(onWire.wire()), answered, onWire.json());
            }
        }
        return findings;
    }

    /** The document is about requests to a GraphQL endpoint: what another path of the server answers is its own affair. */
    private static boolean isOfEndpoint(@Nullable HttpExchange exchange, Transcript transcript) {
        @Nullable Circumstances circumstances = transcript.circumstances();
        if (exchange == null || circumstances == null) {
            return true;
        }
        String endpoint = String.valueOf(circumstances.endpoint().getPath());
        String path = RequestTargets.path(RequestTargets.of(exchange.request()));
        return path.startsWith(AT_THE_ENDPOINT) || path.equals(endpoint.isEmpty() ? "/" : endpoint);
    }

    /** What is wrong at one moment. */
    private record Finder(int moment, WireEvent event, List<RuleFinding> findings) {

        void request(WireEvent.Asked asked, @Nullable Json json) {
            HttpHead head = asked.head();
            if (asked.length() > 0 && head.field("Content-Type") == null) {
                add("GOH-C-01", "a Content-Type that names the body's media type");
            }
            @Nullable String unknown = GraphqlRequests.unknownMember(json);
            if (unknown != null) {
                add("GOH-C-04", unknown);
            }
            if (head.startLine().startsWith("GET ")) {
                parameters(RequestTargets.parameters(
                        RequestTargets.query(RequestTargets.of(head)).replace("+", "%20")));
            }
        }

        private void parameters(Map<String, String> parameters) {
            for (String name : List.of("variables", "extensions")) {
                @Nullable String value = parameters.get(name);
                if (value != null && !value.isEmpty() && !isMap(value)) {
                    add("GOH-C-05", name + " as the JSON of an object in the query component");
                }
            }
            String query = parameters.getOrDefault("query", "").strip();
            if (query.startsWith("mutation") && !query.contains("query") && !query.contains("subscription")) {
                add("GOH-C-05", "no mutation by GET");
            }
        }

        private static boolean isMap(String text) {
            try {
                Json value = JsonText.read(text);
                return value instanceof JsonObject || value instanceof Json.JsonNull;
            } catch (JsonLimitException e) {
                return true; // it may be one
            } catch (JsonSyntaxException e) {
                return false;
            }
        }

        void response(@Nullable HttpExchange exchange, WireEvent.Answered answered, @Nullable Json json) {
            HttpHead head = answered.head();
            if (head.status() == 405 && head.field("Allow") == null) {
                add("GOH-S-32", "an Allow field with status 405");
            }
            @Nullable String coding = exchange == null ? null : exchange.unofferedCoding(head);
            if (coding != null) {
                add("GOH-S-45", "no content coding that was not offered");
            }
            if (HttpExchange.isSuccess(head) && answered.length() > 0 && head.field("Content-Type") == null) {
                add("GOH-S-07", "a Content-Type");
            }
            @Nullable MediaType type = HttpExchange.type(head);
            boolean complete = answered.body().length == answered.length() && answered.length() > 0;
            if (type != null && type.isJson() && complete && head.field("Content-Encoding") == null) {
                body(type.subtype().equals("graphql-response+json"), head, answered, json);
            }
        }

        private void body(boolean labelled, HttpHead head, WireEvent.Answered answered, @Nullable Json json) {
            if (!Utf8Check.accepts(answered.body())) {
                add("GOH-S-09", "a body in UTF-8");
            } else if (json instanceof JsonObject response) {
                graphql(labelled, head, response);
            } else if (labelled && !(json instanceof Json.JsonArray)) { // batches are left open
                add("GOH-S-37", "a GraphQL response where one is announced");
            }
        }

        private void graphql(boolean labelled, HttpHead head, JsonObject response) {
            @Nullable String problem = GraphqlResponses.problem(response);
            boolean hasEither = response.get("data") != null || response.get("errors") != null;
            if (labelled && (problem != null || !hasEither)) {
                add("GOH-S-14", "a well-formed GraphQL response" + (problem == null ? "" : ": " + problem));
            }
            if (GraphqlResponses.hasData(response) && !HttpExchange.isSuccess(head)) {
                add("GOH-S-15", "a status 2xx with data that are not null");
            }
            if (labelled && hasEither && response.get("data") == null && head.status() < 400) {
                add("GOH-S-18", "a status 4xx or 5xx where there is no data entry");
            }
        }

        private void add(String requirement, String expected) {
            findings.add(new RuleFinding(requirement, moment, expected, Describe.event(event)));
        }
    }
}
