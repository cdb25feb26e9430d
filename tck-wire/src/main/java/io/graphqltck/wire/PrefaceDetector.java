package io.graphqltck.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Detects a client that speaks HTTP/2 with prior knowledge (RFC 9113 §3.3) by its first octets, and then removes itself. */
final class PrefaceDetector extends ByteToMessageDecoder {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Runnable found;

    /** {@code found}: sets the pipeline after this for HTTP/2. */
    PrefaceDetector(Runnable found) {
        this.found = found;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = Math.min(in.readableBytes(), PREFACE.length);
        for (int i = 0; i < length; i++) {
            if (in.getByte(in.readerIndex() + i) != PREFACE[i]) {
                context.pipeline().remove(this); // what is held is passed to the next
                return;
            }
        }
        if (length == PREFACE.length) {
            found.run();
            context.pipeline().remove(this);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.isReadable()) { // the beginning of a preface is a beginning of nothing else
            out.add(in.readRetainedSlice(in.readableBytes()));
        }
    }
}
