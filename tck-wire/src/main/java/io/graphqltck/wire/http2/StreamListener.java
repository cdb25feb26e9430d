package io.graphqltck.wire.http2;

import io.graphqltck.core.wire.WireEvent.Ending;
import io.netty.handler.codec.http2.Http2Headers;

/** Receives what the other side does on one stream. Called on the connection's event loop. */
public interface StreamListener {

    /** A field section: a head, an interim one, or trailers. {@code last}: nothing follows it. */
    void headers(Http2Headers headers, boolean last);

    /** Some of the body. {@code last}: nothing follows it. */
    void data(byte[] octets, boolean last);

    /** The connection takes no more streams, and this one continues. {@code code}: the name of why. */
    void goingAway(String code);

    /** The stream ended otherwise than by its last frame, or the whole connection did. */
    void lost(Ending how, String detail);

    /** The other side broke RFC 9113, so that nothing more of the stream can be read. {@code text}: a clause. */
    void malformed(String text);

    /** The kit gives the stream up for a reason of its own. {@code reason}: a sentence. */
    void abandoned(String reason);
}
