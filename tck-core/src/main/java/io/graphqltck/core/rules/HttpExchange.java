package io.graphqltck.core.rules;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.wire.HttpHead;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what rules want to know of the response to it.
 *
 * @param body its JSON value, or null where it has none
 */
record HttpExchange(HttpHead request, @Nullable Json body) {

    String method() {
        return request.startLine().split(" ", 2)[0];
    }

    /** The media type that this head names, or null for none or none that is well-formed. */
    static @Nullable MediaType type(HttpHead head) {
        @Nullable String type = head.field("Content-Type");
        return type == null ? null : MediaType.parse(type);
    }

    /** Whether this head has fields that are about the connection, which HTTP/2 does not allow (RFC 9113 §8.2.2). */
    static boolean namesConnection(HttpHead head) {
        return head.field("Transfer-Encoding") != null
                || head.field("Connection") != null
                || head.field("Keep-Alive") != null;
    }

    static boolean isSuccess(HttpHead response) {
        return response.status() >= 200 && response.status() < 300;
    }

    /** The response's content coding that the request does not allow, or null. A request that names none allows all (RFC 9110 §12.5.3). */
    @Nullable
    String unofferedCoding(HttpHead response) {
        @Nullable String coding = response.field("Content-Encoding");
        @Nullable String offered = request.field("Accept-Encoding");
        if (coding == null
                || offered == null
                || coding.equalsIgnoreCase("identity")
                || coding.equalsIgnoreCase("none")) {
            return null;
        }
        List<String> names = Arrays.stream(offered.split(",", -1))
                .filter(member -> !member.matches(".*;\\s*q=0(\\.0*)?\\s*"))
                .map(member -> member.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.contains("*") || names.contains(coding.toLowerCase(Locale.ROOT)) ? null : coding;
    }
}
