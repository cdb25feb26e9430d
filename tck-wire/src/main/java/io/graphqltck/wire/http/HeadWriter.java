package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.UpgradeResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes the heads of the opening handshake (RFC 6455 §4), as right or wrong as it is asked to. */
public final class HeadWriter {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(101, "Switching Protocols"),
            Map.entry(200, "OK"),
            Map.entry(204, "No Content"),
            Map.entry(302, "Found"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"));

    private HeadWriter() {}

    /**
     * The upgrade request.
     *
     * @param extra field lines that come before the request's own
     */
    public static HttpHead request(
            Target target, UpgradeRequest request, List<Map.Entry<String, String>> extra, RandomGenerator random) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        fields.add(Map.entry("Host", target.authority()));
        fields.add(Map.entry("Upgrade", "websocket"));
        fields.add(Map.entry("Connection", "Upgrade"));
        fields.add(Map.entry("Sec-WebSocket-Key", request.key() == null ? freshKey(random) : request.key()));
        fields.add(Map.entry("Sec-WebSocket-Version", request.version()));
        request.subprotocols().forEach(line -> fields.add(Map.entry("Sec-WebSocket-Protocol", line)));
        if (request.deflate()) {
            fields.add(Map.entry(Extension.FIELD, Extension.OURS));
        }
        fields.addAll(extra);
        fields.removeIf(field -> request.without().stream().anyMatch(name -> Handshakes.named(field, name)));
        fields.addAll(request.headers());
        String asked = request.target() == null ? target.path() : request.target();
        return new HttpHead(request.method() + " " + asked + " HTTP/1.1", fields);
    }

    /**
     * The answer to an upgrade request.
     *
     * @param request null when none could be read; then a 101 names no {@code Sec-WebSocket-Accept} by itself
     */
    public static HttpHead response(UpgradeResponse response, @Nullable HttpHead request) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        if (response.status() == 101) {
            switching(response, request, fields);
        } else {
            fields.add(Map.entry("Connection", "close"));
            if (response.status() >= 200 && response.status() != 204 && response.status() != 304) {
                int length = response.body().getBytes(StandardCharsets.UTF_8).length;
                fields.add(Map.entry("Content-Length", Integer.toString(length)));
            }
        }
        fields.addAll(response.headers());
        return new HttpHead(statusLine(response.status()), fields);
    }

    static String statusLine(int status) {
        return "HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "");
    }

    private static void switching(
            UpgradeResponse response, @Nullable HttpHead request, List<Map.Entry<String, String>> fields) {
        fields.add(Map.entry("Upgrade", "websocket"));
        fields.add(Map.entry("Connection", "Upgrade"));
        String key = request == null ? null : request.field("Sec-WebSocket-Key");
        if (response.accept() != null) {
            fields.add(Map.entry("Sec-WebSocket-Accept", response.accept()));
        } else if (key != null) {
            fields.add(Map.entry("Sec-WebSocket-Accept", Handshakes.accept(key)));
        }
        if (response.subprotocol() != null) {
            fields.add(Map.entry("Sec-WebSocket-Protocol", response.subprotocol()));
        }
        boolean offered = request != null && Extension.of(request).stream().anyMatch(Extension::isAcceptableOffer);
        if (response.deflate() && offered) {
            fields.add(Map.entry(Extension.FIELD, Extension.OURS));
        }
    }

    /** Whether this 101, written here, switches permessage-deflate on. */
    public static boolean agreesToDeflate(HttpHead response) {
        return Extension.of(response).stream()
                .anyMatch(extension -> extension.name().equals(Extension.DEFLATE));
    }

    /** The head as it goes over the wire. */
    public static byte[] octets(HttpHead head) {
        StringBuilder text = new StringBuilder(head.startLine()).append("\r\n");
        head.fields()
                .forEach(field -> text.append(field.getKey())
                        .append(": ")
                        .append(field.getValue())
                        .append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String freshKey(RandomGenerator random) {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
