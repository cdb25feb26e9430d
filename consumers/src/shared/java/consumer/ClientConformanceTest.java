package consumer;

import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.Conformance;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the JDK alone; with the property {@code wrong} it starts its operations with the message of another protocol. */
@Conformance(
        protocols = "graphql-transport-ws",
        capabilities = "unsubscribe",
        scenarios = {
            "gtws.handshake.accepted",
            "gtws.init.acknowledged",
            "gtws.stream.completes",
            // Not applicable: it would need the capability `queries`.
            "gtws.single.query"
        })
class ClientConformanceTest implements ClientUnderTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Client open(Endpoint endpoint, Application application) {
        return new TinyClient(http, endpoint, application);
    }

    private static final class TinyClient implements Client, WebSocket.Listener {

        private static final Pattern TYPE = Pattern.compile("\"type\":\"(\\w+)\"");
        private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");
        private static final Pattern DATA = Pattern.compile("\\{\"data\":\\{[^}]*}}");

        private final String start = Boolean.getBoolean("wrong") ? "start" : "subscribe";
        private final HttpClient http;
        private final Endpoint endpoint;
        private final Application application;
        private final Map<String, Results> running = new ConcurrentHashMap<>();
        private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private WebSocket socket;

        TinyClient(HttpClient http, Endpoint endpoint, Application application) {
            this.http = http;
            this.endpoint = endpoint;
            this.application = application;
        }

        @Override
        public Operation start(Request request, Results results) {
            if (socket == null) {
                socket = http.newWebSocketBuilder()
                        .subprotocols(endpoint.protocol())
                        .buildAsync(endpoint.url(), this)
                        .join();
                send("{\"type\":\"connection_init\"}");
            }
            acknowledged.join();
            String id = "op" + running.size();
            running.put(id, results);
            String query = request.query().replace("\"", "\\\"");
            send("{\"type\":\"" + start + "\",\"id\":\"" + id + "\",\"payload\":{\"query\":\"" + query + "\"}}");
            return () -> {
                if (running.remove(id) != null) {
                    send("{\"type\":\"complete\",\"id\":\"" + id + "\"}");
                }
            };
        }

        /** The JDK's WebSocket refuses a message while another one is being sent. */
        private synchronized void send(String message) {
            socket.sendText(message, true).join();
        }

        @Override
        public void close() {
            if (socket != null) {
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                received(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void received(String message) {
            switch (first(TYPE, 1, message)) {
                case "connection_ack" -> acknowledged.complete(null);
                case "ping" -> send("{\"type\":\"pong\"}");
                case "next" -> running.get(first(ID, 1, message)).nextJson(first(DATA, 0, message));
                case "complete" -> running.remove(first(ID, 1, message)).completed();
                default -> {}
            }
        }

        private static String first(Pattern pattern, int group, String message) {
            Matcher matcher = pattern.matcher(message);
            return matcher.find() ? matcher.group(group) : "";
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            application.connectionFailed("closed with " + code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable e) {
            application.connectionFailed(String.valueOf(e));
        }
    }
}
