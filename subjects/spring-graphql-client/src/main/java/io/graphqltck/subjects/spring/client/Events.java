package io.graphqltck.subjects.spring.client;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.graphql.client.SubscriptionErrorException;

/** Writes the events of all sessions, one whole line at a time, at once. */
final class Events {
    private final PrintStream output;

    Events(PrintStream output) {
        this.output = output;
    }

    void ready(String name, String libraryVersion) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", "ready");
        event.put("version", 1);
        event.put("name", name);
        event.put("libraryVersion", libraryVersion);
        write(event);
    }

    void next(String session, String operation, Map<String, Object> payload) {
        var event = event("next", session, operation);
        event.put("payload", payload);
        write(event);
    }

    void error(String session, String operation, Throwable problem) {
        var event = event("error", session, operation);
        event.put("message", message(problem));
        if (problem instanceof SubscriptionErrorException exception) {
            try {
                event.put("errors", Json.ofErrors(exception.getErrors()));
            } catch (ClassCastException e) {
                // The library checks the types of their members when they are read: what it cannot read was not told.
            }
        }
        write(event);
    }

    void complete(String session, String operation) {
        write(event("complete", session, operation));
    }

    void failure(String session, Throwable problem) {
        var event = event("failure", session);
        event.put("message", message(problem));
        write(event);
    }

    void closed(String session) {
        write(event("closed", session));
    }

    void synced(String session, String token) {
        var event = event("synced", session);
        event.put("token", token);
        write(event);
    }

    private static Map<String, Object> event(String kind, String session) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", kind);
        event.put("session", session);
        return event;
    }

    private static Map<String, Object> event(String kind, String session, String operation) {
        var event = event(kind, session);
        event.put("operation", operation);
        return event;
    }

    private static String message(Throwable problem) {
        return problem.getMessage() != null ? problem.getMessage() : problem.toString();
    }

    private synchronized void write(Map<String, Object> event) {
        byte[] line = (Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
        output.write(line, 0, line.length);
        output.flush();
    }
}
