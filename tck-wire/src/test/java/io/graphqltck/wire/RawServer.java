package io.graphqltck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that says nothing but what the test says, on one connection after the other. */
final class RawServer implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private Socket socket = new Socket();

    RawServer() throws IOException {}

    int port() {
        return listening.getLocalPort();
    }

    /** From now on this is about the next connection. */
    void accept() throws IOException {
        socket = listening.accept();
    }

    /** Reads up to the empty line. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException("the connection ends within " + head);
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    String read(int octets) throws IOException {
        return new String(socket.getInputStream().readNBytes(octets), ISO_8859_1);
    }

    /** All that comes up to the end of the connection. */
    String readToTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    void write(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Ends the connection by a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void end() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listening.close();
    }
}
