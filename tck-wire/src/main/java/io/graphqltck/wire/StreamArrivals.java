package io.graphqltck.wire;

import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http2.StreamListener;
import io.graphqltck.wire.http2.StreamsHandler;
import io.graphqltck.wire.socket.Outlet;
import io.graphqltck.wire.stream.StreamConnection;
import io.graphqltck.wire.stream.StreamOutlet;
import io.graphqltck.wire.stream.StreamWire;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;

/** The exchanges that a client begins on one connection of HTTP/2: each is a wire, the first of them the connection's own. */
final class StreamArrivals {

    private final EventLoop loop;
    private final ListenOptions options;
    private final AcceptHandler handler;
    private final StreamWire first;
    private final StreamConnection connection;
    private boolean begun;

    private StreamArrivals(
            Channel channel,
            EventLoop loop,
            ListenOptions options,
            AcceptHandler handler,
            AcceptedWire accepted,
            Outlet outlet) {
        this.loop = loop;
        this.options = options;
        this.handler = handler;
        this.first = wire();
        StreamsHandler streams =
                StreamsHandler.server(options.limits().headOctets(), (on, stream) -> arrived(stream), first);
        this.connection = new StreamConnection(streams, outlet);
        accepted.becomes(first);
        first.attach(new StreamOutlet(connection, StreamOutlet.NONE));
        channel.pipeline().addLast(streams);
    }

    /** From here on the channel speaks HTTP/2. */
    static void begin(
            Channel channel,
            EventLoop loop,
            ListenOptions options,
            AcceptHandler handler,
            AcceptedWire accepted,
            Outlet outlet) {
        new StreamArrivals(channel, loop, options, handler, accepted, outlet);
    }

    private StreamListener arrived(int stream) {
        StreamWire wire = begun ? wire() : first;
        boolean full = connection.isFull();
        connection.add(wire, stream);
        if (begun) {
            wire.listen(handler.onAccept(wire));
        }
        begun = true;
        if (full) {
            wire.abandoned("More exchanges arrived on one connection than the kit accepts: it refused this one.");
            connection.handler().goAway(stream, Http2Code.ENHANCE_YOUR_CALM.number());
        }
        return wire;
    }

    private StreamWire wire() {
        return new StreamWire(Side.SERVER, loop, options.limits(), null);
    }
}
