package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.CallbackOrder;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the kit's lines to an adapter. What is null is left out. */
final class AdapterCommands {

    static final String EXIT = "{\"do\":\"exit\"}";

    private AdapterCommands() {}

    static String open(String session, Opening opening) {
        Map<String, Json> members = command("open", session);
        members.put("protocol", Json.of(opening.protocol()));
        members.put("url", Json.of(opening.url().toString()));
        put(members, "params", opening.params());
        if (!opening.headers().isEmpty()) {
            members.put("headers", headers(opening));
        }
        if (opening.certificate() != null) {
            members.put("caFile", Json.of(opening.certificate().toAbsolutePath().toString()));
        }
        put(members, "authorisation", opening.authorisation());
        return line(members);
    }

    /** The fields that the application wants on HTTP requests, by their names. */
    static Json.JsonObject headers(Opening opening) {
        Map<String, Json> headers = new LinkedHashMap<>();
        opening.headers().forEach((name, value) -> headers.put(name, Json.of(value)));
        return new Json.JsonObject(headers);
    }

    static String subscribe(String session, OperationRequest request) {
        Map<String, Json> members = command("subscribe", session);
        put(members, request);
        return line(members);
    }

    private static void put(Map<String, Json> members, OperationRequest request) {
        members.put("operation", Json.of(request.operation()));
        members.put("query", Json.of(request.query()));
        put(members, "variables", request.variables());
        if (request.operationName() != null) {
            members.put("operationName", Json.of(request.operationName()));
        }
    }

    static String unsubscribe(String session, String operation) {
        Map<String, Json> members = command("unsubscribe", session);
        members.put("operation", Json.of(operation));
        return line(members);
    }

    static String close(String session) {
        return line(command("close", session));
    }

    static String sync(String session, String token) {
        Map<String, Json> members = command("sync", session);
        members.put("token", Json.of(token));
        return line(members);
    }

    /** What the adapter does by itself, within a callback of the library. */
    static String when(String session, CallbackOrder order) {
        Map<String, Json> members = command("when", session);
        members.put("operation", Json.of(order.cue().operation()));
        members.put("on", Json.of(order.cue().on().word()));
        Ordered ordered = new Ordered();
        order.act().on(ordered);
        members.put("then", new Json.JsonObject(ordered.members));
        return line(members);
    }

    /** Writes a command as a part of another one, which names the session. */
    private static final class Ordered implements ClientSession {

        private final Map<String, Json> members = new LinkedHashMap<>();

        @Override
        public void subscribe(OperationRequest request) {
            members.put("do", Json.of("subscribe"));
            put(members, request);
        }

        @Override
        public void unsubscribe(String operation) {
            members.put("do", Json.of("unsubscribe"));
            members.put("operation", Json.of(operation));
        }

        @Override
        public void close() {
            members.put("do", Json.of("close"));
        }

        @Override
        public void sync(String token) {
            throw new IllegalStateException("no application does that");
        }
    }

    private static Map<String, Json> command(String what, String session) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("do", Json.of(what));
        members.put("session", Json.of(session));
        return members;
    }

    private static void put(Map<String, Json> members, String name, @Nullable Json value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static String line(Map<String, Json> members) {
        return JsonText.write(new Json.JsonObject(members));
    }
}
