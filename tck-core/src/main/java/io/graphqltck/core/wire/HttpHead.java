package io.graphqltck.core.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request or response, as it stood on the wire. One of HTTP/2, which has no start line, is told with the one
 * that it would have, with {@code HTTP/2} in it; the rest of its pseudo-header fields stand among the fields.
 *
 * @param startLine the first line without its line end
 * @param fields name and value of each field line, in order, names as written
 */
public record HttpHead(String startLine, List<Map.Entry<String, String>> fields) {

    private static final int STATUS_DIGITS = 3;

    public HttpHead {
        fields = List.copyOf(fields);
    }

    /**
     * All values of this field, or an empty list. Names are compared without regard to case. What HTTP/2 has instead of
     * {@code Host} is that, too (RFC 9113 §8.3.1).
     */
    public List<String> all(String name) {
        List<String> values = named(name);
        return values.isEmpty() && name.equalsIgnoreCase("host") ? named(":authority") : values;
    }

    private List<String> named(String name) {
        List<String> values = new ArrayList<>(1);
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                values.add(field.getValue());
            }
        }
        return Collections.unmodifiableList(values);
    }

    /** The field's values joined by a comma (RFC 9110 §5.3), or null when it is absent. */
    public @Nullable String field(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** The status of a response head, or 0. */
    public int status() {
        int before = startLine.startsWith("HTTP/") ? startLine.indexOf(' ') : -1;
        int after = before + 1 + STATUS_DIGITS;
        if (before < 0
                || startLine.length() < after
                || (startLine.length() > after && startLine.charAt(after) != ' ')) {
            return 0;
        }
        int status = 0;
        for (int i = before + 1; i < after; i++) {
            int digit = startLine.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            status = 10 * status + digit;
        }
        return status;
    }
}
