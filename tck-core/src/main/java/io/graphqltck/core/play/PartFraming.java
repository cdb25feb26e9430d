package io.graphqltck.core.play;

import io.graphqltck.core.model.Misframing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of a multipart body stand in it (RFC 2046 §5.1.1), or stand wrongly.
 *
 * @param delimited the delimiter before was sent already
 */
record PartFraming(
        String boundary, boolean delimited, @Nullable Misframing wrong) {

    /** A part with these header fields, and the delimiter behind it. */
    byte[] part(List<Map.Entry<String, String>> fields, String body) {
        StringBuilder part = new StringBuilder(delimited ? "" : first());
        part.append(is(Misframing.PADDED_DELIMITER) ? " \t" : "");
        part.append(is(Misframing.LONGER_DELIMITER) ? "-more" : "").append(lineEnd());
        fields.forEach(field -> part.append(field.getKey())
                .append(": ")
                .append(field.getValue())
                .append(lineEnd()));
        part.append(is(Misframing.NO_EMPTY_LINE) ? "" : lineEnd());
        part.append(is(Misframing.BYTE_ORDER_MARK) ? "\uFEFF" : "").append(body);
        part.append(is(Misframing.TWO_TEXTS) ? body : "").append(delimiter());
        return octets(part.toString());
    }

    /** The close delimiter. */
    byte[] end() {
        String close = delimiter() + "--\r\n";
        String last = delimited ? "--\r\n" : close;
        if (is(Misframing.EMPTY_PART)) {
            return octets((delimited ? "" : delimiter()) + close);
        }
        return octets(is(Misframing.PART_BEHIND) ? last + "--" + boundary + "\r\n\r\n{}" + close : last);
    }

    private String first() {
        if (is(Misframing.NO_LINE_END_FIRST)) {
            return "--" + boundary;
        }
        return (is(Misframing.PREAMBLE) ? "parts follow" : "") + delimiter();
    }

    private String delimiter() {
        return lineEnd() + "--" + (is(Misframing.OTHER_DELIMITER) ? "other" : "") + boundary;
    }

    private String lineEnd() {
        return is(Misframing.LINE_FEEDS) ? "\n" : "\r\n";
    }

    private boolean is(Misframing misframing) {
        return wrong == misframing;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
