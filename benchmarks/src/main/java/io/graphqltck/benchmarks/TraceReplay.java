package io.graphqltck.benchmarks;

import io.graphqltck.benchmarks.Trace.Event;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One trace, exchanged again with the server: what was sent is sent when as much has come as had come then. */
@SuppressWarnings("FutureReturnValueIgnored") // the end of a channel tells the outcome
final class TraceReplay {

    private static final int LONGEST_SECONDS = 10;

    private final EventLoop loop;
    private final String host;
    private final int port;
    private final List<Event> events;
    private final Consumer<Boolean> done;
    private final List<Connection> connections = new ArrayList<>();
    private @Nullable Future<?> deadline;
    private int next;
    private boolean over;

    /** {@code done} hears on the loop, once, whether all could be exchanged. */
    TraceReplay(EventLoop loop, String host, int port, List<Event> events, Consumer<Boolean> done) {
        this.loop = loop;
        this.host = host;
        this.port = port;
        this.events = events;
        this.done = done;
    }

    /** May be called on any thread. */
    void start() {
        loop.execute(() -> {
            deadline = loop.schedule(() -> finish(false), LONGEST_SECONDS, TimeUnit.SECONDS);
            goOn();
        });
    }

    private void goOn() {
        while (!over) {
            if (next == events.size()) {
                finish(true);
            } else if (perform(events.get(next))) {
                next++;
            } else {
                return;
            }
        }
    }

    /** Does what the client did, or tells whether what the server did has happened again. */
    private boolean perform(Event event) {
        if (event instanceof Event.Opened) {
            connections.add(new Connection());
            return true;
        }
        Connection connection = connections.get(event.connection());
        if (event instanceof Event.Received received) {
            return connection.hasReceived(received);
        }
        if (event instanceof Event.EndedByServer) {
            return connection.ended;
        }
        if (!connection.established()) {
            return false;
        }
        if (event instanceof Event.Sent sent) {
            connection.channel.writeAndFlush(Unpooled.wrappedBuffer(sent.octets()));
        } else if (connection.channel instanceof DuplexChannel duplex && !connection.ended) {
            duplex.shutdownOutput();
        }
        return true;
    }

    private void finish(boolean complete) {
        if (!over) {
            over = true;
            if (deadline != null) {
                deadline.cancel(false);
            }
            connections.forEach(connection -> connection.channel.close());
            done.accept(complete);
        }
    }

    /** One of the play's connections, made again. */
    private final class Connection extends SimpleChannelInboundHandler<ByteBuf> {

        private final FrameCount count = new FrameCount();
        private final Channel channel;
        private int due;
        private @Nullable Event dueFor;
        private boolean ended;

        Connection() {
            ChannelFuture connecting = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(this)
                    .connect(host, port);
            channel = connecting.channel();
            connecting.addListener(connected -> {
                ended |= !connected.isSuccess();
                loop.execute(TraceReplay.this::goOn); // not from within the constructor, should it have failed at once
            });
        }

        boolean established() {
            return ended || channel.isActive();
        }

        /** Nothing more comes on one that has ended: there the server has said less than the time before. */
        boolean hasReceived(Event.Received received) {
            if (dueFor != received) {
                dueFor = received;
                due += received.units();
            }
            return ended || count.units() >= due;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf octets) {
            int before = count.units();
            count.feed(octets);
            if (count.units() > before) {
                goOn();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ended = true;
            goOn();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
