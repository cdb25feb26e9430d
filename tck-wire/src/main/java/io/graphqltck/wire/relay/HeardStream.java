package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.wire.stream.RequestReading;
import io.graphqltck.wire.stream.ResponseReading;
import io.graphqltck.wire.stream.StreamReading;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/**
 * One exchange over HTTP/2 that is overheard.
 *
 * @param request what reads the request, or null where it was heard already
 */
record HeardStream(int wire, @Nullable RequestReading request, ResponseReading response) {

    private @Nullable StreamReading of(Role speaker) {
        return speaker == Role.CLIENT ? request : response;
    }

    void headers(Role speaker, Http2Headers headers, boolean last) {
        @Nullable StreamReading reading = of(speaker);
        if (reading != null) {
            reading.headers(headers, last);
        }
    }

    void data(Role speaker, byte[] octets, boolean last) {
        @Nullable StreamReading reading = of(speaker);
        if (reading != null) {
            reading.data(octets, last);
        }
    }

    boolean isAnswered() {
        return response.isDone();
    }

    /** What this party has not said to its end, or null. */
    @Nullable
    String unfinished(Role speaker) {
        @Nullable StreamReading reading = of(speaker);
        return reading == null ? null : reading.unfinished();
    }

    void close() {
        response.close();
    }
}
