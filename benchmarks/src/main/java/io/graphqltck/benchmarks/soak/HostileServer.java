package io.graphqltck.benchmarks.soak;

import io.graphqltck.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server that does the same hostile things on each connection, as its seed says. */
final class HostileServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Behaviour behaviour;

    HostileServer(long seed) throws IOException {
        this.behaviour = new Behaviour(seed, false);
        this.socket = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    Server at(boolean webSocket) {
        return Server.at(
                URI.create((webSocket ? "ws" : "http") + "://127.0.0.1:" + socket.getLocalPort() + "/graphql"));
    }

    static void start(String what, Runnable task) {
        Thread thread = new Thread(task, "hostile-server-" + what);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                start("connection", () -> serve(one));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket one) {
        try (one) {
            behaviour.serve(one);
        } catch (IOException e) {
            // The kit has had enough.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
