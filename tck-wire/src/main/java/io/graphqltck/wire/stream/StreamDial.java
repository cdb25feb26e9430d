package io.graphqltck.wire.stream;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.http2.StreamsHandler;
import io.graphqltck.wire.socket.Dial;
import io.graphqltck.wire.socket.Outlet;
import io.graphqltck.wire.socket.WireHandler;
import io.graphqltck.wire.tls.CloseNotify;
import io.graphqltck.wire.tls.TlsContexts;
import io.graphqltck.wire.tls.TlsTrust;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/2 that the scripted client makes: by ALPN, or with prior knowledge. Exchanges on it wait until it is there. */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the channel tells the outcome
public final class StreamDial implements Dial {

    private final Target target;
    private final WireLimits limits;
    private final TlsTrust trust;
    private final @Nullable SslContext tls;
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable StreamConnection connection;
    /** Tells an exchange that there is no connection; null while there may be one. */
    private @Nullable Consumer<StreamWire> failure;

    /** An exchange, and what sends its request. */
    private record Waiting(StreamWire wire, Runnable request) {}

    /** {@code tls}: null for cleartext. */
    public StreamDial(Target target, WireLimits limits, TlsTrust trust, @Nullable SslContext tls) {
        this.target = target;
        this.limits = limits;
        this.trust = trust;
        this.tls = tls;
    }

    /** Where it goes. */
    public Target target() {
        return target;
    }

    /** Whether one more exchange may find a place on it. */
    public boolean isUsable() {
        StreamConnection made = connection;
        return failure == null && (made == null || (made.handler().canOpen() && !made.isFull()));
    }

    /** Begins an exchange as soon as the connection is there, or tells it that there is none. */
    public void begin(StreamWire wire, Runnable request) {
        StreamConnection made = connection;
        Consumer<StreamWire> failing = failure;
        if (failing != null) {
            failing.accept(wire);
        } else if (made == null) {
            waiting.add(new Waiting(wire, request));
        } else {
            open(made, wire, request);
        }
    }

    private static void open(StreamConnection made, StreamWire wire, Runnable request) {
        if (!wire.isDropped()) {
            made.add(wire, made.handler().open(wire));
            request.run();
        }
    }

    @Override
    public boolean isGivenUp() {
        return waiting.stream().allMatch(exchange -> exchange.wire().isDropped());
    }

    @Override
    public void set(Channel channel) {
        if (tls == null) {
            channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelActive(ChannelHandlerContext context) {
                    ready(channel);
                    context.pipeline().remove(this);
                }
            });
            return;
        }
        channel.pipeline().addLast(TlsContexts.client(tls, trust, channel, target.host(), target.port()));
        channel.pipeline().addLast(new CloseNotify());
        channel.pipeline().addLast(new ProtocolChosen(chosen -> {
            if (chosen.equals(ApplicationProtocolNames.HTTP_2)) {
                ready(channel);
            } else {
                unreachable("The server does not choose HTTP/2 by ALPN"
                        + (chosen.isEmpty() ? "." : ", but " + chosen + "."));
                channel.close();
            }
        }));
        channel.pipeline().addLast(new Unready());
    }

    /** Reports why TLS failed. */
    private final class Unready extends ChannelInboundHandlerAdapter {

        private @Nullable Throwable failure;

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            boolean ignored = KitFailure.reportIn(cause);
            if (failure == null) {
                failure = cause;
            }
            context.channel().close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            Throwable cause = failure;
            unreachable(cause == null ? "The connection was closed before it was ready." : WireHandler.text(cause));
        }
    }

    private void ready(Channel channel) {
        if (channel.pipeline().get(Unready.class) != null) {
            channel.pipeline().remove(Unready.class);
        }
        StreamsHandler streams = StreamsHandler.client(limits.headOctets());
        channel.pipeline().addLast(streams);
        StreamConnection made = new StreamConnection(streams, new Outlet(channel, limits.unsentOctets()));
        connection = made;
        List<Waiting> now = List.copyOf(waiting);
        waiting.clear();
        if (now.stream().allMatch(exchange -> exchange.wire().isDropped())) {
            channel.close();
        }
        now.forEach(exchange -> open(made, exchange.wire(), exchange.request()));
    }

    @Override
    public void unreachable(String detail) {
        fail(wire -> wire.unreachable(detail));
    }

    @Override
    public void reset(String detail) {
        fail(wire -> wire.lost(Ending.RESET, detail));
    }

    private void fail(Consumer<StreamWire> failing) {
        if (connection == null) {
            failure = failing;
            List<Waiting> now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(exchange -> failing.accept(exchange.wire()));
        }
    }
}
