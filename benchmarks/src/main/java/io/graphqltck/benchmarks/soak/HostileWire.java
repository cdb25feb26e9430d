package io.graphqltck.benchmarks.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Generates what a hostile peer writes: frames of WebSocket, and messages of HTTP with bodies of every kind. */
final class HostileWire {

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/graphql-response+json; charset=utf-8",
            "multipart/mixed; boundary=\"graphql\"; subscriptionSpec=\"1.0\"",
            "text/event-stream",
            "text/html",
            "a/b;" + ";".repeat(2000));

    private static final List<Integer> STATUS = List.of(200, 200, 200, 204, 101, 302, 400, 405, 500, 999);

    private final Random random;
    private final HostileText texts;
    private final boolean masks;

    /** {@code masks}: frames are masked, as a client's are. */
    HostileWire(Random random, boolean masks) {
        this.random = random;
        this.texts = new HostileText(random);
        this.masks = masks;
    }

    /** One frame, mostly a right one. */
    byte[] frame() {
        byte[] payload = octets();
        int first = switch (random.nextInt(16)) {
            case 0 -> 0x01;
            case 1 -> 0x80;
            case 2 -> 0x82;
            case 3 -> 0x88;
            case 4 -> 0x89;
            case 5 -> 0x8A;
            case 6 -> random.nextInt(256);
            default -> 0x81;
        };
        if ((first & 0x0F) >= 8 && random.nextInt(4) != 0) {
            payload = new byte[] {3, (byte) random.nextInt(256)};
        }
        return frame(first, payload);
    }

    /** One frame that is right. */
    byte[] frame(int first, byte[] payload) {
        ByteBuffer head = ByteBuffer.allocate(14);
        int mask = masks ? 0x80 : 0;
        head.put((byte) first);
        if (payload.length < 126) {
            head.put((byte) (mask | payload.length));
        } else if (payload.length < 1 << 16) {
            head.put((byte) (mask | 126)).putShort((short) payload.length);
        } else {
            head.put((byte) (mask | 127)).putLong(payload.length);
        }
        if (masks) {
            head.putInt(0); // a mask that leaves the payload as it is
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array(), 0, head.position());
        all.writeBytes(payload);
        return all.toByteArray();
    }

    /** A response. */
    byte[] response() {
        String type = CONTENT_TYPES.get(random.nextInt(CONTENT_TYPES.size()));
        byte[] body = body(type);
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(STATUS.get(random.nextInt(STATUS.size())))
                .append(" OK\r\nContent-Type: ")
                .append(type)
                .append("\r\n");
        if (random.nextInt(6) == 0) {
            body = random.nextBoolean() ? zipped(body) : body;
            head.append("Content-Encoding: gzip\r\n");
        }
        if (random.nextInt(8) == 0) {
            head.append("X-Filler: ").append("y".repeat(random.nextInt(80_000))).append("\r\n");
        }
        return framed(head, body);
    }

    /** A request. */
    byte[] request() {
        byte[] body = octets();
        StringBuilder head = new StringBuilder(random.nextInt(6) == 0 ? "GET " : "POST ")
                .append("/graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: ")
                .append(CONTENT_TYPES.get(random.nextInt(CONTENT_TYPES.size())))
                .append(", application/json\r\nContent-Type: application/json\r\n");
        return framed(head, body);
    }

    private byte[] framed(StringBuilder head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        switch (random.nextInt(4)) {
            case 0 -> head.append("Connection: close\r\n");
            case 1 -> head.append("Transfer-Encoding: chunked\r\n");
            default ->
                head.append("Content-Length: ")
                        .append(random.nextInt(8) == 0 ? random.nextInt() : body.length)
                        .append("\r\n");
        }
        boolean chunked = head.indexOf("chunked") > 0;
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (chunked) {
            all.writeBytes(Integer.toHexString(body.length).getBytes(StandardCharsets.US_ASCII));
            all.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        all.write(body, 0, random.nextInt(8) == 0 ? random.nextInt(body.length + 1) : body.length);
        if (chunked) {
            all.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return all.toByteArray();
    }

    private byte[] body(String type) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int items = 1 + random.nextInt(5);
        for (int i = 0; i < items; i++) {
            if (type.startsWith("multipart")) {
                body.writeBytes(
                        "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                body.writeBytes(octets());
            } else if (type.startsWith("text/event")) {
                body.writeBytes("event: next\ndata: ".getBytes(StandardCharsets.US_ASCII));
                body.writeBytes(octets());
                body.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                body.writeBytes(octets());
            }
        }
        if (type.startsWith("multipart") && random.nextBoolean()) {
            body.writeBytes("\r\n--graphql--\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return body.toByteArray();
    }

    private byte[] octets() {
        byte[] octets = texts.next().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0 && octets.length > 0) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        return octets;
    }

    private static byte[] zipped(byte[] octets) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(to)) {
            zip.write(octets);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return to.toByteArray();
    }
}
