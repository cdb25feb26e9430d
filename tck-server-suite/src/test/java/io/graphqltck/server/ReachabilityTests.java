package io.graphqltck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReachabilityTests {

    /** Each octet would be soon enough, if they ever made up a record. */
    @Test
    void doesNotWaitForAHandshakeOfSingleOctets() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> drip(server, closed), "dripping");
            dripping.start();

            URI url = URI.create("wss://127.0.0.1:" + server.getLocalPort() + "/graphql");
            assertThat(Reachability.objectionToTls(url, false, "trust it")).isEmpty();
            closed.await();
        }
    }

    private static void drip(ServerSocket server, CountDownLatch closed) {
        try (Socket socket = server.accept()) {
            // a record of the handshake, with a message as long as there may be
            socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0, 2, 0, 0x3f, (byte) 0xfc});
            while (true) {
                socket.getOutputStream().write(3);
                closed.await(200, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            closed.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
