package io.graphqltck.wire.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/** Makes a {@link StreamsHandler} with limits on what costs the other side nothing. */
final class StreamsBuilder extends AbstractHttp2ConnectionHandlerBuilder<StreamsHandler, StreamsBuilder> {

    private static final int MOST_STREAMS = 100;
    private static final int MOST_EMPTY_DATA = 1000;
    private static final int MOST_RESETS = 500;
    private static final int RESETS_SECONDS = 30;

    /** Of frames that carry nothing of an exchange. Each part that the kit sends may be answered by two WINDOW_UPDATE frames. */
    private static final int MOST_IDLE_FRAMES = 50_000;

    private final StreamAcceptor acceptor;

    StreamsBuilder(boolean server, int headOctets, StreamAcceptor acceptor) {
        this.acceptor = acceptor;
        server(server);
        validateHeaders(false); // the kit's business
        encoderIgnoreMaxHeaderListSize(true);
        gracefulShutdownTimeoutMillis(0);
        decoderEnforceMaxConsecutiveEmptyDataFrames(MOST_EMPTY_DATA);
        decoderEnforceMaxRstFramesPerWindow(MOST_RESETS, RESETS_SECONDS);
        Http2Settings settings = Http2Settings.defaultSettings().maxHeaderListSize(headOctets);
        initialSettings(server ? settings.maxConcurrentStreams(MOST_STREAMS) : settings.pushEnabled(false));
    }

    @Override
    protected StreamsHandler build() {
        return super.build();
    }

    @Override
    protected StreamsHandler build(
            Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
        StreamsHandler handler = new StreamsHandler(decoder, encoder, settings, acceptor);
        frameListener(new Frames(handler));
        return handler;
    }

    /** Hands on what is of an exchange, and counts the rest. */
    private static final class Frames extends HeadersAdapter {

        private final StreamsHandler handler;
        private int idle;

        Frames(StreamsHandler handler) {
            this.handler = handler;
        }

        @Override
        void headers(int stream, Http2Headers headers, boolean last) {
            handler.headersCame(stream, headers, last);
        }

        @Override
        public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last) {
            return handler.dataCame(stream, data, padding, last);
        }

        @Override
        public void onRstStreamRead(ChannelHandlerContext context, int stream, long code) {
            handler.resetCame(stream, code);
        }

        @Override
        public void onGoAwayRead(ChannelHandlerContext context, int last, long code, ByteBuf debug) {
            handler.goAwayCame(last, code);
        }

        @Override
        public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
            handler.settled();
            idle("SETTINGS");
        }

        @Override
        public void onSettingsAckRead(ChannelHandlerContext context) {
            idle("SETTINGS");
        }

        @Override
        public void onPingRead(ChannelHandlerContext context, long data) {
            idle("PING");
        }

        @Override
        public void onPingAckRead(ChannelHandlerContext context, long data) {
            idle("PING");
        }

        @Override
        public void onPriorityRead(
                ChannelHandlerContext context, int stream, int dependency, short weight, boolean exclusive) {
            idle("PRIORITY");
        }

        @Override
        public void onWindowUpdateRead(ChannelHandlerContext context, int stream, int increment) {
            idle("WINDOW_UPDATE");
        }

        @Override
        public void onUnknownFrame(
                ChannelHandlerContext context, byte type, int stream, Http2Flags flags, ByteBuf payload) {
            idle("unknown");
        }

        private void idle(String last) {
            if (++idle > MOST_IDLE_FRAMES) {
                handler.flooded("More than " + MOST_IDLE_FRAMES
                        + " frames arrived that carry nothing of an exchange, the last of them " + last);
            }
        }
    }
}
