package io.graphqltck.wire.http2;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.wire.socket.WriteFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/2, either end of it: hands what comes on each stream to its listener, and writes frames. What Netty's codec
 * objects to is reported as what the other side did wrong, except where it or the kit only defends itself against a flood. Used on the
 * connection's event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the connection tells the outcome
public final class StreamsHandler extends Http2ConnectionHandler {

    private static final System.Logger LOG = System.getLogger(StreamsHandler.class.getName());

    private static final int CONNECTION = 0;
    /** Twice what a stream's window lets through, as one that grows by less is not told of at once. */
    private static final int HELD = 1 << 17;

    private final Map<Integer, StreamListener> listeners = new HashMap<>();
    private final Map<Integer, Integer> heldBack = new HashMap<>();
    private final StreamAcceptor acceptor;
    private @Nullable ChannelHandlerContext context;
    private @Nullable WriteFailure unwritten;
    private @Nullable Throwable failure;
    private int nextStream = 1;
    private int newestAsked;
    private boolean settled;
    private boolean ended;

    StreamsHandler(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings,
            StreamAcceptor acceptor) {
        super(decoder, encoder, settings);
        this.acceptor = acceptor;
    }

    /**
     * For the end of a connection that a client has opened.
     *
     * @param first receives what becomes of the connection as long as there is no stream
     */
    public static StreamsHandler server(int headOctets, StreamAcceptor acceptor, StreamListener first) {
        StreamsHandler handler = new StreamsBuilder(true, headOctets, acceptor).build();
        handler.listeners.put(CONNECTION, first);
        return handler;
    }

    /** For the end that opens the connection. */
    public static StreamsHandler client(int headOctets) {
        return new StreamsBuilder(false, headOctets, StreamAcceptor.NONE).build();
    }

    // What the kit does.

    /** Opens a stream; of the client's end only. */
    public int open(StreamListener listener) {
        int stream = nextStream;
        nextStream += 2;
        listeners.put(stream, listener);
        return stream;
    }

    /** Whether the other side takes one more stream. */
    public boolean canOpen() {
        return canWrite()
                && connection().local().canOpenStream()
                && !connection().goAwayReceived();
    }

    /** Whether the connection takes anything more. */
    public boolean canWrite() {
        return !ended && (unwritten == null || !unwritten.occurred());
    }

    /** Whether the other side has shown that it speaks HTTP/2. */
    public boolean isSettled() {
        return settled;
    }

    /** Writes a field section in a write of its own. */
    public void headers(int stream, Http2Headers headers, boolean last) {
        ChannelHandlerContext on = context;
        if (on != null && !ended) {
            encoder().writeHeaders(on, stream, headers, 0, last, on.newPromise());
            flush(on);
        }
    }

    /** Writes DATA frames in a write of their own, as soon as the other side takes them. {@code written} runs when they are written. */
    public void data(int stream, byte[] octets, int from, int to, boolean last, Consumer<Integer> written) {
        ChannelHandlerContext on = context;
        if (on == null || ended || connection().stream(stream) == null) {
            written.accept(to - from);
            return;
        }
        ChannelPromise promise = on.newPromise();
        promise.addListener(done -> written.accept(to - from));
        encoder().writeData(on, stream, Unpooled.wrappedBuffer(octets, from, to - from), 0, last, promise);
        flush(on);
    }

    /** Ends one stream by RST_STREAM. */
    public void reset(int stream, long code) {
        ChannelHandlerContext on = context;
        if (on != null && !ended) {
            listeners.remove(stream);
            resetStream(on, stream, code, on.newPromise());
            flush(on);
        }
    }

    /**
     * Says by GOAWAY that the connection takes no new streams.
     *
     * @param last the last of the other side's streams that is dealt with
     */
    public void goAway(int last, long code) {
        ChannelHandlerContext on = context;
        if (on != null && !ended) {
            goAway(on, last, code, Unpooled.EMPTY_BUFFER, on.newPromise());
            flush(on);
        }
    }

    /**
     * From now on nothing of what comes on this stream is acknowledged: the other side can send what its window has left. That of
     * the connection grows by as much, so that the other streams continue (RFC 9113 §5.2.2).
     */
    public void hold(int stream) {
        ChannelHandlerContext on = context;
        if (heldBack.putIfAbsent(stream, 0) == null && on != null && !ended) {
            try {
                decoder().flowController().incrementWindowSize(connection().connectionStream(), HELD);
            } catch (Http2Exception e) {
                onError(on, false, e);
            }
            flush(on);
        }
    }

    /** Acknowledges what came, and what will come. */
    public void release(int stream) {
        @Nullable Integer octets = heldBack.remove(stream);
        @Nullable Http2Stream open = connection().stream(stream);
        ChannelHandlerContext on = context;
        if (octets != null && octets > 0 && open != null && on != null && !ended) {
            try {
                decoder().flowController().consumeBytes(open, octets);
            } catch (Http2Exception e) {
                onError(on, false, e);
            }
            flush(on);
        }
    }

    /** The stream is over; nothing more of it is reported. */
    public void forget(int stream) {
        listeners.remove(stream);
    }

    // What the other side does: frames, errors, and the end of the connection.

    void settled() {
        settled = true;
    }

    void headersCame(int stream, Http2Headers headers, boolean last) {
        guarded(() -> listener(stream).headers(headers, last));
    }

    /** Returns how many octets are acknowledged at once. */
    int dataCame(int stream, ByteBuf data, int padding, boolean last) {
        byte[] octets = new byte[data.readableBytes()];
        data.readBytes(octets);
        int flow = octets.length + padding;
        guarded(() -> listener(stream).data(octets, last));
        return heldBack.computeIfPresent(stream, (id, held) -> held + flow) == null ? flow : 0;
    }

    void resetCame(int stream, long code) {
        StreamListener listener = listeners.remove(stream);
        if (listener != null) {
            guarded(() -> listener.lost(Ending.RESET, "RST_STREAM " + Http2Errors.name(code)));
        }
    }

    void goAwayCame(int last, long code) {
        for (int stream : List.copyOf(listeners.keySet())) {
            boolean own = connection().local().isValidStreamId(stream);
            StreamListener listener = own && stream > last ? listeners.remove(stream) : null;
            if (listener != null) {
                guarded(() ->
                        listener.lost(Ending.RESET, "GOAWAY " + Http2Errors.name(code) + " before stream " + stream));
            } else if (own) {
                guarded(() ->
                        listeners.getOrDefault(stream, DeafListener.INSTANCE).goingAway(Http2Errors.name(code)));
            }
        }
    }

    /** Too much of what carries nothing: the kit defends itself. */
    void flooded(String what) {
        abandoned(what);
        end();
    }

    private void abandoned(String why) {
        all().forEach(listener -> guarded(() -> listener.abandoned(why + ": the kit dropped the connection.")));
    }

    private StreamListener listener(int stream) {
        @Nullable StreamListener known = listeners.get(stream);
        if (known != null) {
            return known;
        }
        if (!connection().isServer() || stream <= newestAsked) {
            return DeafListener.INSTANCE;
        }
        newestAsked = stream;
        listeners.remove(CONNECTION);
        StreamListener accepted = acceptor.onStream(this, stream);
        listeners.put(stream, accepted);
        return accepted;
    }

    /** The kit's own fault must not look like one of the other side. */
    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the kit failed on what it received", e);
            failed(KitFailure.reported(e));
        }
    }

    private void failed(String sentence) {
        all().forEach(listener -> listener.abandoned(sentence));
        end();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) throws Exception {
        context = added;
        unwritten = new WriteFailure(added.channel());
        super.handlerAdded(added);
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext on, boolean outbound, Throwable cause, Http2Exception.StreamException problem) {
        super.onStreamError(on, outbound, cause, problem);
        if (!outbound) {
            flush(on); // who hears of it may end the connection at once
            int stream = problem.streamId();
            String text = Http2Errors.text(problem);
            StreamListener hearing = listener(stream);
            if (Http2Errors.isLimit(problem)) {
                guarded(() -> hearing.abandoned(text));
            } else {
                guarded(() -> hearing.malformed(text));
            }
            listeners.remove(stream);
        }
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext on, boolean outbound, Throwable cause, @Nullable Http2Exception problem) {
        if (outbound && unwritten != null && unwritten.note(cause)) {
            return; // the codec would close the connection, and lose what is unread
        }
        if (!outbound && !ended) {
            if (problem == null) { // what is wrong with a frame is an exception of HTTP/2
                failed(KitFailure.reported(cause));
            } else if (Http2Errors.isLimit(problem)) {
                abandoned(Http2Errors.text(problem));
            } else { // who hears of it may end the connection at once
                String text = Http2Errors.text(problem);
                goAway(
                        connection().remote().lastStreamCreated(),
                        problem.error().code());
                all().forEach(listener -> guarded(() -> listener.malformed(text)));
            }
        }
        super.onConnectionError(on, outbound, cause, problem);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext on, Throwable cause) throws Exception {
        boolean isOfHttp2 = Http2CodecUtil.getEmbeddedHttp2Exception(cause) != null;
        if (KitFailure.reportIn(cause) || (!isOfHttp2 && KitFailure.isMistake(cause))) {
            failed(KitFailure.reported(cause));
        }
        if (isOfHttp2) {
            super.exceptionCaught(on, cause);
            return;
        }
        failure = failure == null ? cause : failure;
        on.channel().close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext on) throws Exception {
        ended = true;
        @Nullable Throwable cause = failure != null || unwritten == null ? failure : unwritten.resetCause();
        List<StreamListener> left = all();
        listeners.clear();
        for (StreamListener listener : left) {
            guarded(() -> listener.lost(
                    cause == null ? Ending.FIN : Ending.RESET,
                    cause == null ? "" : String.valueOf(cause.getMessage())));
        }
        super.channelInactive(on);
    }

    private List<StreamListener> all() {
        return new ArrayList<>(listeners.values());
    }

    private void end() {
        ended = true;
        ChannelHandlerContext on = context;
        if (on != null) {
            on.close();
        }
    }
}
