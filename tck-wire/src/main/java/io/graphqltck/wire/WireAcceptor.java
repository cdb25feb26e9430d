package io.graphqltck.wire;

import io.graphqltck.core.wire.Loop;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.socket.Outlet;
import io.graphqltck.wire.socket.ServerHandshake;
import io.graphqltck.wire.socket.SocketWire;
import io.graphqltck.wire.socket.WireHandler;
import io.graphqltck.wire.stream.ProtocolChosen;
import io.graphqltck.wire.tls.CloseNotify;
import io.graphqltck.wire.tls.TlsContexts;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The listening socket of the scripted server. Its connections live on its loop. Safe for use by several threads. */
@SuppressWarnings("FutureReturnValueIgnored") // closing a listening socket has no outcome of interest
public final class WireAcceptor implements AutoCloseable {

    private final Channel channel;

    private WireAcceptor(Channel channel) {
        this.channel = channel;
    }

    /**
     * Begins to listen.
     *
     * @param loop of a {@link Reactor}
     * @return completed on the loop, exceptionally when the address is not free; must not be waited for on the loop
     */
    public static CompletionStage<WireAcceptor> listen(Loop loop, ListenOptions options, AcceptHandler handler) {
        EventLoop eventLoop = NettyLoop.of(loop);
        CompletableFuture<WireAcceptor> listening = new CompletableFuture<>();
        ChannelFuture bound = new ServerBootstrap()
                .group(eventLoop, eventLoop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_CLOSE, false) // by WriteFailure
                .childHandler(new Arrivals(eventLoop, options, handler))
                .bind(options.address(), options.port());
        bound.addListener(done -> {
            if (done.isSuccess()) {
                listening.complete(new WireAcceptor(bound.channel()));
            } else {
                listening.completeExceptionally(done.cause());
            }
        });
        return listening;
    }

    /** The TCP port. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Stops listening; connections that were accepted stay. */
    @Override
    public void close() {
        channel.close();
    }

    private static final class Arrivals extends ChannelInitializer<Channel> {

        private final EventLoop eventLoop;
        private final ListenOptions options;
        private final AcceptHandler handler;
        private final @Nullable SslContext tls;
        private int count;

        Arrivals(EventLoop eventLoop, ListenOptions options, AcceptHandler handler) {
            this.eventLoop = eventLoop;
            this.options = options;
            this.handler = handler;
            this.tls =
                    options.certificate() == null ? null : TlsContexts.server(options.certificate(), options.http2());
        }

        @Override
        protected void initChannel(Channel child) {
            if (++count > options.maxConnections()) {
                child.close();
                handler.onSurplus(count);
                return;
            }
            Outlet outlet = new Outlet(child, options.limits().unsentOctets());
            SocketWire wire = new SocketWire(Side.SERVER, eventLoop, options.limits());
            AcceptedWire accepted = new AcceptedWire(wire);
            WireHandler reading = new WireHandler(wire, outlet, tls != null, null);
            Runnable streams = () -> {
                child.pipeline().remove(reading);
                StreamArrivals.begin(child, eventLoop, options, handler, accepted, outlet);
            };
            if (tls != null) {
                child.pipeline().addLast(tls.newHandler(child.alloc()));
                child.pipeline().addLast(new CloseNotify());
                child.pipeline().addLast(new ProtocolChosen(chosen -> {
                    if (chosen.equals(ApplicationProtocolNames.HTTP_2)) {
                        streams.run();
                    }
                }));
            } else if (options.http2()) {
                child.pipeline().addLast(new PrefaceDetector(streams));
            }
            child.pipeline().addLast(reading);
            begin(wire, outlet, reading);
            accepted.listen(handler.onAccept(accepted));
        }

        /** The wire of the connection's first request, or of the next exchange on it. */
        private void begin(SocketWire wire, Outlet outlet, WireHandler reading) {
            reading.hand(wire);
            wire.succeededBy(() -> {
                SocketWire next = new SocketWire(Side.SERVER, eventLoop, options.limits());
                begin(next, outlet, reading);
                next.listen(handler.onAccept(next));
                return next;
            });
            wire.attach(outlet, new ServerHandshake(wire, options.limits(), options.exchanges()));
        }
    }
}
