package io.graphqltck.wire;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http.HeadWriter;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.socket.ClientExchange;
import io.graphqltck.wire.socket.ClientHandshake;
import io.graphqltck.wire.socket.ReadingStage;
import io.graphqltck.wire.socket.Sending;
import io.graphqltck.wire.socket.SocketDial;
import io.graphqltck.wire.socket.SocketWire;
import io.graphqltck.wire.stream.StreamDial;
import io.graphqltck.wire.stream.StreamHeads;
import io.graphqltck.wire.stream.StreamWire;
import io.graphqltck.wire.tls.TlsContexts;
import io.graphqltck.wire.tls.TlsTrust;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens wires as the scripted client. Safe for use by several threads. */
public final class WireConnector {

    private final TlsTrust trust;
    private final WireLimits limits;
    private final boolean http2;
    private final Map<Boolean, SslContext> contexts = new HashMap<>();

    /** One whose exchanges are over HTTP/1.1. */
    public WireConnector(TlsTrust trust, WireLimits limits) {
        this(trust, limits, false);
    }

    /** {@code http2}: exchanges are over HTTP/2, chosen by ALPN over TLS and with prior knowledge in cleartext. */
    public WireConnector(TlsTrust trust, WireLimits limits, boolean http2) {
        this.trust = trust;
        this.limits = limits;
        this.http2 = http2;
    }

    /**
     * Connects and asks for the upgrade. Returns at once: what becomes of it, also that there is nobody to connect to, comes as
     * an event on the loop, never before this method has returned if it was called on the loop.
     *
     * @param loop of a {@link Reactor}
     * @param uri with the scheme {@code ws}, {@code wss}, {@code http} or {@code https}; its path and query go through as they are
     * @param headers field lines in addition to those of the request
     * @throws IllegalArgumentException when the URI is none of these
     */
    public Wire connect(
            Loop loop,
            URI uri,
            UpgradeRequest request,
            List<Map.Entry<String, String>> headers,
            WireListener listener) {
        Target target = Target.of(uri);
        HttpHead head = HeadWriter.request(target, request, headers, Sending.RANDOM);
        EventLoop eventLoop = NettyLoop.of(loop);
        SocketWire wire = new SocketWire(Side.CLIENT, eventLoop, limits);
        wire.listen(listener);
        ReadingStage first = new ClientHandshake(wire, limits, head);
        start(wire, eventLoop, target, first, () -> wire.sending().head(head, ""));
        return wire;
    }

    /**
     * Connects and sends a request that asks for no upgrade. Otherwise as {@link #connect}.
     *
     * @param uri with the scheme {@code http}, {@code https}, {@code ws} or {@code wss}
     * @param headers field lines in addition to those of the request
     */
    public Wire request(
            Loop loop, URI uri, HttpRequest request, List<Map.Entry<String, String>> headers, WireListener listener) {
        return request(loop, uri, request, headers, null, listener);
    }

    /**
     * Sends a request on the connection of another exchange: over HTTP/1.1 after it, over HTTP/2 next to it where the connection
     * still takes one.
     *
     * @param beside the other exchange, from this connector and the same loop; null for a connection of its own
     */
    public Wire request(
            Loop loop,
            URI uri,
            HttpRequest request,
            List<Map.Entry<String, String>> headers,
            @Nullable Wire beside,
            WireListener listener) {
        Target target = Target.of(uri);
        EventLoop eventLoop = NettyLoop.of(loop);
        if (http2) {
            return stream(eventLoop, target, request, headers, beside, listener);
        }
        HttpHead head = Messages.head(target, request, headers);
        SocketWire wire = new SocketWire(Side.CLIENT, eventLoop, limits);
        wire.listen(listener);
        ReadingStage first = new ClientExchange(wire, limits, head);
        if (beside instanceof SocketWire other) {
            other.followedBy(wire, first, () -> wire.sending().message(head, request.payload()));
            return wire;
        }
        start(wire, eventLoop, target, first, () -> wire.sending().message(head, request.payload()));
        return wire;
    }

    private Wire stream(
            EventLoop loop,
            Target target,
            HttpRequest request,
            List<Map.Entry<String, String>> headers,
            @Nullable Wire beside,
            WireListener listener) {
        StreamHeads.Sent head = StreamHeads.request(target, request, headers);
        StreamDial shared = beside instanceof StreamWire other ? other.dial() : null;
        boolean usable = shared != null && shared.isUsable() && shared.target().equals(target);
        StreamDial dial = shared != null && usable
                ? shared
                : new StreamDial(target, limits, trust, target.secure() ? tls(true) : null);
        StreamWire wire = new StreamWire(Side.CLIENT, loop, limits, head.head());
        wire.listen(listener);
        wire.dialled(dial);
        loop.execute(() -> dial.begin(
                wire,
                () -> wire.sending()
                        .request(
                                head.head(),
                                head.headers(),
                                request.payload().body(),
                                StreamHeads.cuts(request.payload()))));
        if (dial != shared) {
            new Connecting(loop, target, dial).start();
        }
        return wire;
    }

    private void start(SocketWire wire, EventLoop loop, Target target, ReadingStage first, Runnable request) {
        SslContext context = target.secure() ? tls(false) : null;
        new Connecting(loop, target, new SocketDial(wire, limits, target, first, request, trust, context)).start();
    }

    private synchronized SslContext tls(boolean withHttp2) {
        return contexts.computeIfAbsent(withHttp2, with -> TlsContexts.client(trust, with));
    }
}
