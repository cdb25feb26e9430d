package io.graphqltck.core.wire;

import java.util.Collection;
import java.util.Map;

/**
 * What the framing of a streamed body calls its things, for data and for reports.
 *
 * @param framing its own name, such as {@code multipart}
 * @param streamed how a response is streamed with it, such as {@code in parts}
 * @param item what carries one value, such as {@code part}
 * @param type the field that names the type of an item, such as {@code event}; empty where items have no types
 * @param keepAlive what says nothing but that the stream lives, such as {@code heartbeat}
 * @param end what ends the body, such as {@code close delimiter}; empty where nothing but the end of the message does
 */
public record StreamTerms(String framing, String streamed, String item, String type, String keepAlive, String end) {

    /** An item with these fields and its type, such as {@code event next}. */
    public String item(Collection<Map.Entry<String, String>> fields) {
        return fields.stream()
                .filter(field -> !type.isEmpty() && field.getKey().equals(type))
                .findFirst()
                .map(field -> item + " " + field.getValue())
                .orElse(item);
    }

    /** What ends a stream, such as {@code the close delimiter and the end of the response}. */
    public String wholeEnd() {
        return end.isEmpty() ? "the end of the response" : "the " + end + " and the end of the response";
    }
}
