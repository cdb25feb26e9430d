package io.graphqltck.wire;

import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.socket.Dial;
import io.graphqltck.wire.socket.WireHandler;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One attempt to reach a server, over all addresses that its name has: a server may listen on one of them only. */
@SuppressWarnings("FutureReturnValueIgnored") // the listeners see every outcome
record Connecting(EventLoop loop, Target target, Dial dial) {

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
                        dial.unreachable("The host " + target.host() + " is not known.");
                    }
                }));
    }

    private void attempt(List<InetAddress> addresses, int index) {
        if (dial.isGivenUp()) {
            return;
        }
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_CLOSE, false) // by WriteFailure
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        dial.set(channel);
                    }
                })
                .connect(new InetSocketAddress(addresses.get(index), target.port()))
                .addListener(connected -> {
                    if (connected.isSuccess()) {
                        return;
                    }
                    if (ConnectFailure.isReset(connected.cause())) {
                        dial.reset(WireHandler.text(connected.cause()));
                    } else if (index + 1 < addresses.size()) {
                        attempt(addresses, index + 1);
                    } else {
                        dial.unreachable(WireHandler.text(connected.cause()));
                    }
                });
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
