package io.graphqltck.benchmarks;

import io.graphqltck.benchmarks.Trace.Event;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Stands between the kit and a server and writes down what crosses, octet for octet, which a transcript does not tell: keys,
 * masks and cuts are the wire's own affair. All on one thread, so that what is written down has one order.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the end of a channel tells the outcome
final class TraceRecorder implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final URI server;
    private final Channel listening;
    private volatile Trace trace = new Trace();

    /** A recorder in front of this server. */
    TraceRecorder(URI server) throws InterruptedException {
        this.server = server;
        this.listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        join(client, trace);
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
    }

    /** The server's address, by way of this. */
    URI url() {
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create("ws://127.0.0.1:" + port + server.getRawPath());
    }

    /** From now on connections belong to a new trace. */
    Trace next() {
        Trace begun = new Trace();
        trace = begun;
        return begun;
    }

    @Override
    public void close() {
        group.shutdownGracefully();
    }

    private void join(Channel client, Trace into) {
        int number = into.open();
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel upstream) {
                        upstream.pipeline().addLast(new ServersSide(client, into, number));
                    }
                })
                .connect(server.getHost(), server.getPort())
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        client.pipeline().addLast(new ClientsSide(connected.channel(), into, number));
                        client.config().setAutoRead(true);
                    } else {
                        client.close();
                    }
                });
    }

    /** Hands on what comes from one side to the other, and writes it down. */
    private abstract static class Half extends ChannelInboundHandlerAdapter {

        private final Channel other;
        private boolean ended;

        Half(Channel other) {
            this.other = other;
        }

        abstract void came(ByteBuf octets);

        abstract void ended();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf octets = (ByteBuf) message;
            came(octets.duplicate());
            other.writeAndFlush(octets);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                end();
                if (other instanceof DuplexChannel duplex && other.isActive()) {
                    other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
                        if (duplex.isInputShutdown()) {
                            duplex.close();
                            context.close();
                        } else {
                            duplex.shutdownOutput();
                        }
                    });
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end();
            other.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // a reset is as good an end as any here
        }

        private void end() {
            if (!ended) {
                ended = true;
                ended();
            }
        }
    }

    private static final class ClientsSide extends Half {

        private final Trace trace;
        private final int number;

        ClientsSide(Channel server, Trace trace, int number) {
            super(server);
            this.trace = trace;
            this.number = number;
        }

        @Override
        void came(ByteBuf octets) {
            trace.add(new Event.Sent(number, ByteBufUtil.getBytes(octets)));
        }

        @Override
        void ended() {
            trace.add(new Event.EndedByClient(number));
        }
    }

    private static final class ServersSide extends Half {

        private final Trace trace;
        private final int number;
        private final FrameCount count = new FrameCount();

        ServersSide(Channel client, Trace trace, int number) {
            super(client);
            this.trace = trace;
            this.number = number;
        }

        @Override
        void came(ByteBuf octets) {
            int before = count.units();
            count.feed(octets);
            if (count.units() > before) {
                trace.add(new Event.Received(number, count.units() - before));
            }
        }

        @Override
        void ended() {
            trace.add(new Event.EndedByServer(number));
        }
    }
}
