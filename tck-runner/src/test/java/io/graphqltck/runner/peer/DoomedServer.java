package io.graphqltck.runner.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Begins to answer so many requests at once, and is gone in the middle of them, as a process that is ended. */
public final class DoomedServer implements AutoCloseable {

    private final ServerSocket listening;
    private final int life;
    private final String beginning;
    private final boolean resets;

    private DoomedServer(ServerSocket listening, int life, String beginning, boolean resets) {
        this.listening = listening;
        this.life = life;
        this.beginning = beginning;
        this.resets = resets;
    }

    /**
     * One that ends when it has this many requests.
     *
     * @param beginning all that each of them is answered with, in place of a whole response
     * @param resets whether its connections are reset, or end
     */
    public static DoomedServer of(int life, String beginning, boolean resets) throws IOException {
        DoomedServer server =
                new DoomedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), life, beginning, resets);
        Thread thread = new Thread(server::live, "a doomed server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/graphql";
    }

    private void live() {
        List<Socket> requests = new ArrayList<>();
        try {
            while (requests.size() < life) {
                Socket client = listening.accept();
                if (client.getInputStream().read() < 0) {
                    client.close(); // it only looked whether somebody is there
                } else {
                    requests.add(client);
                }
            }
            for (Socket request : requests) {
                request.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            }
            listening.close();
            for (Socket request : requests) {
                if (resets) {
                    request.setSoLinger(true, 0);
                }
                request.close();
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
