package io.graphqltck.wire.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The sending half of one TCP connection. Used on its event loop only. */
@SuppressWarnings("FutureReturnValueIgnored") // failures are seen by listeners or in the end of the channel
public final class Outlet {

    /**
     * How long a connection that the kit ended in order stays open for reading. Closing it at once while octets come in would
     * make the operating system send a reset.
     */
    private static final long LINGER_MILLIS = 1000;
    /** How long a connection that the kit ended in order waits for the other side to read the rest. */
    public static final long UNREAD_MILLIS = 10_000;

    private final Channel channel;
    private final int limit;
    private final WriteFailure failure;
    /** What comes after a message that is being written piece by piece. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private boolean inPieces;
    private long unsent;

    /**
     * For one channel.
     *
     * @param limit how many octets may wait to be written before {@link #isClogged}
     */
    public Outlet(Channel channel, int limit) {
        this.channel = channel;
        this.limit = limit;
        this.failure = new WriteFailure(channel);
    }

    /**
     * Writes in pieces, each of them flushed before the next.
     *
     * @param cuts where they begin; those that are out of order or out of range are none
     * @param pause how long to wait between two pieces, so that the other side reads them apart
     */
    void write(byte[] octets, List<Integer> cuts, Duration pause) {
        if (inPieces) {
            waiting.add(() -> write(octets, cuts, pause));
            return;
        }
        List<Integer> ends = new ArrayList<>();
        int last = 0;
        for (int cut : cuts) {
            if (cut > last && cut < octets.length) {
                ends.add(cut);
                last = cut;
            }
        }
        ends.add(octets.length);
        piece(octets, 0, ends, 0, pause);
    }

    private void piece(byte[] octets, int from, List<Integer> ends, int number, Duration pause) {
        int start = from;
        int next = number;
        do {
            int end = ends.get(next++);
            send(octets, start, end);
            start = end;
        } while (next < ends.size() && (pause.isZero() || !channel.isActive()));
        inPieces = next < ends.size();
        if (inPieces) {
            int rest = start;
            int following = next;
            channel.eventLoop()
                    .schedule(() -> piece(octets, rest, ends, following, pause), pause.toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        while (!inPieces && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** Takes octets from the connection, or leaves them on the way. */
    void read(boolean on) {
        channel.config().setAutoRead(on || failure.occurred());
    }

    public boolean isOpen() {
        return channel.isActive() && !failure.occurred();
    }

    /** Whether too much waits for a peer that does not read. */
    boolean isClogged() {
        return unsent > limit;
    }

    /** The failed write that shows a reset, or null. */
    @Nullable
    Throwable resetCause() {
        return failure.resetCause();
    }

    /** Runs the task when all that was written is with the network, or has failed. */
    void whenWritten(Runnable task) {
        if (inPieces) {
            waiting.add(() -> whenWritten(task));
            return;
        }
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> task.run());
    }

    /** Shuts the sending side when all is written. */
    void half() {
        half(true, () -> {});
    }

    private void half(boolean announced, Runnable then) {
        if (inPieces) {
            waiting.add(() -> half(announced, then));
            return;
        }
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            then.run();
            SslHandler tls = announced ? channel.pipeline().get(SslHandler.class) : null;
            if (tls == null) {
                shutdown();
            } else {
                tls.closeOutbound().addListener(notified -> shutdown()); // close_notify, RFC 8446 §6.1
            }
        });
    }

    /** Ends the connection in order when all is written. */
    public void finish() {
        finish(true);
    }

    /**
     * Ends the connection by FIN when all is written.
     *
     * @param announced whether TLS says so before
     */
    public void finish(boolean announced) {
        half(announced, () -> after(LINGER_MILLIS, this::close));
        after(UNREAD_MILLIS, this::close);
    }

    public void after(long millis, Runnable task) {
        channel.eventLoop().schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the connection by a reset. */
    public void reset() {
        if (channel instanceof SocketChannel socket && channel.isActive()) {
            socket.config().setSoLinger(0);
        }
        close();
    }

    private void send(byte[] octets, int from, int to) {
        int length = to - from;
        unsent += length;
        channel.writeAndFlush(Unpooled.wrappedBuffer(octets, from, length)).addListener(written -> {
            unsent -= length;
            failure.note(written.cause());
        });
    }

    private void shutdown() {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput();
        }
    }

    /** Past the TLS handler, which would write before it closes. */
    private void close() {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }
}
