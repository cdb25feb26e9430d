package io.graphqltck.runner.peer;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * Refuses some connections, and tells its test by another connection when one more has come, which it never answers. That
 * connection ends with this program.
 */
public final class StallingServer {

    private StallingServer() {}

    public static void main(String[] args) throws Exception {
        try (Socket test = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
                ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("listening on " + server.getLocalPort());
            for (int refused = 0; refused < Integer.parseInt(args[1]); refused++) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream()
                            .write("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                }
            }
            try (Socket held = server.accept()) {
                new PrintStream(test.getOutputStream(), true, StandardCharsets.UTF_8).println("stalled");
                // For ever: it ignores even the end of its input.
                new CountDownLatch(1).await();
                throw new IllegalStateException(String.valueOf(held));
            }
        }
    }
}
