package io.graphqltck.core.rules;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonNull;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The laws of Apollo's multipart protocol for subscriptions: the head of a stream, the envelope of each part, and what may come
 * after a fatal error. How parts are delimited the wire has checked, byte by byte.
 */
public final class MultipartSubscriptionRules implements ProtocolRules {

    private static final String CLOSE = "PARTS-close";

    /** RFC 2046 §5.1.1. */
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

    private static final Set<String> REQUIREMENTS = Set.of(
            "MPS-C-01",
            "MPS-C-03",
            "MPS-C-79",
            "MPS-C-94",
            "MPS-S-12",
            "MPS-S-13",
            "MPS-S-16",
            "MPS-S-17",
            "MPS-S-19",
            "MPS-S-20",
            "MPS-S-21",
            "MPS-S-46",
            "MPS-S-50",
            "MPS-S-51",
            "MPS-S-54",
            "MPS-S-55",
            "MPS-S-56",
            "MPS-S-57",
            "MPS-S-58",
            "MPS-S-59",
            "MPS-S-60",
            "MPS-S-69",
            "MPS-S-74");

    @Override
    public String protocol() {
        return "multipart-subscription";
    }

    @Override
    public Set<String> requirements() {
        return REQUIREMENTS;
    }

    @Override
    public @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return sentence(StreamEnds.repeated(moment, transcript));
        }
        return GraphqlResults.isWronglyNull(moment) ? "MPS-S-74" : null;
    }

    /** What a client must do at such an end, or null. */
    private static @Nullable String sentence(StreamEnds end) {
        return switch (end) {
            case FATAL -> "MPS-C-79";
            case MARK -> "MPS-C-94";
            case COMPLETE, WHOLE, OTHER -> null;
        };
    }

    @Override
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        return ExchangeLaws.judge(transcript, Exchange::new);
    }

    @Override
    public @Nullable String ownSentence(String law, int number, Transcript transcript) {
        // The document has the server close after a fatal error, and does not say how (MP:76).
        boolean fatal = law.equals(CLOSE) && isBehindFatal(number, transcript);
        return fatal ? "MPS-S-56" : null;
    }

    @Override
    public @Nullable String basis(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return sentence(StreamEnds.last(moment, transcript));
        }
        return GraphqlRequests.isAnsweredWhole(moment, transcript, "subscriptionspec") ? "MPS-S-12" : null;
    }

    /** Whether the last part before this moment, on the same wire, says that the server closes: a payload that is null. */
    private static boolean isBehindFatal(int number, Transcript transcript) {
        int wire = transcript.moments().get(number).what() instanceof Happening.OnWire here ? here.wire() : 0;
        boolean fatal = false;
        for (Moment moment : transcript.moments().subList(0, number)) {
            if (moment.what() instanceof Happening.OnWire onWire
                    && onWire.wire() == wire
                    && (onWire.event() instanceof WireEvent.Item || onWire.event() instanceof WireEvent.KeepAlive)) {
                fatal = onWire.json() instanceof JsonObject part && part.get("payload") instanceof JsonNull;
            }
        }
        return fatal;
    }

    /** One request and the response to it. */
    private static final class Exchange extends ExchangeLaws {

        private boolean isFatal;

        Exchange(List<RuleFinding> findings) {
            super(findings);
        }

        @Override
        void begins(HttpExchange request) {
            // What the response may be is read from the request where it is judged.
        }

        @Override
        void request(HttpHead head, @Nullable Json json) {
            acceptsMediaRanges("MPS-C-03", head);
            knowsMembers("MPS-C-01", json);
        }

        @Override
        void answers(HttpHead head) {
            @Nullable String text = head.field("Content-Type");
            if (text != null
                    && text.toLowerCase(Locale.ROOT).startsWith("multipart/")
                    && HttpExchange.isSuccess(head)) {
                @Nullable MediaType type = MediaType.parse(text);
                add(
                        type == null ? "MPS-S-16" : "MPS-S-13",
                        type == null ? "one well-formed media type in Content-Type" : "a boundary in Content-Type");
            }
            coding(head);
        }

        @Override
        void streams(HttpHead head) {
            @Nullable HttpExchange asked = exchange();
            // That it is a list instead of one is told by a scenario of its own, and need not hide all else.
            @Nullable List<MediaType> types = MediaType.list(String.valueOf(head.field("Content-Type")));
            @Nullable MediaType type = types == null || types.isEmpty() ? null : types.get(0);
            if (type == null) {
                add("MPS-S-16", "one well-formed media type in Content-Type");
            } else if (!BOUNDARY.matcher(type.parameters().getOrDefault("boundary", ""))
                    .matches()) {
                add("MPS-S-17", "a boundary of 1 to 70 of RFC 2046's characters, with no space at its end");
            } else if (!type.subtype().equals("mixed")) {
                add("MPS-S-12", "the media type multipart/mixed");
            }
            coding(head);
            boolean coded = head.field("Transfer-Encoding") != null;
            if (head.startLine().startsWith("HTTP/2")) {
                if (HttpExchange.namesConnection(head)) {
                    add("MPS-S-21", "no fields about the connection over HTTP/2");
                }
            } else if (asked != null && asked.request().startLine().endsWith("HTTP/1.0")) {
                if (coded) {
                    add("MPS-S-20", "no transfer coding in the response to a request of HTTP/1.0");
                }
            } else if (!coded && asked != null) {
                add("MPS-S-19", "Transfer-Encoding: chunked over HTTP/1.1");
            }
        }

        private void coding(HttpHead head) {
            @Nullable HttpExchange asked = exchange();
            if (asked != null && asked.unofferedCoding(head) != null) {
                add("MPS-S-69", "no content coding that was not offered");
            }
        }

        @Override
        void keepAlive(WireEvent.KeepAlive alive) {
            heartbeat(alive.body().length);
        }

        @Override
        void item(WireEvent.Item item, @Nullable Json json) {
            if (json == null) {
                return; // too long to be kept, or no JSON, and that the wire has told
            }
            if (!(json instanceof JsonObject object)) {
                add("MPS-S-50", "an object with a payload");
            } else if (object.members().isEmpty()) {
                heartbeat(item.length());
            } else {
                envelope(object);
            }
        }

        private void heartbeat(long length) {
            if (length != 2) {
                add("MPS-S-46", "the two bytes {} as a heartbeat");
            }
        }

        private void envelope(JsonObject part) {
            @Nullable Json payload = part.get("payload");
            @Nullable Json errors = part.get("errors");
            if (isFatal) {
                add("MPS-S-55", "no part after the fatal error");
            }
            if (payload == null) {
                add("MPS-S-50", "an object with a payload");
            } else if (payload instanceof JsonNull) {
                fatal(errors);
            } else {
                event(payload, errors);
            }
            part.members().keySet().stream()
                    .filter(name -> !name.equals("payload") && !name.equals("errors"))
                    .findFirst()
                    .ifPresent(name -> add("MPS-S-59", "no members but payload and errors: " + name));
        }

        private void fatal(@Nullable Json errors) {
            if (errors == null || errors instanceof JsonNull) {
                add("MPS-S-58", "errors next to a payload that is null");
                return;
            }
            isFatal = true;
            @Nullable String problem = GraphqlResponses.problemOfErrors(errors);
            if (problem != null) {
                add("MPS-S-54", "a list of errors next to a payload that is null: " + problem);
            }
            placeless(errors);
        }

        private void event(Json payload, @Nullable Json errors) {
            @Nullable
            String problem =
                    payload instanceof JsonObject response ? GraphqlResponses.problem(response) : "not an object";
            if (problem != null) {
                add("MPS-S-51", "a GraphQL response as payload: " + problem);
            }
            if (errors != null && !(errors instanceof JsonNull)) {
                add("MPS-S-60", "errors of the transport next to a payload that is null only");
                placeless(errors);
            }
        }

        private void placeless(Json errors) {
            boolean placed = errors instanceof JsonArray array
                    && array.items().stream()
                            .anyMatch(item -> item instanceof JsonObject error
                                    && (isThere(error, "path") || isThere(error, "locations")));
            if (placed) {
                add("MPS-S-57", "errors of the transport without path and locations");
            }
        }

        private static boolean isThere(JsonObject error, String name) {
            @Nullable Json value = error.get(name);
            return value != null && !(value instanceof JsonNull);
        }
    }
}
