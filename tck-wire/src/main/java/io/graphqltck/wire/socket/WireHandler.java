package io.graphqltck.wire.socket;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Hands over what happens on one channel to its wire, and tells the other side's failures from the kit's own. */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the channel tells the outcome
public final class WireHandler extends SimpleChannelInboundHandler<ByteBuf> {

    private static final System.Logger LOG = System.getLogger(WireHandler.class.getName());

    /** Some messages quote all that came. */
    private static final int MAX_TEXT = 200;

    private SocketWire wire;
    private final Outlet outlet;
    private final boolean secure;
    private final @Nullable Runnable connected;
    private boolean established;
    private @Nullable Throwable failure;

    /**
     * For one channel.
     *
     * @param connected what to do when the way is free for the first octet, TLS included; null on an accepted channel
     */
    public WireHandler(SocketWire wire, Outlet outlet, boolean secure, @Nullable Runnable connected) {
        this.wire = wire;
        this.outlet = outlet;
        this.connected = connected;
        this.established = connected == null;
        this.secure = secure;
    }

    /** From now on this wire is notified. */
    public void hand(SocketWire next) {
        wire = next;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!secure) {
            establish();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                establish();
            } else {
                failure = handshake.cause();
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf buffer) {
        byte[] octets = new byte[buffer.readableBytes()];
        buffer.readBytes(octets);
        try {
            wire.received(octets, 0, octets.length);
        } catch (RuntimeException e) {
            // the kit's own fault must not look like one of the other side
            LOG.log(System.Logger.Level.ERROR, "the kit failed on what it received", e);
            wire.abort(KitFailure.sentence(e));
        } catch (Error e) {
            KitFailure.report(e);
            wire.abort(KitFailure.sentence());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (KitFailure.reportIn(cause)) {
            wire.abort(KitFailure.sentence()); // before it looks like a reset
        } else if (KitFailure.isMistake(cause)) {
            wire.abort(KitFailure.sentence(cause));
        }
        if (failure == null) {
            failure = cause;
        }
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Throwable cause = failure != null ? failure : outlet.resetCause();
        // what could not be written because the channel was closed already is no cause of that
        boolean orderly = cause == null || cause instanceof ClosedChannelException;
        String detail = orderly || cause == null ? "" : text(cause);
        if (!established) {
            wire.lost(
                    Ending.NOT_CONNECTED, detail.isEmpty() ? "The connection was closed before it was ready." : detail);
        } else {
            wire.lost(orderly ? Ending.FIN : Ending.RESET, detail);
        }
    }

    /** For a person: what went wrong, without the classes that carried it. */
    public static String text(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        String shortened = message.length() <= MAX_TEXT ? message : message.substring(0, MAX_TEXT) + "…";
        return root instanceof SSLException ? "TLS: " + shortened : shortened;
    }

    private void establish() {
        established = true;
        if (connected != null) {
            connected.run();
        }
    }
}
