package io.graphqltck.reports.model;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationEventVisitor;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a replay must know of an event beyond the text, the JSON and the octets of its entry. */
final class Facts {

    private Facts() {}

    /** Null where there is nothing more to know. */
    static @Nullable JsonObject of(WireEvent event) {
        Map<String, Json> facts = event.accept(new WireEventVisitor<>() {
            @Override
            public Map<String, Json> requested(WireEvent.Requested requested) {
                return Map.of();
            }

            @Override
            public Map<String, Json> responded(WireEvent.Responded responded) {
                return Map.of();
            }

            @Override
            public Map<String, Json> asked(WireEvent.Asked asked) {
                return Map.of("exchange", Json.of(true));
            }

            @Override
            public Map<String, Json> answered(WireEvent.Answered answered) {
                return Map.of("exchange", Json.of(true));
            }

            @Override
            public Map<String, Json> streams(WireEvent.Streams streams) {
                return facts(
                        "streamed",
                        Json.of(true),
                        "framing",
                        Json.of(streams.terms().framing()));
            }

            @Override
            public Map<String, Json> item(WireEvent.Item item) {
                return facts(
                        "fields",
                        fields(item.fields()),
                        "framing",
                        Json.of(item.terms().framing()));
            }

            @Override
            public Map<String, Json> keepAlive(WireEvent.KeepAlive alive) {
                Map<String, Json> facts = facts(
                        "fields",
                        fields(alive.fields()),
                        "framing",
                        Json.of(alive.terms().framing()));
                facts.put("keepAlive", Json.of(true));
                return facts;
            }

            @Override
            public Map<String, Json> goingAway(WireEvent.GoingAway away) {
                return Map.of("goingAway", Json.of(away.code()));
            }

            @Override
            public Map<String, Json> streamEnded(WireEvent.StreamEnded ended) {
                return facts(
                        "closed",
                        Json.of(ended.closed()),
                        "framing",
                        Json.of(ended.terms().framing()));
            }

            @Override
            public Map<String, Json> message(WireEvent.Message message) {
                Map<String, Json> facts = new LinkedHashMap<>();
                if (message.frames() != 1) {
                    facts.put("frames", Json.of(message.frames()));
                }
                if (message.compressed()) {
                    facts.put("compressed", Json.of(true));
                }
                return facts;
            }

            @Override
            public Map<String, Json> ping(WireEvent.Ping ping) {
                return Map.of();
            }

            @Override
            public Map<String, Json> pong(WireEvent.Pong pong) {
                return Map.of();
            }

            @Override
            public Map<String, Json> close(WireEvent.Close close) {
                return Map.of();
            }

            @Override
            public Map<String, Json> wrote(WireEvent.Wrote wrote) {
                return Map.of();
            }

            @Override
            public Map<String, Json> ended(WireEvent.Ended ended) {
                return facts("how", Json.of(ended.how().word()), "detail", Json.of(ended.detail()));
            }

            @Override
            public Map<String, Json> violation(WireEvent.Violation violation) {
                Map<String, Json> facts =
                        facts("requirement", Json.of(violation.requirement()), "detail", Json.of(violation.text()));
                facts.put("fatal", Json.of(violation.fatal()));
                return facts;
            }
        });
        return facts.isEmpty() ? null : new JsonObject(facts);
    }

    private static Json fields(List<Map.Entry<String, String>> fields) {
        return Json.array(fields.stream()
                .map(field -> Json.array(List.of(Json.of(field.getKey()), Json.of(field.getValue()))))
                .toList());
    }

    static JsonObject of(ApplicationEvent event) {
        return new JsonObject(event.accept(new ApplicationEventVisitor<>() {
            @Override
            public Map<String, Json> next(ApplicationEvent.Next next) {
                return told("next", next.operation());
            }

            @Override
            public Map<String, Json> failed(ApplicationEvent.Failed failed) {
                Map<String, Json> facts = told("failed", failed.operation());
                facts.put("message", Json.of(failed.message()));
                return facts;
            }

            @Override
            public Map<String, Json> completed(ApplicationEvent.Completed completed) {
                return told("completed", completed.operation());
            }

            @Override
            public Map<String, Json> connectionFailed(ApplicationEvent.ConnectionFailed failed) {
                Map<String, Json> facts = told("connection-failed", null);
                facts.put("message", Json.of(failed.message()));
                if (failed.code() != null) {
                    facts.put("code", Json.of(failed.code()));
                }
                if (failed.reason() != null) {
                    facts.put("reason", Json.of(failed.reason()));
                }
                return facts;
            }

            @Override
            public Map<String, Json> closed(ApplicationEvent.Closed closed) {
                return told("closed", null);
            }

            @Override
            public Map<String, Json> synced(ApplicationEvent.Synced synced) {
                return told("closed", null);
            }

            @Override
            public Map<String, Json> gone(ApplicationEvent.Gone gone) {
                Map<String, Json> facts = told("gone", null);
                facts.put("message", Json.of(gone.message()));
                return facts;
            }
        }));
    }

    private static Map<String, Json> told(String what, @Nullable String operation) {
        Map<String, Json> facts = new LinkedHashMap<>();
        facts.put("told", Json.of(what));
        if (operation != null) {
            facts.put("operation", Json.of(operation));
        }
        return facts;
    }

    /** In this order, and open to more. */
    private static Map<String, Json> facts(String one, Json first, String other, Json second) {
        Map<String, Json> facts = new LinkedHashMap<>();
        facts.put(one, first);
        facts.put(other, second);
        return facts;
    }
}
