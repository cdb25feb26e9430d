package io.graphqltck.runner.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that passes on some connections, and then loses the server behind it: all connections end, and new requests get the status of a gateway. */
public final class GatewayServer implements AutoCloseable {

    private final ServerSocket listening;
    private final int port;
    private final int life;
    private final int status;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private GatewayServer(ServerSocket listening, int port, int life, int status) {
        this.listening = listening;
        this.port = port;
        this.life = life;
        this.status = status;
    }

    /** In front of the server at this port, for so many connections; then it answers with this status. */
    public static GatewayServer before(int port, int life, int status) throws IOException {
        GatewayServer gateway =
                new GatewayServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, life, status);
        start(gateway::accept, "a gateway");
        return gateway;
    }

    public String url(String scheme) {
        return scheme + "://127.0.0.1:" + listening.getLocalPort() + "/graphql";
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                int number = connections.incrementAndGet();
                if (number > life) {
                    open.forEach(GatewayServer::close);
                    start(() -> refuse(client), "a gateway that refuses");
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                    open.addAll(List.of(client, server));
                    start(() -> pass(client, server), "a gateway to its server");
                    start(() -> pass(server, client), "a gateway to its client");
                }
            } catch (IOException e) {
                return; // it is closed
            }
        }
    }

    private void refuse(Socket client) {
        try (client) {
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream()
                    .write(("HTTP/1.1 " + status + " Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Either has gone.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(GatewayServer::close);
    }
}
