package io.graphqltck.reports.model;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the text, the JSON and the octets of an entry do not tell of the event, and who plays it again has to know. */
final class Facts {

    private Facts() {}

    /** Null where there is nothing more to know. */
    static @Nullable JsonObject of(WireEvent event) {
        Map<String, Json> facts = new LinkedHashMap<>();
        if (event instanceof WireEvent.Message message) {
            if (message.frames() != 1) {
                facts.put("frames", Json.of(message.frames()));
            }
            if (message.compressed()) {
                facts.put("compressed", Json.of(true));
            }
        } else if (event instanceof WireEvent.Asked || event instanceof WireEvent.Answered) {
            facts.put("exchange", Json.of(true));
        } else if (event instanceof WireEvent.Streams streams) {
            facts.put("streamed", Json.of(true));
            facts.put("framing", Json.of(streams.terms().framing()));
        } else if (event instanceof WireEvent.Item item) {
            facts.put("fields", fields(item.fields()));
            facts.put("framing", Json.of(item.terms().framing()));
        } else if (event instanceof WireEvent.KeepAlive alive) {
            facts.put("fields", fields(alive.fields()));
            facts.put("framing", Json.of(alive.terms().framing()));
            facts.put("keepAlive", Json.of(true));
        } else if (event instanceof WireEvent.StreamEnded ended) {
            facts.put("closed", Json.of(ended.closed()));
            facts.put("framing", Json.of(ended.terms().framing()));
        } else if (event instanceof WireEvent.Ended ended) {
            facts.put("how", Json.of(ended.how().word()));
            facts.put("detail", Json.of(ended.detail()));
        } else if (event instanceof WireEvent.GoingAway away) {
            facts.put("goingAway", Json.of(away.code()));
        } else if (event instanceof WireEvent.Violation violation) {
            facts.put("requirement", Json.of(violation.requirement()));
            facts.put("detail", Json.of(violation.text()));
            facts.put("fatal", Json.of(violation.fatal()));
        }
        return facts.isEmpty() ? null : new JsonObject(facts);
    }

    private static Json fields(List<Map.Entry<String, String>> fields) {
        return Json.array(fields.stream()
                .map(field -> Json.array(List.of(Json.of(field.getKey()), Json.of(field.getValue()))))
                .toList());
    }

    static JsonObject of(ApplicationEvent event) {
        Map<String, Json> facts = new LinkedHashMap<>();
        if (event instanceof ApplicationEvent.Next next) {
            told(facts, "next", next.operation());
        } else if (event instanceof ApplicationEvent.Failed failed) {
            told(facts, "failed", failed.operation());
            facts.put("message", Json.of(failed.message()));
        } else if (event instanceof ApplicationEvent.Completed completed) {
            told(facts, "completed", completed.operation());
        } else if (event instanceof ApplicationEvent.ConnectionFailed failed) {
            told(facts, "connection-failed", null);
            facts.put("message", Json.of(failed.message()));
            if (failed.code() != null) {
                facts.put("code", Json.of(failed.code()));
            }
            if (failed.reason() != null) {
                facts.put("reason", Json.of(failed.reason()));
            }
        } else if (event instanceof ApplicationEvent.Gone gone) {
            told(facts, "gone", null);
            facts.put("message", Json.of(gone.message()));
        } else {
            told(facts, "closed", null);
        }
        return new JsonObject(facts);
    }

    private static void told(Map<String, Json> facts, String what, @Nullable String operation) {
        facts.put("told", Json.of(what));
        if (operation != null) {
            facts.put("operation", Json.of(operation));
        }
    }
}
