package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What both sides of the opening handshake need (RFC 6455 §1.3, §4). */
public final class Handshakes {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Handshakes() {}

    /** The right {@code Sec-WebSocket-Accept} for this key. */
    static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-1
        }
    }

    /** The members of a comma-separated field, over all its lines, in order. */
    static List<String> members(HttpHead head, String name) {
        String value = head.field(name);
        return value == null ? List.of() : split(value);
    }

    static List<String> split(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    /** Whether this token is among the field's members, compared without regard to case. */
    public static boolean has(HttpHead head, String name, String token) {
        return members(head, name).stream().anyMatch(token::equalsIgnoreCase);
    }

    static boolean named(Map.Entry<String, String> field, String name) {
        return field.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }
}
