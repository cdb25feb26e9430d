package io.graphqltck.core.wire;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body that the kit sends, and how it is divided.
 *
 * @param chunks null for a body of known length; otherwise it goes in chunks of these lengths, the rest in a last one
 * @param cuts offsets in the whole message, head included, at which it is cut into separate writes
 * @param pause how long the kit waits between two of these writes; over HTTP/2 they are frames of their own, without a pause
 */
@SuppressWarnings("ArrayRecordComponent") // octets are handed over, not shared; nobody compares these
public record HttpPayload(byte[] body, @Nullable List<Integer> chunks, List<Integer> cuts, Duration pause) {

    public static final HttpPayload NONE = of(new byte[0]);

    public HttpPayload {
        chunks = chunks == null ? null : List.copyOf(chunks);
        cuts = List.copyOf(cuts);
    }

    /** One of known length, in one write. */
    public static HttpPayload of(byte[] body) {
        return new HttpPayload(body, null, List.of(), Duration.ZERO);
    }
}
