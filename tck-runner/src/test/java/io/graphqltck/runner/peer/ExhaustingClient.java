package io.graphqltck.runner.peer;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An adapter whose client says what is small on the wire and large in memory, with each operation: in a line of the adapter's, over a
 * WebSocket connection, or in a request over HTTP/1.1 or HTTP/2. A program.
 */
public final class ExhaustingClient {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, URI> sessions = new LinkedHashMap<>();
    private final String way;

    private ExhaustingClient(String way) {
        this.way = way;
    }

    public static List<String> command(String way) {
        return PeerProgram.command(ExhaustingClient.class, way);
    }

    public static void main(String[] args) throws Exception {
        ExhaustingClient client = new ExhaustingClient(args[0]);
        OUT.println("{\"event\":\"ready\",\"version\":1,\"name\":\"exhausting\"}");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            client.obey((Json.JsonObject) JsonText.read(line));
        }
        System.exit(0);
    }

    private void obey(Json.JsonObject command) {
        String session = String.valueOf(command.text("session"));
        String start = "{\"session\":\"" + session + "\",\"event\":";
        switch (String.valueOf(command.text("do"))) {
            case "open" -> sessions.put(session, URI.create(String.valueOf(command.text("url"))));
            case "subscribe" ->
                say(
                        Objects.requireNonNull(sessions.get(session)),
                        start + "\"next\",\"operation\":\"" + command.text("operation") + "\",\"payload\":{\"data\":"
                                + Exhausting.ZEROS + "}}");
            case "close" -> OUT.println(start + "\"closed\"}");
            case "sync" -> OUT.println(PeerProgram.synced(start, command));
            case "exit" -> System.exit(0);
            default -> {
                // It unsubscribes from nothing.
            }
        }
    }

    private void say(URI url, String line) {
        byte[] request = octets("{\"query\":\"{ hello }\",\"variables\":{\"a\":" + Exhausting.ZEROS + "}}");
        switch (way) {
            case "lines" -> OUT.println(line);
            case "2" -> ExhaustingStreams.ask(group, url, request);
            case "1.1" ->
                talk(
                        url,
                        "POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + request.length
                                + "\r\n\r\n",
                        new byte[0],
                        request);
            default -> {
                byte[] message = octets("{\"type\":\"connection_init\",\"payload\":{\"a\":" + Exhausting.ZEROS + "}}");
                talk(
                        url,
                        "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + way
                                + "\r\n\r\n",
                        // masked with zeros, which leaves it as it is
                        ByteBuffer.allocate(14)
                                .put((byte) 0x81)
                                .put((byte) 0xFF)
                                .putLong(message.length)
                                .putInt(0)
                                .array(),
                        message);
            }
        }
    }

    private static void talk(URI url, String head, byte[] then, byte[] body) {
        Thread thread = new Thread(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
                OutputStream to = socket.getOutputStream();
                to.write(octets(head));
                to.flush();
                if (then.length > 0 && socket.getInputStream().read() < 0) {
                    return;
                }
                to.write(then);
                to.write(body);
                to.flush();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The kit has had enough.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
