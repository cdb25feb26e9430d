package peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Answers {@code __typename} over graphql-transport-ws. {@code mute}: never acknowledges anything. A first number is its port, a second
 * one a port that ends it when somebody connects there; without them it has any port and ends with its input.
 */
public final class TinyServer extends WebSocketServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean mute;
    private final Set<WebSocket> acknowledged = ConcurrentHashMap.newKeySet();

    private TinyServer(int port, boolean mute) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("graphql-transport-ws")))));
        this.mute = mute;
        setReuseAddr(true);
    }

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        List<Integer> ports = words.stream()
                .filter(word -> word.matches("\\d+"))
                .map(Integer::valueOf)
                .toList();
        new TinyServer(ports.isEmpty() ? 0 : ports.get(0), words.contains("mute")).start();
        if (ports.size() > 1) {
            try (ServerSocket end = new ServerSocket(ports.get(1), 1, InetAddress.getLoopbackAddress())) {
                end.accept().close();
            }
        } else {
            while (System.in.read() >= 0) {}
        }
        System.exit(0);
    }

    /**
     * Asks again to write for every connection with unwritten data. The library may lose a request to write: its selector withdraws it when
     * the queue was empty, even if a message has just entered the queue, and that message then waits for the next one.
     */
    private void remindOfWriting() {
        getConnections().stream().filter(WebSocket::hasBufferedData).forEach(this::onWriteDemand);
    }

    @Override
    public void onStart() {
        TimerTask reminding = new TimerTask() {
            @Override
            public void run() {
                remindOfWriting();
            }
        };
        new Timer("reminder", true).schedule(reminding, 10, 10);
        System.out.println("listening on " + getPort());
        System.out.flush();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        acknowledged.remove(socket);
    }

    @Override
    public void onError(WebSocket socket, Exception e) {}

    @Override
    public void onMessage(WebSocket socket, String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException e) {
            socket.close(4400, "Invalid message");
            return;
        }
        switch (message.path("type").asString("")) {
            case "connection_init" -> init(socket);
            case "ping" -> socket.send("{\"type\":\"pong\"}");
            case "subscribe" -> subscribe(socket, message.path("id").toString());
            case "pong", "complete" -> {}
            default -> socket.close(4400, "Invalid message");
        }
    }

    private void init(WebSocket socket) {
        if (!acknowledged.add(socket)) {
            socket.close(4429, "Too many initialisation requests");
        } else if (!mute) {
            socket.send("{\"type\":\"connection_ack\"}");
        }
    }

    private void subscribe(WebSocket socket, String id) {
        if (!acknowledged.contains(socket)) {
            socket.close(4401, "Unauthorized");
            return;
        }
        socket.send("{\"type\":\"next\",\"id\":" + id + ",\"payload\":{\"data\":{\"__typename\":\"Query\"}}}");
        socket.send("{\"type\":\"complete\",\"id\":" + id + "}");
    }
}
