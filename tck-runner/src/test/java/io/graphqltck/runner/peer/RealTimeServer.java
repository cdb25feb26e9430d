package io.graphqltck.runner.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A real-time endpoint of AppSync that acknowledges connections, and keeps where they asked to be. */
public final class RealTimeServer extends WebSocketServer implements AutoCloseable {

    private final CountDownLatch started = new CountDownLatch(1);
    private final List<Upgrade> upgrades = new CopyOnWriteArrayList<>();

    private final String acknowledgement;
    private volatile boolean pongs = true;
    private volatile boolean complains;

    private RealTimeServer(String acknowledgement) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("graphql-ws")))));
        this.acknowledgement = acknowledgement;
    }

    /**
     * What a client asked for.
     *
     * @param host its Host field
     * @param path without the query
     * @param presented the header object in the query
     */
    public record Upgrade(String host, String path, String presented) {}

    public static RealTimeServer started() throws InterruptedException {
        return new RealTimeServer("{\"type\":\"connection_ack\",\"payload\":{\"connectionTimeoutMs\":300000}}")
                .running();
    }

    /** One of the legacy protocol, which serves every path, and asks for no credentials. */
    public static RealTimeServer legacy() throws InterruptedException {
        return new RealTimeServer("{\"type\":\"connection_ack\"}").running();
    }

    /** At each WebSocket ping it acknowledges the connection again, instead of answering. */
    public RealTimeServer withoutPongs() {
        pongs = false;
        return this;
    }

    /** After the pong it reports each WebSocket ping as a message that it does not know. */
    public RealTimeServer complainingOfPings() {
        complains = true;
        return this;
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        if (pongs) {
            super.onWebsocketPing(socket, ping);
        } else {
            socket.send(acknowledgement);
        }
        if (complains) {
            String data = StandardCharsets.UTF_8.decode(ping.getPayloadData()).toString();
            socket.send("{\"type\":\"connection_error\",\"payload\":{\"message\":\"unexpected: Ping(" + data + ")\"}}");
        }
    }

    private RealTimeServer running() throws InterruptedException {
        start();
        started.await();
        return this;
    }

    public List<Upgrade> upgrades() {
        return List.copyOf(upgrades);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        String[] target = request.getResourceDescriptor().split("\\?header=|&payload=", 3);
        if (target.length < 3) {
            return; // it presents nothing
        }
        String header = URLDecoder.decode(target[1], StandardCharsets.UTF_8);
        upgrades.add(new Upgrade(
                request.getFieldValue("Host"),
                target[0],
                new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8)));
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        if (text.contains("connection_init")) {
            socket.send(acknowledgement);
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
        try {
            stop(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
