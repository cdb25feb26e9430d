package io.graphqltck.runner.peer;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** A server on somebody else's WebSocket library, which can do what it is told to be able to do. */
public final class OtherServer extends WebSocketServer implements AutoCloseable {

    private static final Pattern COUNTDOWN = Pattern.compile("\\{ countdown\\(from: ([2-9]|100)\\) }");

    private static final int POLICY_VIOLATION = 1008;
    private static final int DENIED = 4403;
    private static final int LIFE = 30;
    private static final int CRASHED = 7;
    private static final String ACK = "{\"type\":\"connection_ack\"}";

    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final ScheduledExecutorService reminder = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> abilities;
    private final Map<String, String> wanted;

    private OtherServer(Set<String> abilities, Map<String, String> wanted) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("graphql-transport-ws")))));
        this.abilities = abilities;
        this.wanted = wanted;
    }

    /** A program: a server that is able to do what its arguments say. */
    public static void main(String[] abilities) throws InterruptedException {
        OtherServer server = able(abilities);
        System.out.println("listening on " + server.getPort());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    /** The words of a command that starts it. */
    public static List<String> command(String... abilities) {
        return PeerProgram.command(OtherServer.class, abilities);
    }

    /**
     * With these of {@code control-schema}, {@code queries}, {@code mutations}, {@code connect-hook.deny}, {@code connect-hook.fail}; {@code choosy}
     * rejects whatever has a payload that it does not know, {@code endless} completes nothing, {@code late-ack} acknowledges a connection when
     * its first operation is there, {@code fragile} ends its process when it is asked for a countdown, {@code mortal} ends with its thirtieth
     * connection, {@code old} knows no ping and no pong, {@code no-pongs} acknowledges the
     * connection again at each WebSocket ping.
     */
    public static OtherServer able(String... abilities) throws InterruptedException {
        return new OtherServer(Set.of(abilities), Map.of()).started();
    }

    /** One that answers only those who send this header field, over TLS. */
    public static OtherServer guarded(String name, String value)
            throws InterruptedException, GeneralSecurityException, IOException {
        OtherServer server = new OtherServer(Set.of("queries"), Map.of(name, value));
        server.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls()));
        return server.started();
    }

    /** With a certificate for the loopback address that nobody trusts yet. */
    static SSLContext tls() throws GeneralSecurityException, IOException {
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "server", certificate.key(), new char[0], certificate.chain().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private OtherServer started() throws InterruptedException {
        start();
        started.await();
        return this;
    }

    public String url(String scheme) {
        return scheme + "://127.0.0.1:" + getPort() + "/graphql";
    }

    @Override
    public void onStart() {
        // It ends with the server.
        ScheduledFuture<?> unused =
                reminder.scheduleWithFixedDelay(this::remindOfWriting, 10, 10, TimeUnit.MILLISECONDS);
        started.countDown();
    }

    /**
     * Asks again to write for every connection with unwritten data. The library may lose a request to write: its selector withdraws it when
     * the queue was empty, even if a message has just entered the queue, and that message then waits for the next one.
     */
    private void remindOfWriting() {
        getConnections().stream().filter(WebSocket::hasBufferedData).forEach(this::onWriteDemand);
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
        ServerHandshakeBuilder response = super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
        for (Map.Entry<String, String> field : wanted.entrySet()) {
            if (!field.getValue().equals(request.getFieldValue(field.getKey()))) {
                throw new InvalidDataException(POLICY_VIOLATION, "not you");
            }
        }
        return response;
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        try {
            Json.JsonObject message = (Json.JsonObject) JsonText.read(text);
            switch (String.valueOf(message.text("type"))) {
                case "connection_init" -> init(socket, message);
                case "ping", "pong" -> pinged(socket, message);
                case "subscribe" -> subscribe(socket, message);
                default -> {}
            }
        } catch (JsonSyntaxException e) {
            socket.close(4400, "no JSON");
        }
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        if (abilities.contains("no-pongs")) {
            socket.send(ACK);
        } else {
            super.onWebsocketPing(socket, ping);
        }
    }

    private void pinged(WebSocket socket, Json.JsonObject message) {
        if (abilities.contains("old")) {
            socket.close(4400, "Invalid message received");
        } else if ("ping".equals(message.text("type"))) {
            socket.send("{\"type\":\"pong\"}");
        }
    }

    private void init(WebSocket socket, Json.JsonObject message) {
        String text = JsonText.write(message);
        boolean denied = (abilities.contains("connect-hook.deny") && text.contains("\"deny\":true"))
                || (abilities.contains("connect-hook.fail") && text.contains("\"fail\":true"));
        if (denied || (abilities.contains("choosy") && message.get("payload") != null)) {
            socket.close(DENIED, "Forbidden");
        } else if (!abilities.contains("late-ack")) {
            socket.send(ACK);
        }
    }

    private void subscribe(WebSocket socket, Json.JsonObject message) {
        if (abilities.contains("late-ack")) {
            socket.send(ACK);
        }
        String start = "{\"id\":" + JsonText.write(Json.of(String.valueOf(message.text("id")))) + ",\"type\":";
        String payload = String.valueOf(message.get("payload"));
        if (payload.contains("{ silent(")
                && !payload.contains("subscription Probe")
                && abilities.contains("control-schema")) {
            return;
        }
        List<String> results = results(message);
        if (results.isEmpty()) {
            socket.send(start + "\"error\",\"payload\":[{\"message\":\"no such field\"}]}");
            return;
        }
        results.forEach(data -> socket.send(start + "\"next\",\"payload\":{\"data\":" + data + "}}"));
        if (!abilities.contains("endless")) {
            socket.send(start + "\"complete\"}");
        }
    }

    private List<String> results(Json.JsonObject message) {
        String payload = String.valueOf(message.get("payload"));
        // The probe's document has all fields of the control schema in it, and so comes first.
        if (payload.contains("subscription Probe") && abilities.contains("control-schema")) {
            return List.of("{\"countdown\":1}");
        }
        if (payload.contains("{ echo(value: $value) }")
                && abilities.contains("control-schema")
                && message.get("payload") instanceof Json.JsonObject request
                && request.get("variables") instanceof Json.JsonObject variables) {
            return List.of(
                    JsonText.write(Json.with(Json.object(), "echo", Objects.requireNonNull(variables.get("value")))));
        }
        Matcher countdown = COUNTDOWN.matcher(payload);
        if (countdown.find() && abilities.contains("fragile")) {
            Runtime.getRuntime().halt(CRASHED);
        }
        countdown.reset();
        if (countdown.find() && abilities.contains("control-schema")) {
            int from = Integer.parseInt(countdown.group(1));
            return IntStream.range(0, from)
                    .mapToObj(i -> "{\"countdown\":" + (from - i) + "}")
                    .toList();
        }
        if (payload.contains("mutation { __typename }")) {
            return abilities.contains("mutations") ? List.of("{\"__typename\":\"Mutation\"}") : List.of();
        }
        boolean query = payload.contains("{ __typename }") && abilities.contains("queries");
        return query ? List.of("{\"__typename\":\"Query\"}") : List.of();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        if (connections.incrementAndGet() == LIFE && abilities.contains("mortal")) {
            new Thread(this::close, "the end").start(); // its own threads have to end as well
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        // Nothing is kept of a connection.
    }

    @Override
    public void onError(WebSocket socket, Exception problem) {
        // The client sees it.
    }

    @Override
    public void close() {
        reminder.shutdownNow();
        try {
            stop(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
