package io.graphqltck.benchmarks.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a hostile peer does on each of its connections. It is made once, so that what dozens of connections write is in memory once:
 * the memory of this process is the kit's.
 */
final class Behaviour {

    private static final int FLOOD = 3000;
    private static final int UNTIL_READ = 400;

    private final boolean resets;
    private final boolean upgrades;
    private final boolean greets;
    private final List<byte[]> frames = new ArrayList<>();
    private final int times;
    private final byte[] greeting;
    private final byte[] exchange;
    private final int end;
    private final boolean drains;

    /** {@code client}: of a client, whose frames are masked and whose exchanges are requests. */
    Behaviour(long seed, boolean client) {
        Random random = new Random(seed);
        HostileWire wire = new HostileWire(random, client);
        resets = random.nextInt(20) == 0;
        upgrades = random.nextInt(12) != 0;
        greets = random.nextInt(4) != 0;
        times = random.nextInt(8) == 0 ? FLOOD : 1;
        int count = times > 1 ? 1 : random.nextInt(6);
        for (int i = 0; i < count; i++) {
            frames.add(wire.frame());
        }
        greeting = wire.frame(
                0x81,
                (client
                                ? "{\"type\":\"connection_init\"}"
                                : "{\"type\":\"connection_ack\",\"payload\":{\"connectionTimeoutMs\":300000}}")
                        .getBytes(StandardCharsets.US_ASCII));
        exchange = client ? wire.request() : wire.response();
        end = random.nextInt(4);
        drains = random.nextInt(3) != 0;
    }

    /** As a server. */
    void serve(Socket socket) throws IOException {
        if (resets) {
            socket.setSoLinger(true, 0);
            return;
        }
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        String head = Sockets.head(in);
        if (Sockets.field(head, "upgrade") != null && upgrades) {
            out.write(Sockets.upgraded(head).getBytes(StandardCharsets.ISO_8859_1));
            if (greets && in.read() >= 0) {
                out.write(greeting);
            }
            frames(out);
        } else {
            out.write(exchange);
        }
        end(socket);
    }

    /** As a client of WebSocket, or of HTTP where there is no subprotocol. */
    void connect(Socket socket, String subprotocol) throws IOException {
        OutputStream out = socket.getOutputStream();
        if (subprotocol.isEmpty()) {
            out.write(exchange);
        } else {
            out.write(("GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n"
                            + "Sec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            String ignored = Sockets.head(socket.getInputStream());
            if (greets) {
                out.write(greeting);
            }
            frames(out);
        }
        end(socket);
    }

    private void frames(OutputStream out) throws IOException {
        for (byte[] frame : frames) {
            int often = frame.length > 10_000 ? Math.min(times, 20) : times;
            for (int i = 0; i < often; i++) {
                out.write(frame);
            }
        }
    }

    private static void waitAWhile(Socket socket) throws IOException {
        socket.setSoTimeout(UNTIL_READ);
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException e) {
            // By now all is read.
        }
    }

    /**
     * A reset takes with it what was not read yet, so that the next look might see another part of it; and a socket that is closed with octets in
     * it that nobody read is reset as well.
     */
    private void end(Socket socket) throws IOException {
        socket.getOutputStream().flush();
        if (end == 1) {
            socket.shutdownOutput();
        }
        if (drains && end != 0) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } else {
            waitAWhile(socket);
        }
        if (end == 0) {
            socket.setSoLinger(true, 0);
        }
    }
}
