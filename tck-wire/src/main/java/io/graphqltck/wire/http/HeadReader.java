package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one head of HTTP/1.1, strictly as RFC 9112 §2 to §5 wants it of a sender. Holds no more than {@code limit} octets. Not
 * safe for use by several threads.
 */
public final class HeadReader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern REQUEST_LINE = Pattern.compile(TOKEN + " [!-~]+ HTTP/\\d\\.\\d");
    /** The space before an empty reason phrase is left out by many and missed by nobody. */
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d [1-9]\\d{2}( .*)?");

    private static final Pattern FIELD_NAME = Pattern.compile(TOKEN);

    private final boolean request;
    private final int limit;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private boolean lineIsEmpty = true;
    private boolean complete;

    /**
     * For one head.
     *
     * @param request whether it is a request's head
     * @param limit in octets
     */
    public HeadReader(boolean request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /**
     * Takes octets up to the end of the head.
     *
     * @return the offset after the last octet that belongs to the head
     */
    public int feed(byte[] slice, int from, int to) throws MalformedHttpException {
        int most = limit - octets.size();
        for (int i = from; i < to; i++) {
            if (i - from == most) {
                octets.write(slice, from, most);
                throw MalformedHttpException.tooLong("it is longer than " + limit + " bytes");
            }
            int octet = slice[i] & 0xFF;
            if (octet == '\n') {
                if (lineIsEmpty) {
                    complete = true;
                    octets.write(slice, from, i + 1 - from);
                    return i + 1;
                }
                lineIsEmpty = true;
            } else if ((octet < ' ' && octet != '\r' && octet != '\t') || octet == 0x7F) {
                octets.write(slice, from, i + 1 - from);
                throw new MalformedHttpException("it holds the control byte 0x" + Integer.toHexString(octet));
            } else if (octet != '\r') {
                lineIsEmpty = false;
            }
        }
        octets.write(slice, from, to - from);
        return to;
    }

    /** Whether nothing has come yet. */
    public boolean isEmpty() {
        return octets.size() == 0;
    }

    /** The head, or null while it is incomplete. */
    public @Nullable HttpHead head() throws MalformedHttpException {
        if (!complete) {
            return null;
        }
        String text = octets.toString(StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty() && (!line.endsWith("\r") || line.indexOf('\r') < line.length() - 1)) {
                throw new MalformedHttpException("a line does not end with CR LF");
            }
            lines.add(line.isEmpty() ? "" : line.substring(0, line.length() - 1));
        }
        String start = lines.get(0);
        if (!(request ? REQUEST_LINE : STATUS_LINE).matcher(start).matches()) {
            throw new MalformedHttpException("its first line is \"" + shortened(start) + "\"");
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 2)) { // the last two are the empty line and what is after it
            fields.add(field(line));
        }
        return new HttpHead(start, fields);
    }

    private static Map.Entry<String, String> field(String line) throws MalformedHttpException {
        int colon = line.indexOf(':');
        if (colon < 0 || !FIELD_NAME.matcher(line.substring(0, colon)).matches()) {
            throw new MalformedHttpException("\"" + shortened(line) + "\" is no field line");
        }
        return Map.entry(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
