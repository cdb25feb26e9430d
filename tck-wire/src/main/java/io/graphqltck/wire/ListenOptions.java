package io.graphqltck.wire;

import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * How the scripted server listens.
 *
 * @param address where
 * @param port 0 for any that is free
 * @param certificate for {@code wss}; null for {@code ws}
 * @param exchanges whether requests that ask for no upgrade are exchanges, rather than wrong requests for one
 * @param http2 whether exchanges over HTTP/2 are taken too, with prior knowledge or chosen by ALPN
 * @param maxConnections how many connections are accepted in all; some clients reconnect without delay or end
 */
public record ListenOptions(
        InetAddress address,
        int port,
        @Nullable LoopbackCertificate certificate,
        boolean exchanges,
        boolean http2,
        int maxConnections,
        WireLimits limits) {

    /** On 127.0.0.1, any free port, without TLS, eight connections. */
    public static ListenOptions loopback() {
        return new ListenOptions(InetAddress.getLoopbackAddress(), 0, null, false, false, 8, WireLimits.DEFAULT);
    }

    public ListenOptions withPort(int newPort) {
        return new ListenOptions(address, newPort, certificate, exchanges, http2, maxConnections, limits);
    }

    public ListenOptions withCertificate(LoopbackCertificate newCertificate) {
        return new ListenOptions(address, port, newCertificate, exchanges, http2, maxConnections, limits);
    }

    public ListenOptions withExchanges(boolean newExchanges) {
        return new ListenOptions(address, port, certificate, newExchanges, http2, maxConnections, limits);
    }

    public ListenOptions withHttp2(boolean newHttp2) {
        return new ListenOptions(address, port, certificate, exchanges, newHttp2, maxConnections, limits);
    }

    /** This many more connections. */
    public ListenOptions withMoreConnections(int more) {
        return withMaxConnections(maxConnections + more);
    }

    public ListenOptions withMaxConnections(int newMaxConnections) {
        return new ListenOptions(address, port, certificate, exchanges, http2, newMaxConnections, limits);
    }

    public ListenOptions withLimits(WireLimits newLimits) {
        return new ListenOptions(address, port, certificate, exchanges, http2, maxConnections, newLimits);
    }
}
