package io.graphqltck.core.stream.multipart;

import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.StreamWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a multipart body (RFC 2046 §5.1.1), each with the delimiter after it. */
final class MultipartWriter implements StreamWriter {

    private final String boundary;

    /** The delimiter after the last part was sent already. */
    private boolean delimited;

    MultipartWriter(String boundary) {
        this.boundary = boundary;
    }

    @Override
    public byte[] item(List<Map.Entry<String, String>> fields, byte[] content, @Nullable Misframing wrong) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        write(part, delimited ? "" : first(wrong));
        write(part, is(wrong, Wrongs.PADDED_DELIMITER) ? " \t" : "");
        write(part, is(wrong, Wrongs.LONGER_DELIMITER) ? "-more" : "");
        write(part, lineEnd(wrong));
        fields.forEach(field -> write(part, field.getKey() + ": " + field.getValue() + lineEnd(wrong)));
        write(part, is(wrong, Wrongs.NO_EMPTY_LINE) ? "" : lineEnd(wrong));
        write(part, is(wrong, Wrongs.BYTE_ORDER_MARK) ? "\uFEFF" : "");
        part.writeBytes(content);
        if (is(wrong, Wrongs.TWO_TEXTS)) {
            part.writeBytes(content);
        }
        write(part, delimiter(wrong));
        delimited = true;
        return part.toByteArray();
    }

    @Override
    public byte[] end(@Nullable Misframing wrong) {
        String close = delimiter(wrong) + "--\r\n";
        String last = delimited ? "--\r\n" : close;
        if (is(wrong, Wrongs.EMPTY_PART)) {
            return octets((delimited ? "" : delimiter(wrong)) + close);
        }
        if (is(wrong, Wrongs.NO_CLOSE_DELIMITER)) {
            return new byte[0];
        }
        if (is(wrong, Wrongs.NO_LINE_END_LAST)) {
            return octets("--");
        }
        return octets(is(wrong, Wrongs.PART_BEHIND) ? last + "--" + boundary + "\r\n\r\n{}" + close : last);
    }

    @Override
    public void sent(byte[] octets) {
        delimited = new String(octets, StandardCharsets.UTF_8).endsWith("\r\n--" + boundary);
    }

    private String first(@Nullable Misframing wrong) {
        if (is(wrong, Wrongs.NO_LINE_END_FIRST)) {
            return "--" + boundary;
        }
        return (is(wrong, Wrongs.PREAMBLE) ? "\r\nContent-Type: application/json\r\n\r\n{}" : "") + delimiter(wrong);
    }

    private String delimiter(@Nullable Misframing wrong) {
        return lineEnd(wrong) + "--" + (is(wrong, Wrongs.OTHER_DELIMITER) ? "other" : "") + boundary;
    }

    private static String lineEnd(@Nullable Misframing wrong) {
        return is(wrong, Wrongs.LINE_FEEDS) ? "\n" : "\r\n";
    }

    private static boolean is(@Nullable Misframing misframing, Misframing one) {
        return one.equals(misframing);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(octets(text));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
