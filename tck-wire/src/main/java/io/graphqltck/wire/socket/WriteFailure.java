package io.graphqltck.wire.socket;

import io.graphqltck.core.limit.KitFailure;
import io.netty.channel.Channel;
import io.netty.channel.socket.ChannelOutputShutdownException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a failed write means for a channel whose AUTO_CLOSE is off. The other side has ended the connection, but what it sent before may
 * wait unread in the operating system: reading continues up to its end, which closes the channel. Used on the event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // closing a closed channel has no outcome of interest
public final class WriteFailure {

    /** After this time the channel is closed, whatever becomes of reading. */
    private static final long UNHEARD_MILLIS = 10_000;
    /** Of EPIPE, which Java tells from ECONNRESET by its text alone. */
    private static final String BROKEN_PIPE = "roken pipe";

    private final Channel channel;
    private @Nullable Throwable cause;

    public WriteFailure(Channel channel) {
        this.channel = channel;
    }

    /**
     * Notes what became of a write.
     *
     * @param failed why it failed; null where it did not
     * @return whether it failed because of the network, or because the channel is closed, rather than of what was written
     */
    public boolean note(@Nullable Throwable failed) {
        if (failed == null || KitFailure.reportIn(failed)) {
            return false;
        }
        Throwable root = failed instanceof ChannelOutputShutdownException && failed.getCause() != null
                ? failed.getCause()
                : failed;
        if (!(root instanceof IOException)) {
            return false;
        }
        boolean byKit = root instanceof ClosedChannelException || root instanceof ChannelOutputShutdownException;
        if (cause == null && !byKit) {
            cause = root;
            channel.config().setAutoRead(true);
            channel.eventLoop().schedule(() -> channel.close(), UNHEARD_MILLIS, TimeUnit.MILLISECONDS);
        }
        return true;
    }

    /** Whether nothing more can be written. */
    public boolean occurred() {
        return cause != null;
    }

    /**
     * The failure that shows a reset. Null where writing has not failed, and where the connection had been ended in order before: a
     * connection that is reset after a FIN has a broken pipe.
     */
    @Nullable
    public Throwable resetCause() {
        Throwable known = cause;
        String message = known == null ? null : known.getMessage();
        return message != null && message.contains(BROKEN_PIPE) ? null : known;
    }
}
