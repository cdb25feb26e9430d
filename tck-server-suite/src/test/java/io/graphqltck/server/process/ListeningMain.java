package io.graphqltck.server.process;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A program that listens where PORT says, prints nothing, and ends when its standard input ends. */
final class ListeningMain {

    private ListeningMain() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            System.in.readAllBytes();
            System.exit(socket.isClosed() ? 1 : 0);
        }
    }
}
