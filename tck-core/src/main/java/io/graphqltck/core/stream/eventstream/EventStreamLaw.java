package io.graphqltck.core.stream.eventstream;

import java.util.Locale;

/**
 * What an event stream must be (HTML §9.2.5), and what makes an event arrive (§9.2.6). The rules of a protocol say which of its
 * own sentences a violation breaks.
 */
enum EventStreamLaw {
    /** The stream is UTF-8. */
    TEXT,
    /** An event ends with an empty line; without one it is discarded. */
    UNFINISHED,
    /** An event has a data field; without one it is dispatched to nobody. */
    DATA;

    /** Such as {@code EVENTS-unfinished}. */
    String id() {
        return "EVENTS-" + name().toLowerCase(Locale.ROOT);
    }
}
