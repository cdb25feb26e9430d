package io.graphqltck.wire.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;

/** Reports frames of headers as one kind, whether they have a priority or none. */
abstract class HeadersAdapter extends Http2EventAdapter {

    /** A whole block of headers. {@code last}: it ends the stream. */
    abstract void headers(int stream, Http2Headers headers, boolean last);

    @Override
    public final void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean last) {
        headers(stream, headers, last);
    }

    @Override
    public final void onHeadersRead(
            ChannelHandlerContext context,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last) {
        headers(stream, headers, last);
    }
}
