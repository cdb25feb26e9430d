package io.graphqltck.wire.http2;

import io.graphqltck.core.wire.HttpHead;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Field sections of HTTP/2 (RFC 9113 §8.2 and §8.3), as the kit's heads know them: there {@code HTTP/2} stands in the start line. */
public final class Http2Heads {

    private static final Set<String> OF_CONNECTION =
            Set.of("connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+");
    private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern PATH = Pattern.compile("[!-~]+");
    private static final Pattern STATUS = Pattern.compile("[1-9]\\d{2}");

    private Http2Heads() {}

    /** Whether a field of this name is about one connection of HTTP/1.1, and has no place in HTTP/2. */
    public static boolean isOfConnection(String name) {
        return OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The request's head; {@code :scheme} and {@code :authority} stand among its fields. */
    public static HttpHead request(Http2Headers headers) {
        String method = text(headers.method(), "-");
        String path = text(headers.path(), "-");
        return new HttpHead(method + " " + path + " HTTP/2", fields(headers, Set.of(":method", ":path")));
    }

    /** The response's head. */
    public static HttpHead response(Http2Headers headers) {
        return new HttpHead("HTTP/2 " + text(headers.status(), "-"), fields(headers, Set.of(":status")));
    }

    /** What is wrong with a request's fields, a clause, or null. */
    public static @Nullable String requestFault(Http2Headers headers) {
        @Nullable String fault = fault(headers, Set.of(":method", ":scheme", ":path", ":authority"));
        if (fault != null) {
            return fault;
        }
        if (!PATH.matcher(text(headers.path(), "/")).matches()
                || !METHOD.matcher(text(headers.method(), "-")).matches()) {
            return "its :method or :path holds bytes that none may have";
        }
        boolean connect = "CONNECT".contentEquals(text(headers.method(), ""));
        for (String name : connect ? List.of(":method") : List.of(":method", ":scheme", ":path")) {
            if (headers.get(name) == null || headers.get(name).length() == 0) {
                return "it has no " + name;
            }
        }
        @Nullable CharSequence te = headers.get("te");
        return te == null || "trailers".contentEquals(te) ? null : "its te is not \"trailers\"";
    }

    /** What is wrong with a response's fields, a clause, or null. */
    public static @Nullable String responseFault(Http2Headers headers) {
        @Nullable String fault = fault(headers, Set.of(":status"));
        if (fault != null) {
            return fault;
        }
        return STATUS.matcher(text(headers.status(), "")).matches() ? null : "its :status is not one of three digits";
    }

    /** What is wrong with the fields after a body, a clause, or null. */
    public static @Nullable String trailersFault(Http2Headers headers) {
        return fault(headers, Set.of());
    }

    /** The fields as they go over the wire, those of these pseudo-header fields first. */
    public static Http2Headers headers(Map<String, String> pseudo, List<Map.Entry<String, String>> fields) {
        Http2Headers headers = new DefaultHttp2Headers(false);
        pseudo.forEach(headers::add);
        fields.forEach(field -> headers.add(field.getKey(), field.getValue()));
        return headers;
    }

    private static @Nullable String fault(Http2Headers headers, Set<String> pseudo) {
        Map<String, Integer> seen = new HashMap<>();
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            String name = field.getKey().toString();
            if (name.startsWith(":")) {
                if (!pseudo.contains(name)) {
                    return "it has the pseudo-header field \"" + shortened(name) + "\"";
                }
                if (seen.merge(name, 1, Integer::sum) > 1) {
                    return "it has " + name + " twice";
                }
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                return "\"" + shortened(name) + "\" is no field name of HTTP/2";
            }
            if (isOfConnection(name)) {
                return "it has the field \"" + name + "\", which is about one connection of HTTP/1.1";
            }
            if (!isValue(field.getValue())) {
                return "the value of its field \"" + shortened(name) + "\" holds bytes that none may have";
            }
        }
        return null;
    }

    /** RFC 9113 §8.2.1. */
    private static boolean isValue(CharSequence value) {
        int last = value.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = value.charAt(i);
            boolean space = c == ' ' || c == '\t';
            if (c == 0 || c == '\r' || c == '\n' || (space && (i == 0 || i == last))) {
                return false;
            }
        }
        return true;
    }

    private static List<Map.Entry<String, String>> fields(Http2Headers headers, Set<String> without) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        List<String> crumbs = new ArrayList<>();
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            String name = field.getKey().toString();
            if (name.equals("cookie")) {
                crumbs.add(field.getValue().toString());
            } else if (!without.contains(name)) {
                fields.add(Map.entry(name, field.getValue().toString()));
            }
        }
        if (!crumbs.isEmpty()) { // RFC 9113 §8.2.3
            fields.add(Map.entry("cookie", String.join("; ", crumbs)));
        }
        return fields;
    }

    private static String text(@Nullable CharSequence value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
