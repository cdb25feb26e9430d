package io.graphqltck.junit;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A server of other people's WebSockets that answers {@code __typename}; {@code acknowledges}: or does nothing right. */
public final class TinyServer extends WebSocketServer {

    private final boolean acknowledges;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Map<WebSocket, Set<String>> acknowledged = new ConcurrentHashMap<>();
    private final ScheduledExecutorService reminder = Executors.newSingleThreadScheduledExecutor(TinyServer::daemon);

    public TinyServer(boolean acknowledges) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("graphql-transport-ws")))));
        this.acknowledges = acknowledges;
        setDaemon(true);
        setReuseAddr(true);
    }

    public URI begin() throws InterruptedException {
        start();
        listening.await();
        return URI.create("ws://127.0.0.1:" + getPort() + "/graphql");
    }

    /** With a certificate of its own making. */
    URI beginSecurely() throws InterruptedException {
        setWebSocketFactory(new DefaultSSLWebSocketServerFactory(context(LoopbackCertificate.generate())));
        URI plain = begin();
        return URI.create("wss" + plain.toString().substring("ws".length()));
    }

    private static SSLContext context(LoopbackCertificate certificate) {
        try {
            char[] password = "test".toCharArray();
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry(
                    "server", certificate.key(), password, certificate.chain().toArray(new Certificate[0]));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onStart() {
        // It ends with the server.
        ScheduledFuture<?> unused =
                reminder.scheduleWithFixedDelay(this::remindOfWriting, 10, 10, TimeUnit.MILLISECONDS);
        listening.countDown();
    }

    /**
     * Asks again to write for every connection with unwritten data. The library may lose a request to write: its selector withdraws it when
     * the queue was empty, even if a message has just entered the queue, and that message then waits for the next one.
     */
    private void remindOfWriting() {
        getConnections().stream().filter(WebSocket::hasBufferedData).forEach(this::onWriteDemand);
    }

    @Override
    public void stop(int timeout, String closeMessage) throws InterruptedException {
        super.stop(timeout, closeMessage);
        reminder.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "reminder");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        acknowledged.remove(socket);
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception e) {}

    @Override
    public void onMessage(WebSocket socket, String text) {
        @Nullable Json message = read(text);
        if (!(message instanceof Json.JsonObject object) || object.text("type") == null) {
            socket.close(4400, "Invalid message");
            return;
        }
        switch (String.valueOf(object.text("type"))) {
            case "connection_init" -> initialise(socket);
            case "ping" -> socket.send("{\"type\":\"pong\"}");
            case "pong", "complete" -> {}
            case "subscribe" -> answer(socket, object);
            default -> socket.close(4400, "Invalid message");
        }
    }

    private void initialise(WebSocket socket) {
        if (acknowledged.putIfAbsent(socket, new HashSet<>()) != null) {
            socket.close(4429, "Too many initialisation requests");
        } else {
            socket.send(acknowledges ? "{\"type\":\"connection_ack\"}" : "{\"type\":\"connection_akc\"}");
        }
    }

    private void answer(WebSocket socket, Json.JsonObject message) {
        if (!acknowledged.containsKey(socket)) {
            socket.close(4401, "Unauthorized");
            return;
        }
        String id = "\"id\":" + JsonText.write(Json.of(String.valueOf(message.text("id"))));
        socket.send("{\"type\":\"next\"," + id + ",\"payload\":{\"data\":{\"__typename\":\"Query\"}}}");
        socket.send("{\"type\":\"complete\"," + id + "}");
    }

    private static @Nullable Json read(String text) {
        try {
            return JsonText.read(text);
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
