package io.graphqltck.core.model;

/** The body of an HTTP message. */
public sealed interface HttpBody {

    /** Nothing is said of it: the kit sends none, and expects nothing of it. */
    record Unsaid() implements HttpBody {}

    /** One JSON value. */
    record JsonValue(Pattern value) implements HttpBody {}

    /** Exactly these octets. */
    @SuppressWarnings("ArrayRecordComponent") // octets are handed over, not shared; nobody compares bodies
    record Octets(byte[] octets) implements HttpBody {}
}
