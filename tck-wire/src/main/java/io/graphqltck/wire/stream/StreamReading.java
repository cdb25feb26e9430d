package io.graphqltck.wire.stream;

import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/** What the frames mean that come on a stream: a request, or a response. */
public interface StreamReading extends AutoCloseable {

    void headers(Http2Headers headers, boolean last);

    void data(byte[] octets, boolean last);

    /** Whether all of it came. */
    boolean isDone();

    /** What is incomplete if the stream ends here, or null. */
    @Nullable
    String unfinished();

    /** The requirement that it breaks when it is not HTTP/2. */
    String requirement();

    @Override
    void close();
}
