package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.NettyLoop;
import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.stream.ProtocolChosen;
import io.graphqltck.wire.tls.CloseNotify;
import io.graphqltck.wire.tls.TlsContexts;
import io.graphqltck.wire.tls.TlsTrust;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between any client and any server. What one says goes to the other byte by byte, as it is (but for {@link Upstream#paths}), and
 * so does the end of a connection; what it means as HTTP/1.1, WebSocket and HTTP/2 is heard next to that. TLS ends here on both legs: the client sees the
 * certificate of the options, and the server is offered the version of HTTP that the client has chosen. Safe for use by several threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the channels tells the outcome
public final class Relay implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;

    private final EventLoop loop;
    private final ListenOptions options;
    private final Upstream upstream;
    private final Target requests;
    private final Target upgrades;
    private final TlsTrust trust;
    private final RelayListener listener;
    private final ChannelGroup channels;
    private final @Nullable SslContext server;
    private @Nullable Channel listening;
    private int wires;
    private int connections;
    private volatile boolean retired;
    private final RelayNetwork network = new RelayNetwork();

    private Relay(EventLoop loop, ListenOptions options, Upstream upstream, TlsTrust trust, RelayListener listener) {
        this.loop = loop;
        this.options = options;
        this.upstream = upstream;
        this.requests = Target.of(upstream.requests());
        this.upgrades = Target.of(upstream.upgrades());
        this.trust = trust;
        this.listener = listener;
        this.channels = new DefaultChannelGroup(loop);
        this.server = options.certificate() == null ? null : TlsContexts.server(options.certificate(), options.http2());
    }

    /**
     * Begins to listen.
     *
     * @param loop of a {@link io.graphqltck.wire.Reactor}; all connections live on it
     * @return completed on the loop, exceptionally when the address is not free
     * @throws IllegalArgumentException when an upstream's URI has another scheme than it may have
     */
    public static CompletionStage<Relay> listen(
            Loop loop, ListenOptions options, Upstream upstream, TlsTrust trust, RelayListener listener) {
        EventLoop eventLoop = NettyLoop.of(loop);
        Relay relay = new Relay(eventLoop, options, upstream, trust, listener);
        CompletableFuture<Relay> ready = new CompletableFuture<>();
        ChannelFuture bound = new ServerBootstrap()
                .group(eventLoop, eventLoop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.AUTO_CLOSE, false) // by WriteFailure
                .childOption(ChannelOption.AUTO_READ, false) // until there is somebody to pass it on to
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        relay.arrived(channel);
                    }
                })
                .bind(options.address(), options.port());
        bound.addListener(done -> {
            if (done.isSuccess()) {
                relay.listening = bound.channel();
                ready.complete(relay);
            } else {
                ready.completeExceptionally(done.cause());
            }
        });
        return ready;
    }

    /** The TCP port. */
    public int port() {
        Channel channel = listening;
        return channel == null ? 0 : ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private void arrived(Channel arrived) {
        if (retired || ++connections > options.maxConnections()) {
            arrived.close();
            return;
        }
        channels.add(arrived);
        IntSupplier numbers = () -> ++wires;
        Conversation conversation = new Conversation(new Talk(listener, options.limits(), numbers));
        network.add(conversation);
        Legs legs = new Legs(arrived, conversation);
        if (server != null) {
            arrived.pipeline().addLast(server.newHandler(arrived.alloc()));
            arrived.pipeline().addLast(new CloseNotify());
        }
        // the server is offered what the client has chosen
        boolean negotiates = server != null && options.http2() && requests.secure();
        legs.http2 = !negotiates && options.http2();
        if (negotiates) {
            arrived.pipeline().addLast(new ProtocolChosen(chosen -> {
                legs.http2 = chosen.equals(ApplicationProtocolNames.HTTP_2);
                if (!upstream.depends()) {
                    arrived.config().setAutoRead(false);
                    legs.connect(requests);
                }
            }));
        }
        if (upstream.depends()) {
            arrived.pipeline().addLast(new FirstHead(upgrade -> {
                arrived.config().setAutoRead(false);
                if (upgrade) {
                    legs.http2 = false;
                    legs.fromClient.asksFor(upstream.paths());
                }
                legs.connect(upgrade ? upgrades : requests);
            }));
        }
        arrived.pipeline().addLast(legs.fromClient);
        if (negotiates || upstream.depends()) {
            arrived.config().setAutoRead(true);
        } else {
            legs.connect(requests);
        }
    }

    /** A client's connection, and the one to the server that belongs to it. */
    private final class Legs {

        private final Channel arrived;
        private final Conversation conversation;
        private final RelayHandler fromClient;
        private final RelayHandler fromServer;
        private boolean http2;

        Legs(Channel arrived, Conversation conversation) {
            this.arrived = arrived;
            this.conversation = conversation;
            this.fromClient = new RelayHandler(Role.CLIENT, conversation, network);
            this.fromServer = new RelayHandler(Role.SERVER, conversation, network);
        }

        void connect(Target to) {
            ChannelFuture connected = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                    .option(ChannelOption.AUTO_CLOSE, false) // by WriteFailure
                    .option(ChannelOption.AUTO_READ, false)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            secure(channel, to);
                            channel.pipeline().addLast(fromServer);
                        }
                    })
                    .connect(to.host(), to.port());
            connected.addListener(done -> connected(connected.channel(), done.cause()));
        }

        private void secure(Channel channel, Target to) {
            if (!to.secure()) {
                return;
            }
            SslContext context = TlsContexts.client(trust, http2);
            channel.pipeline().addLast(TlsContexts.client(context, trust, channel, to.host(), to.port()));
            channel.pipeline().addLast(new CloseNotify());
            if (http2) {
                channel.pipeline().addLast(new ProtocolChosen(chosen -> {
                    if (!chosen.equals(ApplicationProtocolNames.HTTP_2)) {
                        fromServer.refused(channel, "The server does not choose HTTP/2 by ALPN, and the client has.");
                    }
                }));
            }
        }

        private void connected(Channel out, @Nullable Throwable problem) {
            if (problem != null) {
                conversation.ended(Role.SERVER, Ending.NOT_CONNECTED, String.valueOf(problem.getMessage()));
                fromClient.alone();
                arrived.config().setOption(ChannelOption.SO_LINGER, 0);
                arrived.close();
                return;
            }
            channels.add(out);
            fromServer.to(arrived, fromClient);
            fromClient.to(out, fromServer);
            if (!arrived.isActive()) {
                out.close();
                return;
            }
            out.config().setAutoRead(true);
            arrived.config().setAutoRead(true);
        }
    }

    /** Changes the network between the two parties. On the loop at once, else soon. */
    public void change(NetworkChange change) {
        if (!loop.inEventLoop()) {
            loop.execute(() -> change(change));
            return;
        }
        network.change(change);
        if (change.ends()) {
            channels.forEach(channel -> {
                if (change == NetworkChange.RESET) {
                    channel.config().setOption(ChannelOption.SO_LINGER, 0);
                }
                channel.close();
            });
        }
    }

    /** Ends all connections and passes on no other; the port stays taken, so that nobody else is given it. */
    public void retire() {
        retired = true;
        channels.close();
    }

    /** Ends it with all connections. */
    @Override
    public void close() {
        Channel channel = listening;
        if (channel != null) {
            channel.close();
        }
        channels.close();
    }
}
