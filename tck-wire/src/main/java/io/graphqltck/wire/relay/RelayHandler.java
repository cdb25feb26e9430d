package io.graphqltck.wire.relay;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.wire.socket.WriteFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Passes on what comes from one party, and what becomes of its connection, to the other one's channel. */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the channels tells the outcome
final class RelayHandler extends ChannelInboundHandlerAdapter {

    private static final System.Logger LOG = System.getLogger(RelayHandler.class.getName());

    private final Role speaker;
    private final Conversation conversation;
    private final RelayNetwork network;
    private @Nullable Channel other;
    /** Of what is written to this party. */
    private @Nullable WriteFailure unwritten;
    /** Of what is written to the other one. */
    private @Nullable WriteFailure undelivered;

    /** What came before there was somebody to pass it on to: TLS may bring it with the end of its handshake. */
    private final Queue<Runnable> early = new ArrayDeque<>();

    /** For the path of the first request. */
    private Map<String, String> paths = Map.of();

    private boolean waits = true;
    private boolean ended;
    private int onTheWay;

    RelayHandler(Role speaker, Conversation conversation, RelayNetwork network) {
        this.speaker = speaker;
        this.conversation = conversation;
        this.network = network;
    }

    /** Where it all goes, also what has come already. */
    void to(Channel channel, RelayHandler handler) {
        other = channel;
        undelivered = handler.unwritten;
        goOn();
    }

    /** The first request that comes continues with another path, where the map has one for its own. */
    void asksFor(Map<String, String> otherPaths) {
        paths = otherPaths;
    }

    /** There is nobody to whom it could go. */
    void alone() {
        goOn();
    }

    private void goOn() {
        waits = false;
        for (Runnable passing = early.poll(); passing != null; passing = early.poll()) {
            passing.run();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        unwritten = new WriteFailure(context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        inOrder(context, () -> pass(context, (ByteBuf) message));
    }

    /** Does it now, or as late as what this party says arrives. */
    private void inOrder(ChannelHandlerContext context, Runnable passing) {
        if (waits) {
            early.add(passing);
            return;
        }
        int delay = speaker == Role.SERVER ? network.delayMillis() : 0;
        if (delay == 0 && onTheWay == 0) {
            passing.run();
            return;
        }
        onTheWay++;
        context.executor()
                .schedule(
                        () -> {
                            onTheWay--;
                            passing.run();
                        },
                        delay,
                        TimeUnit.MILLISECONDS);
    }

    private void pass(ChannelHandlerContext context, ByteBuf said) {
        byte[] octets = ByteBufUtil.getBytes(said);
        Channel to = other;
        if (to == null) { // there is nobody, and will be nobody
            said.release();
            return;
        }
        listen(() -> conversation.octets(speaker, context, octets));
        ByteBuf buffer = paths.isEmpty() ? said : FirstHead.withPath(said, paths);
        paths = Map.of();
        WriteFailure failure = undelivered;
        int piece = Math.max(1, network.piece(octets.length));
        while (buffer.readableBytes() > piece) {
            write(to, buffer.readRetainedSlice(piece), failure);
        }
        write(to, buffer, failure);
        if (!to.isWritable() && !occurred(failure)) {
            context.channel().config().setAutoRead(false); // as slow as its reader
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (other != null) {
            other.config().setAutoRead(context.channel().isWritable() || occurred(unwritten));
        }
        context.fireChannelWritabilityChanged();
    }

    private static void write(Channel to, ByteBuf buffer, @Nullable WriteFailure failure) {
        to.writeAndFlush(buffer).addListener(written -> {
            if (failure != null) {
                failure.note(written.cause());
            }
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inOrder(context, () -> shutDown(context));
        } else if (event instanceof SslHandshakeCompletionEvent handshake
                && !handshake.isSuccess()
                && speaker == Role.SERVER) {
            refused(context.channel(), "TLS: " + handshake.cause().getMessage());
        }
        context.fireUserEventTriggered(event);
    }

    /** The server was reached, but cannot be talked to in this way. */
    void refused(Channel channel, String why) {
        end(Ending.NOT_CONNECTED, why);
        reset();
        channel.close();
    }

    private void shutDown(ChannelHandlerContext context) {
        Throwable cause = unwritten == null ? null : unwritten.resetCause();
        if (cause == null) {
            end(Ending.FIN, "");
            half();
        } else {
            end(Ending.RESET, String.valueOf(cause.getMessage()));
            reset();
        }
        if (occurred(unwritten)) {
            context.close(); // nothing can be read or written any more
        }
    }

    private static boolean occurred(@Nullable WriteFailure failure) {
        return failure != null && failure.occurred();
    }

    /** Notifies the other side that this one sends nothing more; it may continue itself. */
    private void half() {
        Channel to = other;
        if (to == null) {
            return;
        }
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            boolean secure = to.pipeline().get(SslHandler.class) != null;
            if (to instanceof DuplexChannel duplex && !secure) {
                if (duplex.isInputShutdown()) {
                    to.close(); // both have said their last
                } else {
                    duplex.shutdownOutput();
                }
            } else {
                to.close();
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (KitFailure.reportIn(cause)) {
            deaf(KitFailure.sentence());
        } else if (KitFailure.isMistake(cause)) {
            deaf(KitFailure.sentence(cause));
        }
        end(Ending.RESET, String.valueOf(cause.getMessage()));
        reset();
        context.close();
    }

    /** As a connection that broke, not as one that was ended; what had come before is passed on. */
    private void reset() {
        Channel to = other;
        if (to != null && to.isActive()) {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
                if (to.isActive()) {
                    to.config().setOption(ChannelOption.SO_LINGER, 0);
                    to.close();
                }
            });
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        inOrder(context, this::gone);
    }

    private void gone() {
        end(Ending.FIN, "");
        listen(conversation::close);
        Channel to = other;
        if (to != null) {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void end(Ending how, String detail) {
        if (!ended) {
            ended = true;
            listen(() -> conversation.ended(speaker, how, detail));
        }
    }

    /** A mistake of the kit's must not disturb those who talk through it. */
    private void listen(Runnable listening) {
        try {
            listening.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the kit failed to listen", e);
            deaf(KitFailure.sentence(e)); // what is not heard must not be missed
        }
    }

    private void deaf(String why) {
        conversation.deaf(why);
    }
}
