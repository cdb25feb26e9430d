package io.graphqltck.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The loop of the adapter protocol, with a client that answers each operation with its text. */
class AdapterTests {

    private record Echo(Application application) implements ClientSession {

        @Override
        public Runnable subscribe(String operation, Request request) {
            if (request.query().isEmpty()) {
                throw new IllegalArgumentException("no query");
            }
            application.next(operation, Map.of("data", request.query()));
            return () -> application.complete(operation);
        }

        @Override
        public void close() {}
    }

    private static final class Jackson implements Json {
        private final ObjectMapper mapper = new ObjectMapper();

        @Override
        @SuppressWarnings("unchecked")
        public Map<String, Object> read(String line) {
            try {
                return mapper.readValue(line, Map.class);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public String write(Map<String, Object> event) {
            try {
                return mapper.writeValueAsString(event);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private static List<String> eventsOf(String... commands) throws IOException {
        var out = new ByteArrayOutputStream();
        Adapter.serve(
                "echo",
                "1",
                List.of("p"),
                List.of(),
                new Jackson(),
                (open, application) -> new Echo(application),
                new ByteArrayInputStream(String.join("\n", commands).getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("{\"event\":\"ready\",\"version\":1,\"name\":\"echo\",\"libraryVersion\":\"1\"}", lines.get(0));
        return lines.subList(1, lines.size());
    }

    @Test
    void carriesOutCommands() throws IOException {
        assertEquals(
                List.of(
                        "{\"event\":\"next\",\"session\":\"s\",\"operation\":\"a\",\"payload\":{\"data\":\"one\"}}",
                        "{\"event\":\"complete\",\"session\":\"s\",\"operation\":\"a\"}",
                        "{\"event\":\"error\",\"session\":\"s\",\"operation\":\"b\",\"message\":\"no query\"}",
                        "{\"event\":\"synced\",\"session\":\"s\",\"token\":\"t\"}"),
                eventsOf(
                        "{\"do\":\"open\",\"session\":\"s\",\"protocol\":\"p\",\"url\":\"ws://x\"}",
                        "{\"do\":\"subscribe\",\"session\":\"s\",\"operation\":\"a\",\"query\":\"one\"}",
                        "{\"do\":\"unsubscribe\",\"session\":\"s\",\"operation\":\"a\"}",
                        "{\"do\":\"subscribe\",\"session\":\"s\",\"operation\":\"b\",\"query\":\"\"}",
                        "{\"do\":\"sync\",\"session\":\"s\",\"token\":\"t\"}",
                        "{\"do\":\"exit\"}",
                        "{\"do\":\"sync\",\"session\":\"s\",\"token\":\"after the end\"}"));
    }

    /** The echo reports within the call that starts an operation, so that nobody has yet what stops it. */
    @Test
    void carriesOutOrdersWithinCallbacks() throws IOException {
        assertEquals(
                List.of("next a", "next b", "complete b", "complete a", "next a", "next c", "closed null", "error d"),
                eventsOf(
                                "{\"do\":\"open\",\"session\":\"s\",\"protocol\":\"p\",\"url\":\"ws://x\"}",
                                when("a", "first-result", "{\"do\":\"subscribe\",\"operation\":\"b\",\"query\":\"two\"}"),
                                when("b", "first-result", "{\"do\":\"unsubscribe\",\"operation\":\"b\"}"),
                                when("b", "completion", "{\"do\":\"unsubscribe\",\"operation\":\"a\"}"),
                                subscribe("a"),
                                subscribe("a"),
                                when("c", "first-result", "{\"do\":\"close\"}"),
                                subscribe("c"),
                                subscribe("d"),
                                "{\"do\":\"close\",\"session\":\"s\"}")
                        .stream()
                        .map(line -> new Jackson().read(line))
                        .map(event -> event.get("event") + " " + event.get("operation"))
                        .toList());
    }

    private static String when(String operation, String on, String then) {
        return "{\"do\":\"when\",\"session\":\"s\",\"operation\":\"" + operation + "\",\"on\":\"" + on + "\",\"then\":" + then + "}";
    }

    private static String subscribe(String operation) {
        return "{\"do\":\"subscribe\",\"session\":\"s\",\"operation\":\"" + operation + "\",\"query\":\"one\"}";
    }

    @Test
    void refusesWhatItDoesNotOffer() throws IOException {
        List<String> events = eventsOf(
                "not a command",
                "{\"do\":\"open\",\"session\":\"s\",\"protocol\":\"q\",\"url\":\"ws://x\"}",
                "{\"do\":\"subscribe\",\"session\":\"s\",\"operation\":\"a\",\"query\":\"one\"}");
        assertEquals(2, events.size());
        assertTrue(events.get(0).contains("\"failure\"") && events.get(0).contains("protocol q"), events.get(0));
        assertTrue(events.get(1).contains("\"error\"") && events.get(1).contains("no session s"), events.get(1));
    }

    @Test
    void knowsTheKindOfAnOperation() {
        assertTrue(new Request("subscription { a }", null, null).isSubscription());
        assertFalse(new Request("query A { a } subscription B { b }", null, "A").isSubscription());
    }
}
