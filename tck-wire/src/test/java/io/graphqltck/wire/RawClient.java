package io.graphqltck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;

/** A client that says nothing but what the test says. */
final class RawClient implements AutoCloseable {

    private static final String UPGRADE = String.join(
            "\r\n",
            "GET / HTTP/1.1",
            "Host: a",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            "",
            "");

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    /** Sends an upgrade request, and these bytes in the same write. */
    static RawClient upgraded(int port, String... hex) throws IOException {
        byte[] behind = HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
        return sending(port, UPGRADE + new String(behind, ISO_8859_1));
    }

    static RawClient sending(int port, String octets) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        RawClient client = new RawClient(socket);
        client.send(octets.getBytes(ISO_8859_1));
        return client;
    }

    /** The same of more than the kit reads: it may reset the connection before all is sent. */
    static RawClient sendingTooMuch(int port, String octets) throws IOException {
        RawClient client = new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
        try {
            client.send(octets.getBytes(ISO_8859_1));
        } catch (SocketException e) {
            // The kit has had enough.
        }
        return client;
    }

    void write(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private void send(byte[] octets) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(octets);
        out.flush();
    }

    /** Reads up to the empty line. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) read());
        }
        return head.toString();
    }

    int read() throws IOException {
        InputStream in = socket.getInputStream();
        return in.read();
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
