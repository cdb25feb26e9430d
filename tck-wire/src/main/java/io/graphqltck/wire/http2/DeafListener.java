package io.graphqltck.wire.http2;

import io.graphqltck.core.wire.WireEvent.Ending;
import io.netty.handler.codec.http2.Http2Headers;

/** Hears what comes on a stream that nobody listens to any more. */
final class DeafListener implements StreamListener {

    static final DeafListener INSTANCE = new DeafListener();

    private DeafListener() {}

    @Override
    public void headers(Http2Headers headers, boolean last) {}

    @Override
    public void data(byte[] octets, boolean last) {}

    @Override
    public void goingAway(String code) {}

    @Override
    public void lost(Ending how, String detail) {}

    @Override
    public void malformed(String text) {}

    @Override
    public void abandoned(String reason) {}
}
