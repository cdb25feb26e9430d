package io.graphqltck.wire.stream;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.http2.Http2Heads;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The heads that the kit sends over HTTP/2: those that it would send over HTTP/1.1, without what is about one connection, names in
 * lower case. In a head that is meant to be wrong, what is wrong goes out as it was named.
 */
public final class StreamHeads {

    private StreamHeads() {}

    /** A head for the transcript, and for the wire. */
    public record Sent(HttpHead head, Http2Headers headers) {}

    public static Sent request(Target target, HttpRequest request, List<Map.Entry<String, String>> extra) {
        HttpHead head = Messages.head(target, request, extra);
        String[] line = head.startLine().split(" ", 3);
        Map<String, String> pseudo = new LinkedHashMap<>();
        pseudo.put(":method", line[0]);
        pseudo.put(":scheme", target.secure() ? "https" : "http");
        @Nullable String authority = head.field("host");
        if (authority != null) {
            pseudo.put(":authority", authority);
        }
        pseudo.put(":path", line[1]);
        List<Map.Entry<String, String>> fields = fields(head, request.verbatim());
        fields.removeIf(field -> field.getKey().equalsIgnoreCase("host"));
        List<Map.Entry<String, String>> shown = new ArrayList<>();
        shown.add(Map.entry(":scheme", target.secure() ? "https" : "http"));
        if (authority != null) {
            shown.add(Map.entry(":authority", authority));
        }
        shown.addAll(fields);
        return new Sent(new HttpHead(line[0] + " " + line[1] + " HTTP/2", shown), Http2Heads.headers(pseudo, fields));
    }

    /** {@code request}: what it answers, or null where that could not be read. */
    static Sent response(HttpResponse response, @Nullable HttpHead request) {
        HttpHead head = Messages.head(response, request);
        List<Map.Entry<String, String>> fields = fields(head, response.verbatim());
        return new Sent(
                new HttpHead("HTTP/2 " + response.status(), fields),
                Http2Heads.headers(Map.of(":status", Integer.toString(response.status())), fields));
    }

    static Http2Headers interim(int status) {
        return Http2Heads.headers(Map.of(":status", Integer.toString(status)), List.of());
    }

    static Http2Headers trailers(Map<String, String> fields) {
        Map<String, String> lower = new LinkedHashMap<>();
        fields.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return Http2Heads.headers(lower, List.of());
    }

    private static List<Map.Entry<String, String>> fields(HttpHead head, Set<String> verbatim) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : head.fields()) {
            if (verbatim.contains(field.getKey())) {
                fields.add(field);
            } else if (!Http2Heads.isOfConnection(field.getKey())) {
                fields.add(Map.entry(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
            }
        }
        return fields;
    }

    /** Where a body is cut into DATA frames: where it would be into chunks or writes. */
    public static List<Integer> cuts(HttpPayload payload) {
        TreeSet<Integer> cuts = new TreeSet<>(payload.cuts());
        int end = 0;
        for (int length : payload.chunks() == null ? List.<Integer>of() : payload.chunks()) {
            end += length;
            cuts.add(end);
        }
        return List.copyOf(cuts);
    }
}
