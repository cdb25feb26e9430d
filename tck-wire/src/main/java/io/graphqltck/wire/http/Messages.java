package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes HTTP/1.1 messages that ask for no upgrade, as right or wrong as it is asked to. */
public final class Messages {

    private Messages() {}

    /** The head of this request. */
    public static HttpHead head(Target target, HttpRequest request, List<Map.Entry<String, String>> extra) {
        List<Map.Entry<String, String>> own = new ArrayList<>();
        own.add(Map.entry("Host", target.authority()));
        // The end of the connection then shows that no more belongs to the response.
        own.add(Map.entry("Connection", "close"));
        own.addAll(extra);
        boolean empty =
                request.payload().body().length == 0 && request.payload().chunks() == null;
        if (!empty || !(request.method().equals("GET") || request.method().equals("HEAD"))) {
            own.add(framing(request.payload()));
        }
        String path = request.target() == null ? target.path() : request.target();
        return new HttpHead(
                request.method() + " " + path + " HTTP/" + request.version(),
                fields(own, request.headers(), request.without()));
    }

    /**
     * The head of this response.
     *
     * @param request what it answers, or null where that could not be read
     */
    public static HttpHead head(HttpResponse response, @Nullable HttpHead request) {
        List<Map.Entry<String, String>> own = new ArrayList<>();
        int status = response.status();
        boolean chunks = request == null || !request.startLine().endsWith("HTTP/1.0");
        if (response.streamed()) {
            own.add(chunks ? Map.entry("Transfer-Encoding", "chunked") : Map.entry("Connection", "close"));
        } else if (status >= 200 && status != 204 && status != 304) {
            own.add(framing(response.payload()));
        }
        if (status == 405) {
            own.add(Map.entry("Allow", "POST")); // RFC 9110 §15.5.6
        }
        if (request != null && !Messages.persists(request)) {
            own.add(Map.entry("Connection", "close"));
        }
        return new HttpHead(HeadWriter.statusLine(status), fields(own, response.headers(), response.without()));
    }

    /** Whether the connection outlives a message with this head (RFC 9112 §9.3). */
    public static boolean persists(HttpHead head) {
        boolean old = head.startLine().endsWith("HTTP/1.0") || head.startLine().startsWith("HTTP/1.0");
        return old ? Handshakes.has(head, "Connection", "keep-alive") : !Handshakes.has(head, "Connection", "close");
    }

    /** Whether a request's head asks for an upgrade to WebSocket, rightly or wrongly. */
    public static boolean isUpgrade(HttpHead head) {
        // The JDK's client asks for h2c by itself, and RFC 9110 §7.8 lets a server pass over that.
        return Handshakes.members(head, "Upgrade").stream().anyMatch(protocol -> !protocol.equalsIgnoreCase("h2c"))
                || head.fields().stream()
                        .anyMatch(field -> field.getKey().regionMatches(true, 0, "Sec-WebSocket-", 0, 14));
    }

    /** The request's method. */
    public static String method(HttpHead request) {
        return request.startLine().split(" ", 2)[0];
    }

    /** The body as it goes over the wire. */
    public static byte[] octets(HttpPayload payload) {
        @Nullable List<Integer> chunks = payload.chunks();
        if (chunks == null) {
            return payload.body();
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int from = 0;
        for (int length : chunks) {
            int to = Math.min(from + length, payload.body().length);
            chunk(octets, payload.body(), from, to);
            from = to;
        }
        chunk(octets, payload.body(), from, payload.body().length);
        octets.writeBytes(ascii("0\r\n\r\n"));
        return octets.toByteArray();
    }

    /** Octets of a streamed body as they go over the wire: in a chunk of their own, or as they are. */
    public static byte[] streamed(byte[] octets, boolean chunked) {
        if (!chunked) {
            return octets;
        }
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk(chunk, octets, 0, octets.length);
        return chunk.toByteArray();
    }

    /** The end of a streamed body, with these fields after it. */
    public static byte[] lastChunk(Map<String, String> trailers) {
        StringBuilder end = new StringBuilder("0\r\n");
        trailers.forEach(
                (name, value) -> end.append(name).append(": ").append(value).append("\r\n"));
        return ascii(end + "\r\n");
    }

    private static void chunk(ByteArrayOutputStream octets, byte[] body, int from, int to) {
        if (to > from) { // a chunk of no octets would be the last one
            octets.writeBytes(ascii(Integer.toHexString(to - from) + "\r\n"));
            octets.write(body, from, to - from);
            octets.writeBytes(ascii("\r\n"));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Map.Entry<String, String> framing(HttpPayload payload) {
        return payload.chunks() == null
                ? Map.entry("Content-Length", Integer.toString(payload.body().length))
                : Map.entry("Transfer-Encoding", "chunked");
    }

    private static List<Map.Entry<String, String>> fields(
            List<Map.Entry<String, String>> own, List<Map.Entry<String, String>> said, List<String> without) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(own);
        fields.removeIf(field -> without.stream().anyMatch(name -> Handshakes.named(field, name))
                || said.stream().anyMatch(other -> Handshakes.named(field, other.getKey())));
        fields.addAll(said);
        return fields;
    }
}
