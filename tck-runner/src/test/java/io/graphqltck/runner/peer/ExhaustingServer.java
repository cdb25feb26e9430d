package io.graphqltck.runner.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A server whose every answer is small on the wire, and large in memory. */
public final class ExhaustingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Exhausting answer;

    public ExhaustingServer(Exhausting answer) throws IOException {
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread thread = new Thread(this::serveAll, "exhausting-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs for ever, as a subject that the kit starts. */
    public static void main(String[] args) throws Exception {
        ExhaustingServer server = new ExhaustingServer(Exhausting.plain("[" + "0,".repeat(300_000) + "0]", true));
        System.out.println("listening on " + server.port());
        new CompletableFuture<Void>().join();
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serveAll() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread thread = new Thread(() -> serve(one));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket one) {
        try (one) {
            String head = head(one.getInputStream());
            OutputStream to = one.getOutputStream();
            int key = head.toLowerCase(Locale.ROOT).indexOf("sec-websocket-key:");
            if (key >= 0) {
                webSocket(head.substring(key + 18, head.indexOf('\r', key)).strip(), to, one.getInputStream());
            } else {
                respond(head, to);
            }
            to.flush();
            one.shutdownOutput();
            one.getInputStream().readAllBytes();
        } catch (IOException | NoSuchAlgorithmException e) {
            // The kit has had enough.
        }
    }

    private void webSocket(String key, OutputStream to, InputStream from) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        to.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(digest)
                                + "\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        to.flush();
        if (from.read() < 0) {
            return;
        }
        byte[] message = answer.json().getBytes(StandardCharsets.US_ASCII);
        do {
            to.write(new byte[] {(byte) 0x81, 127});
            to.write(ByteBuffer.allocate(8).putLong(message.length).array());
            to.write(message);
        } while (answer.again());
    }

    private void respond(String head, OutputStream to) throws IOException {
        Exhausting.Framed framed = answer.accepted(accept(head));
        begin(framed.type(), to);
        chunk(framed.before(), to);
        do {
            chunk(framed.again(), to);
        } while (answer.again());
        chunk(framed.after(), to);
        to.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String accept(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int field = lower.indexOf("\naccept:");
        return field < 0 ? "" : lower.substring(field, lower.indexOf('\r', field));
    }

    private void begin(String type, OutputStream to) throws IOException {
        to.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Encoding: " + answer.coding()
                        + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static void chunk(byte[] octets, OutputStream to) throws IOException {
        if (octets.length == 0) {
            return;
        }
        to.write((Integer.toHexString(octets.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        to.write(octets);
        to.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int octet = from.read();
        while (octet >= 0) {
            head.write(octet);
            if (octet == '\n' && head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                break;
            }
            octet = from.read();
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
