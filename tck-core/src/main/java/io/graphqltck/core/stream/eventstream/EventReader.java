package io.graphqltck.core.stream.eventstream;

import io.graphqltck.core.stream.BoundedOctets;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One event after the other: its fields, and its data, whose lines are joined with LF. */
final class EventReader {

    /** More than the standard defines, so that unknown ones are seen; but no more. */
    private static final int MAX_FIELDS = 100;

    private final WireListener out;
    private final BoundedOctets data;
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private boolean hasData;
    private boolean hasType;

    /** {@code limit}: how much of an event's data is kept, in octets. */
    EventReader(int limit, WireListener out) {
        this.out = out;
        this.data = new BoundedOctets(limit);
    }

    /** A data field begins. */
    void beginData() {
        if (hasData) {
            data.add('\n');
        }
        hasData = true;
    }

    /** An octet of its value. */
    void data(int octet) {
        data.add(octet);
    }

    /** Another field, whole. */
    void field(String name, String value) {
        switch (name) {
            case "event" -> {
                hasType = true;
                fields.removeIf(field -> field.getKey().equals("event")); // the last one holds
                add(name, value);
            }
            // What the standard does not define is ignored there; it is kept so that a transcript shows it.
            default -> add(name, value);
        }
    }

    private void add(String name, String value) {
        if (fields.size() < MAX_FIELDS) {
            fields.add(Map.entry(name, value));
        }
    }

    /** A comment, which may stand within an event. */
    void comment(byte[] octets) {
        out.on(new WireEvent.KeepAlive(EventStream.TERMS, List.of(), octets));
    }

    /** Its empty line. Without type and data there was nothing but an empty line, or fields that nobody reads. */
    void end() {
        if (hasType && !hasData) {
            violation(EventStreamLaw.DATA, "An event has no data field, so EventSource does not dispatch it.");
        }
        if (hasType || hasData) {
            byte[] octets = data.isOver() ? new byte[0] : data.octets();
            out.on(new WireEvent.Item(EventStream.TERMS, List.copyOf(fields), octets, data.length()));
        }
        fields.clear();
        data.clear();
        hasData = false;
        hasType = false;
    }

    /** Whether something stands since the last empty line that would be dispatched. */
    boolean isBegun() {
        return hasType || hasData;
    }

    private void violation(EventStreamLaw law, String sentence) {
        out.on(new WireEvent.Violation(law.id(), sentence, false));
    }
}
