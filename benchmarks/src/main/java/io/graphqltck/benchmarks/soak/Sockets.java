package io.graphqltck.benchmarks.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What both hostile peers do with a socket. */
final class Sockets {

    private static final int LONGEST_HEAD = 100_000;

    private Sockets() {}

    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int octet = in.read(); octet >= 0 && head.size() < LONGEST_HEAD; octet = in.read()) {
            head.write(octet);
            last = last << 8 | octet;
            if (last == 0x0D0A0D0A) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** The value of a field, or null. */
    static @Nullable String field(String head, String name) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    /** The response that accepts an upgrade, with the first of the subprotocols. */
    static String upgraded(String head) {
        @Nullable String offered = field(head, "sec-websocket-protocol");
        String key = String.valueOf(field(head, "sec-websocket-key"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + (offered == null ? "" : "Sec-WebSocket-Protocol: " + offered.split(",", 2)[0].strip() + "\r\n")
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
