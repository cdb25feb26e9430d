package io.graphqltck.adapter;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports what the client tells the application of one session. Any thread may use it. What the kit has ordered for an event is carried out
 * before the method that reports the event returns: call it within the library's callback.
 */
public final class Application {

    private final String session;
    private final Output output;
    private final Orders orders;

    Application(String session, Output output, Orders orders) {
        this.session = session;
        this.output = output;
        this.orders = orders;
    }

    /** Reports a result, as the library presents it. */
    public void next(String operation, Map<String, Object> payload) {
        Map<String, Object> event = event("next", operation);
        event.put("payload", payload);
        output.write(event);
        orders.obey(operation, "first-result");
    }

    /** Reports the end of an operation without an error. */
    public void complete(String operation) {
        output.write(event("complete", operation));
        orders.obey(operation, "completion", "end");
    }

    /** Reports the end of an operation with an error that has no GraphQL errors. */
    public void error(String operation, Throwable problem) {
        error(operation, problem, null);
    }

    /** Reports the end of an operation with an error; {@code errors} are the GraphQL errors if the library gives them, or null. */
    public void error(String operation, Throwable problem, List<? extends Map<String, Object>> errors) {
        Map<String, Object> event = event("error", operation);
        event.put("message", text(problem));
        if (errors != null) {
            event.put("errors", errors);
        }
        output.write(event);
        orders.obey(operation, "error", "end");
    }

    /** Reports that the connection could not be made or was lost, other than through an operation. */
    public void failure(Throwable problem) {
        Map<String, Object> event = event("failure");
        event.put("message", text(problem));
        output.write(event);
    }

    void closed() {
        output.write(event("closed"));
    }

    void synced(Object token) {
        Map<String, Object> event = event("synced");
        event.put("token", token);
        output.write(event);
    }

    private Map<String, Object> event(String kind) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", kind);
        event.put("session", session);
        return event;
    }

    private Map<String, Object> event(String kind, String operation) {
        Map<String, Object> event = event(kind);
        event.put("operation", operation);
        return event;
    }

    private static String text(Throwable problem) {
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    /** The lines of all sessions, one whole line at a time. */
    record Output(Json json, PrintStream stream) {

        synchronized void write(Map<String, Object> event) {
            byte[] line = (json.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
            stream.write(line, 0, line.length);
            stream.flush();
        }
    }
}
