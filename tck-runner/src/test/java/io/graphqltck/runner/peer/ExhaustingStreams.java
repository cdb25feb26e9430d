package io.graphqltck.runner.peer;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** What {@link ExhaustingServer} and {@link ExhaustingClient} say, over HTTP/2 with prior knowledge. */
public final class ExhaustingStreams implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listening;

    /** A server. */
    public ExhaustingStreams(Exhausting answer) {
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forServer().build(),
                                        new Http2MultiplexHandler(new ChannelInitializer<>() {
                                            @Override
                                            protected void initChannel(Channel stream) {
                                                stream.pipeline().addLast(new Answering(answer));
                                            }
                                        }));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        var unused = group.shutdownGracefully();
    }

    /** A client: asks once, and reads what comes. */
    static void ask(EventLoopGroup group, URI url, byte[] body) {
        Channel connection = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel one) {
                        one.pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forClient().build(),
                                        new Http2MultiplexHandler(new Deaf()));
                    }
                })
                .connect(url.getHost(), url.getPort())
                .syncUninterruptibly()
                .channel();
        Channel stream = new Http2StreamChannelBootstrap(connection)
                .handler(new Deaf())
                .open()
                .syncUninterruptibly()
                .getNow();
        Http2Headers head = new DefaultHttp2Headers()
                .method("POST")
                .scheme("http")
                .authority(url.getAuthority())
                .path(url.getPath())
                .set("content-type", "application/json")
                .set("accept", "application/json, text/event-stream, multipart/mixed;subscriptionSpec=1.0");
        var unusedHead = stream.write(new DefaultHttp2HeadersFrame(head));
        var unused = stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true));
    }

    @ChannelHandler.Sharable
    private static final class Deaf extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close(); // the kit has had enough
        }
    }

    private static final class Answering extends ChannelInboundHandlerAdapter {

        private final Exhausting answer;
        private byte[] again = {};

        Answering(Exhausting answer) {
            this.answer = answer;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2HeadersFrame asked) {
                CharSequence accept = asked.headers().get("accept");
                answer(context, answer.accepted(accept == null ? "" : accept.toString()));
            }
            ReferenceCountUtil.release(message);
        }

        private void answer(ChannelHandlerContext context, Exhausting.Framed framed) {
            Http2Headers head = new DefaultHttp2Headers()
                    .status("200")
                    .set("content-type", framed.type())
                    .set("content-encoding", answer.coding());
            send(context, new DefaultHttp2HeadersFrame(head));
            send(context, data(framed.before(), false));
            if (answer.again()) {
                again = framed.again();
                more(context);
            } else {
                send(context, data(framed.again(), false));
                send(context, data(framed.after(), true));
            }
        }

        private static void send(ChannelHandlerContext context, Object frame) {
            var unused = context.writeAndFlush(frame);
        }

        private void more(ChannelHandlerContext context) {
            while (again.length > 0 && context.channel().isWritable()) {
                send(context, data(again, false));
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            more(context);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            again = new byte[0];
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close(); // the kit has had enough
        }

        private static DefaultHttp2DataFrame data(byte[] octets, boolean last) {
            ByteBuf content = Unpooled.wrappedBuffer(octets);
            return new DefaultHttp2DataFrame(content, last);
        }
    }
}
