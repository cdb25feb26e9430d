package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.wire.frame.FrameReader;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http.ResponseCheck;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection, as it is overheard: exchanges of HTTP/1.1 one after the other, until one of them opens a WebSocket; or streams of
 * HTTP/2, where the client begins with its preface, or the server agrees to h2c.
 */
final class Conversation {

    private final Talk talk;
    private final Queue<Exchange> waiting = new ArrayDeque<>();
    private final ClientSpeech client;
    private final ServerSpeech server;
    private final Beginning beginning = new Beginning();
    private @Nullable Streams streams;
    private @Nullable FrameReader fromClient;
    private @Nullable FrameReader fromServer;
    private int socket;
    private boolean over;
    private boolean cut;

    Conversation(Talk talk) {
        this.talk = talk;
        this.client = new ClientSpeech(talk, waiting);
        this.server = new ServerSpeech(talk, waiting, this::upgraded, client::goOn, this::switched);
    }

    void octets(Role speaker, ChannelHandlerContext context, byte[] octets) {
        if (over || cut || !talk.hears(octets.length)) {
            return;
        }
        if (beginning.isOver()) {
            continued(speaker, context, octets);
            return;
        }
        beginning.add(speaker, octets);
        if (beginning.isOver()) {
            begin(context);
        }
    }

    private void begin(ChannelHandlerContext context) {
        if (beginning.isHttp2()) {
            streams = new Streams(talk);
        }
        for (Role role : Role.values()) { // nobody answers before a request
            byte[] held = beginning.take(role);
            if (held.length > 0 && !talk.isDeaf()) {
                continued(role, context, held);
            }
        }
    }

    private void continued(Role speaker, ChannelHandlerContext context, byte[] octets) {
        Streams heard = streams;
        if (heard != null) {
            heard.octets(speaker, context, octets, 0);
        } else if (speaker == Role.CLIENT) {
            FrameReader frames = fromClient;
            if (frames != null) {
                frames.octets(octets, 0, octets.length);
            } else {
                client.octets(octets, 0, octets.length);
            }
        } else {
            int next = fromServer == null ? server.octets(octets, 0, octets.length) : 0;
            FrameReader frames = fromServer;
            Streams switched = streams;
            if (frames != null && next < octets.length) {
                frames.octets(octets, next, octets.length);
            } else if (switched != null && next < octets.length) {
                switched.octets(Role.SERVER, context, octets, next);
            }
        }
    }

    /** From here on both sides' octets are frames; the client's that came before belong to them. */
    private void upgraded(Exchange exchange, HttpHead response) {
        socket = exchange.wire();
        talk.tell(Role.SERVER, socket, new WireEvent.Responded(response, ""));
        ResponseCheck.violations(exchange.request(), response)
                .forEach(violation -> talk.tell(Role.SERVER, socket, violation));
        FrameReader early = reader(exchange, response, Side.CLIENT, Role.CLIENT);
        fromClient = early;
        fromServer = reader(exchange, response, Side.SERVER, Role.SERVER);
        byte[] held = client.held();
        early.octets(held, 0, held.length);
    }

    private void switched(Exchange exchange) {
        Streams heard = new Streams(talk);
        heard.upgraded(exchange);
        streams = heard;
    }

    private FrameReader reader(Exchange exchange, HttpHead response, Side side, Role role) {
        return new FrameReader(
                side,
                ResponseCheck.compression(exchange.request(), response, side),
                talk.limits().messageOctets(),
                event -> talk.tell(role, socket, event));
    }

    /** This party ended the connection. {@code detail}: for a person, or empty. */
    void ended(Role speaker, Ending how, String detail) {
        if (cut) {
            return;
        }
        Streams heard = streams;
        if (heard != null) {
            heard.ended(speaker, how, detail);
            return;
        }
        if (speaker == Role.SERVER && how == Ending.FIN) {
            server.ended();
        }
        talk.tell(speaker, socket == 0 ? talk.last() : socket, new WireEvent.Ended(how, detail));
    }

    /** The kit cannot listen any more. */
    void deaf(String why) {
        talk.stop(socket == 0 ? talk.last() : socket, why);
    }

    /** The network ends it: what is still said is not heard, and neither party has ended it. */
    void cut() {
        cut = true;
    }

    /** Whether both sides are gone. */
    boolean isOver() {
        return over;
    }

    /** Both sides are gone. */
    void close() {
        if (over) {
            return;
        }
        over = true;
        talk.gone();
        server.close();
        if (streams != null) {
            streams.close();
        }
        if (fromClient != null) {
            fromClient.close();
        }
        if (fromServer != null) {
            fromServer.close();
        }
    }
}
