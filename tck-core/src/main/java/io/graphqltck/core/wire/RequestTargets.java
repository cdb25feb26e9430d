package io.graphqltck.core.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the target of an HTTP request apart, the part between its method and its version. */
public final class RequestTargets {

    private RequestTargets() {}

    /** The target in the head's start line; {@code /} where it has none. */
    public static String of(HttpHead request) {
        String[] words = request.startLine().split(" ", 3);
        return words.length > 1 ? words[1] : "/";
    }

    /** Without the query. */
    public static String path(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** What follows the question mark, or an empty text. */
    public static String query(String target) {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** The parameters of a query as they stand there, the first of each name. */
    public static Map<String, String> rawParameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.putIfAbsent(decoded(name), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    /** The parameters of a query, decoded by RFC 3986, by which a {@code +} stands for itself. */
    public static Map<String, String> parameters(String query) {
        Map<String, String> parameters = rawParameters(query);
        parameters.replaceAll((name, value) -> decoded(value));
        return parameters;
    }

    /** Without its percent signs; as it is where they are wrong. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // wrong percent signs are the peer's business
        }
    }

    /** With everything encoded that does not stand for itself. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
