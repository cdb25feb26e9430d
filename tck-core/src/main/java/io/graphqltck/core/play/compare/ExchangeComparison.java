package io.graphqltck.core.play.compare;

import io.graphqltck.core.http.HeaderExpectation;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Streaming;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Mismatch;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.RequestTargets;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares awaited messages of HTTP exchanges with those that came. */
public final class ExchangeComparison {

    private final Bindings bindings;
    private final String streamed;
    private final String path;
    private final boolean operationsByGet;
    private final boolean asked;

    /**
     * {@code streams}: how the protocol streams, or null where it does not; {@code path}: where a client under test is told that the
     * kit's server is; {@code operationsByGet}: clients may send queries and subscriptions so where a turn awaits a body;
     * {@code asked}: the kit itself is one of the parties, and a JSON body has the media type that it asks for.
     */
    ExchangeComparison(
            Bindings bindings, @Nullable Streaming streams, String path, boolean operationsByGet, boolean asked) {
        this.asked = asked;
        this.operationsByGet = operationsByGet;
        this.bindings = bindings;
        this.streamed = streams == null
                ? "streamed"
                : "streamed " + streams.body().terms().streamed();
        this.path = path;
    }

    Comparison requests(Act.Requests requests, WireEvent.Asked asked, @Nullable Json json) {
        return Comparison.of(difference(requests, asked, json));
    }

    Comparison responds(Act.Responds responds, WireEvent event, @Nullable Json json) {
        if (event instanceof WireEvent.Streams streams) {
            return Comparison.of(
                    responds.streamed() ? difference(responds, streams.head()) : "the response is " + streamed);
        }
        return event instanceof WireEvent.Answered answered
                ? Comparison.of(difference(responds, answered, json))
                : Comparison.OTHER;
    }

    Comparison keepAlive(Act.KeepAlive expected, WireEvent.KeepAlive alive) {
        return Comparison.of(difference(expected.terms().keepAlive(), expected.fields(), alive.fields()));
    }

    Comparison item(Act.Item expected, WireEvent.Item item, @Nullable Json json) {
        String word = item.terms().item();
        if (json == null && item.length() > 0) {
            return Comparison.differs("the " + word + " is not JSON: " + Describe.body(item.body(), item.length()));
        }
        @Nullable Mismatch mismatch = bindings.match(expected.message(), json);
        return mismatch == null
                ? Comparison.of(difference(word, expected.fields(), item.fields()))
                : Comparison.of("in the " + word + ", ", mismatch);
    }

    private static @Nullable String difference(
            String word, Map<String, String> expected, List<Map.Entry<String, String>> fields) {
        @Nullable String difference = HeaderExpectation.difference(expected, new HttpHead("", fields));
        return difference == null ? null : "in the " + word + "'s fields, " + difference;
    }

    private static @Nullable String difference(Act.Responds responds, HttpHead head) {
        return responds.status().contains(head.status())
                ? HeaderExpectation.difference(responds.headers(), head)
                : "the status is " + head.status() + ", expected " + responds.status();
    }

    private @Nullable String difference(Act.Requests requests, WireEvent.Asked asked, @Nullable Json json) {
        String[] line = asked.head().startLine().split(" ", 3);
        if (operationsByGet && line[0].equals("GET") && requests.method().equals("POST")) {
            @Nullable Pattern operation = OperationsByGet.operation(requests, bindings);
            if (operation != null) {
                return byGet(requests, operation, asked.head());
            }
        }
        if (!line[0].equals(requests.method())) {
            return "the method is " + line[0];
        }
        String target = RequestTargets.of(asked.head());
        if (!targetFits(requests.target(), requests.parameters() == null ? target : RequestTargets.path(target))) {
            return "the target is " + target + ", expected " + targetWords(requests.target());
        }
        if (requests.parameters() != null) {
            Json parameters = Parameters.read(RequestTargets.query(target));
            @Nullable Mismatch mismatch = bindings.match(requests.parameters(), parameters);
            if (mismatch != null) {
                return "in the query, " + mismatch;
            }
        }
        return difference(requests.headers(), requests.body(), asked.head(), asked.body(), asked.length(), json);
    }

    /** The same request by GET: what stands in the body of a POST stands in the query component, and there is no content. */
    private @Nullable String byGet(Act.Requests requests, Pattern operation, HttpHead head) {
        String target = RequestTargets.of(head);
        if (!targetFits(requests.target(), RequestTargets.path(target))) {
            return "the target is " + target + ", expected " + targetWords(requests.target());
        }
        Json content = OperationsByGet.content(RequestTargets.query(target));
        if (content instanceof Json.JsonObject members && OperationsByGet.isMutation(members.get("query"))) {
            return "the method of a mutation is GET";
        }
        @Nullable Mismatch mismatch = bindings.match(operation, content);
        return mismatch == null
                ? HeaderExpectation.difference(OperationsByGet.fields(requests.headers()), head)
                : "in the query, " + mismatch;
    }

    private @Nullable String difference(Act.Responds responds, WireEvent.Answered answered, @Nullable Json json) {
        if (responds.streamed()) {
            return "the response is not " + streamed;
        }
        if (!responds.status().contains(answered.head().status())) {
            return "the status is " + answered.head().status() + ", expected " + responds.status();
        }
        return difference(
                responds.headers(), responds.body(), answered.head(), answered.body(), answered.length(), json);
    }

    private boolean targetFits(@Nullable String expected, String target) {
        if (expected == null) {
            return target.equals(path) || target.startsWith(path + "?");
        }
        return HeaderExpectation.fits(expected, target);
    }

    String targetWords(@Nullable String expected) {
        return expected == null ? path : expected;
    }

    private @Nullable String difference(
            Map<String, String> headers,
            HttpBody body,
            HttpHead head,
            byte[] octets,
            long length,
            @Nullable Json json) {
        @Nullable
        String wrongField = FieldVariables.difference(asked ? withType(headers, body) : headers, head, bindings);
        if (wrongField != null) {
            return wrongField;
        }
        if (body instanceof HttpBody.Octets expected) {
            return Arrays.equals(expected.octets(), octets) && length == octets.length
                    ? null
                    : "the body is " + Describe.body(octets, length);
        }
        if (body instanceof HttpBody.Text text) {
            String said = new String(octets, StandardCharsets.UTF_8);
            if (text.value() instanceof Pattern.Variable && !FieldVariables.canBeSaid(said)) {
                return "in the body, expected a text that a header field can hold, found one with a line break";
            }
            @Nullable Mismatch mismatch = bindings.match(text.value(), new Json.JsonString(said));
            return mismatch == null ? null : "in the body, " + mismatch;
        }
        if (!(body instanceof HttpBody.JsonValue value)) {
            return null;
        }
        if (isAbsent(value)) {
            return length == 0 ? null : "there is a body of " + length + " bytes";
        }
        if (json == null) {
            return "the body is not JSON: " + Describe.body(octets, length);
        }
        @Nullable Mismatch mismatch = bindings.match(value.value(), json);
        return mismatch == null ? null : "in the body, " + mismatch;
    }

    /** A JSON body is one by its media type, too. */
    private static Map<String, String> withType(Map<String, String> headers, HttpBody body) {
        boolean named = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
        if (named || !(body instanceof HttpBody.JsonValue value) || isAbsent(value)) {
            return headers;
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return all;
    }

    static boolean isAbsent(HttpBody.JsonValue value) {
        return value.value() instanceof Pattern.OfKind kind && kind.kind() == Pattern.Kind.ABSENT;
    }
}
