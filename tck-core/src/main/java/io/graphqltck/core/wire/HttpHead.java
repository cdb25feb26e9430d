package io.graphqltck.core.wire;

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
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The field's values joined by a comma (RFC 9110 §5.3), or null when it is absent. */
    public @Nullable String field(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** The status of a response head, or 0. */
    public int status() {
        String[] words = startLine.split(" ", 3);
        return words.length > 1 && words[0].startsWith("HTTP/") && words[1].matches("\\d{3}")
                ? Integer.parseInt(words[1])
                : 0;
    }
}
