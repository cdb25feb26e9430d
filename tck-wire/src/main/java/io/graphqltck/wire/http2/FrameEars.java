package io.graphqltck.wire.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Reads the frames that one party of a connection of HTTP/2 sends to another one, and answers none. What the party may send is bounded by
 * the settings of its peer from when it acknowledges them, and by the wider of both until then.
 */
public final class FrameEars implements AutoCloseable {

    private final DefaultHttp2FrameReader reader;
    private final Frames frames;
    private final ByteBuf unread = Unpooled.buffer();
    private final Queue<Http2Settings> expected = new ArrayDeque<>();
    private int preface;

    /** Is notified of what carries an exchange, or bounds it. */
    public interface Listener {

        void headers(int stream, Http2Headers headers, boolean last);

        void data(int stream, byte[] octets, boolean last);

        void reset(int stream, long code);

        /** {@code last}: the last stream that is dealt with. */
        void goAway(int last, long code);

        void settings(Http2Settings settings) throws Http2Exception;
    }

    /** {@code client}: whether the party begins with the client's preface (RFC 9113 §3.4). */
    public FrameEars(boolean client, int headOctets, Listener listener) {
        this.reader = new DefaultHttp2FrameReader(new DefaultHttp2HeadersDecoder(false, headOctets));
        this.frames = new Frames(listener);
        this.preface = client ? Http2CodecUtil.connectionPrefaceBuf().readableBytes() : 0;
    }

    /** More of what it sends. @throws Http2Exception when that is not HTTP/2, or exceeds the kit's limits; nothing can be read then */
    public void octets(ChannelHandlerContext context, byte[] octets, int from) throws Http2Exception {
        unread.discardReadBytes();
        unread.writeBytes(octets, from, octets.length - from);
        ByteBuf whole = Http2CodecUtil.connectionPrefaceBuf();
        while (preface > 0 && unread.isReadable()) {
            if (unread.readByte() != whole.getByte(whole.readableBytes() - preface)) {
                throw new Http2Exception(Http2Error.PROTOCOL_ERROR, "it does not begin with the connection preface");
            }
            preface--;
        }
        if (unread.isReadable()) {
            reader.readFrame(context, unread, frames);
        }
    }

    /** Its peer has sent these settings. What widens a bound holds at once, as the party may have read them already. */
    public void expect(Http2Settings settings) throws Http2Exception {
        expected.add(settings);
        apply(settings, true);
    }

    private void acknowledged() throws Http2Exception {
        Http2Settings settings = expected.poll();
        if (settings != null) {
            apply(settings, false);
        }
    }

    private void apply(Http2Settings settings, boolean widen) throws Http2Exception {
        Long table = settings.headerTableSize();
        var headers = reader.configuration().headersConfiguration();
        if (table != null && (!widen || table > headers.maxHeaderTableSize())) {
            headers.maxHeaderTableSize(table);
        }
        Integer size = settings.maxFrameSize();
        var frameSize = reader.configuration().frameSizePolicy();
        if (size != null && (!widen || size > frameSize.maxFrameSize())) {
            frameSize.maxFrameSize(size);
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private final class Frames extends HeadersAdapter {

        private final Listener listener;

        Frames(Listener listener) {
            this.listener = listener;
        }

        @Override
        void headers(int stream, Http2Headers headers, boolean last) {
            listener.headers(stream, headers, last);
        }

        @Override
        public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last) {
            listener.data(stream, ByteBufUtil.getBytes(data), last);
            return data.readableBytes() + padding;
        }

        @Override
        public void onRstStreamRead(ChannelHandlerContext context, int stream, long code) {
            listener.reset(stream, code);
        }

        @Override
        public void onGoAwayRead(ChannelHandlerContext context, int last, long code, ByteBuf debug) {
            listener.goAway(last, code);
        }

        @Override
        public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
            listener.settings(settings);
        }

        @Override
        public void onSettingsAckRead(ChannelHandlerContext context) throws Http2Exception {
            acknowledged();
        }
    }
}
