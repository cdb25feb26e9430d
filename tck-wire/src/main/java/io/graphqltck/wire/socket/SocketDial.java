package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.http.Target;
import io.graphqltck.wire.tls.CloseNotify;
import io.graphqltck.wire.tls.TlsContexts;
import io.graphqltck.wire.tls.TlsTrust;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * A connection of HTTP/1.1 that the scripted client makes.
 *
 * @param first what the octets mean that come
 * @param request sends the request
 */
public record SocketDial(
        SocketWire wire,
        WireLimits limits,
        Target target,
        ReadingStage first,
        Runnable request,
        TlsTrust trust,
        @Nullable SslContext tls)
        implements Dial {

    @Override
    public boolean isGivenUp() {
        return wire.isDropped();
    }

    @Override
    public void set(Channel channel) {
        if (tls != null) {
            channel.pipeline().addLast(TlsContexts.client(tls, trust, channel, target.host(), target.port()));
            channel.pipeline().addLast(new CloseNotify());
        }
        Outlet outlet = new Outlet(channel, limits.unsentOctets());
        WireHandler handler = new WireHandler(wire, outlet, tls != null, () -> {
            wire.attach(outlet, first);
            if (!wire.isDropped()) {
                request.run();
            }
        });
        wire.handedOnBy(handler::hand);
        channel.pipeline().addLast(handler);
    }

    @Override
    public void unreachable(String detail) {
        wire.lost(Ending.NOT_CONNECTED, detail);
    }

    @Override
    public void reset(String detail) {
        wire.lost(Ending.RESET, detail);
    }
}
