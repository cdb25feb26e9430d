package io.graphqltck.wire;

import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.tls.TlsContexts;
import io.graphqltck.wire.tls.TlsTrust;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach a server, over all addresses that its name has: a server may listen on one of them only.
 *
 * @param first what the octets mean that come
 * @param request sends the request
 */
@SuppressWarnings("FutureReturnValueIgnored") // the listeners see every outcome
record Connecting(
        SocketWire wire,
        EventLoop loop,
        WireLimits limits,
        Target target,
        Stage first,
        Runnable request,
        TlsTrust trust,
        @Nullable SslContext tls) {

    private static final int CONNECT_MILLIS = 10_000;

    void start() {
        if (NetUtil.isValidIpV4Address(target.host()) || NetUtil.isValidIpV6Address(target.host())) {
            loop.execute(() -> attempt(lookUp(target.host()), 0));
            return;
        }
        // a name server may take its time, and the loop has others to serve
        CompletableFuture.supplyAsync(() -> lookUp(target.host()))
                .whenComplete((addresses, failure) -> loop.execute(() -> {
                    if (failure == null) {
                        attempt(addresses, 0);
                    } else {
                        wire.lost(Ending.NOT_CONNECTED, "The host " + target.host() + " is not known.");
                    }
                }));
    }

    private void attempt(List<InetAddress> addresses, int index) {
        if (wire.isDropped()) {
            return;
        }
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        set(channel);
                    }
                })
                .connect(new InetSocketAddress(addresses.get(index), target.port()))
                .addListener(connected -> {
                    if (connected.isSuccess()) {
                        return;
                    }
                    if (index + 1 < addresses.size()) {
                        attempt(addresses, index + 1);
                    } else {
                        wire.lost(Ending.NOT_CONNECTED, WireHandler.text(connected.cause()));
                    }
                });
    }

    private void set(Channel channel) {
        if (tls != null) {
            channel.pipeline().addLast(TlsContexts.client(tls, trust, channel, target.host(), target.port()));
        }
        Outlet outlet = new Outlet(channel, limits.unsentOctets());
        channel.pipeline().addLast(new WireHandler(wire, outlet, tls != null, () -> {
            wire.attach(outlet, first);
            if (!wire.isDropped()) {
                request.run();
            }
        }));
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
