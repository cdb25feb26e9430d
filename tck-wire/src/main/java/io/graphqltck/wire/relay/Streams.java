package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.http2.FrameEars;
import io.graphqltck.wire.http2.Http2Errors;
import io.graphqltck.wire.stream.RequestReading;
import io.graphqltck.wire.stream.ResponseReading;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One connection of HTTP/2, as it is overheard: each of its streams is a wire. */
final class Streams {

    /** Streams that are open at the same time: a client could open them without end. */
    private static final int MOST_STREAMS = 2000;

    private final Talk talk;
    private final Map<Role, FrameEars> ears = new EnumMap<>(Role.class);
    private final TreeMap<Integer, HeardStream> open = new TreeMap<>();
    private int newest;

    /** Both parties begin: the client with the preface, the server with its settings. */
    Streams(Talk talk) {
        this.talk = talk;
        for (Role role : Role.values()) {
            ears.put(role, new FrameEars(role == Role.CLIENT, talk.limits().headOctets(), new Frames(role)));
        }
    }

    /** A request over HTTP/1.1 asked for HTTP/2, and the server has agreed: its answer comes on the first stream. */
    void upgraded(Exchange exchange) {
        newest = 1;
        open.put(
                1,
                new HeardStream(exchange.wire(), null, response(exchange.wire(), Messages.method(exchange.request()))));
    }

    void octets(Role speaker, ChannelHandlerContext context, byte[] octets, int from) {
        try {
            ears(speaker).octets(context, octets, from);
        } catch (Http2Exception e) {
            if (Http2Errors.isLimit(e)) {
                talk.stop(talk.last(), "The kit's limits were exceeded: " + Http2Errors.text(e) + ".");
                return;
            }
            talk.tell(
                    speaker,
                    talk.last(),
                    new WireEvent.Violation(
                            speaker == Role.CLIENT ? RequestReading.REQUIREMENT : ResponseReading.REQUIREMENT,
                            "What the " + speaker.word() + " sends is not HTTP/2: " + Http2Errors.text(e) + ".",
                            true));
        }
    }

    private FrameEars ears(Role speaker) {
        return Objects.requireNonNull(ears.get(speaker));
    }

    private RequestReading request(int wire) {
        return new RequestReading(talk.limits(), event -> talk.tell(Role.CLIENT, wire, event), () -> {});
    }

    private ResponseReading response(int wire, String method) {
        return new ResponseReading(
                talk.limits(),
                method,
                event -> talk.tell(Role.SERVER, wire, event),
                why -> talk.stop(wire, why),
                (codings, why) -> talk.stop(wire, why));
    }

    /** The party ended the connection, and with it its part of every exchange that is not over. */
    void ended(Role speaker, Ending how, String detail) {
        if (newest == 0) {
            talk.tell(speaker, talk.last(), new WireEvent.Ended(how, detail));
        }
        List.copyOf(open.values()).forEach(stream -> ended(speaker, stream, how, detail));
    }

    private void ended(Role speaker, HeardStream stream, Ending how, String detail) {
        @Nullable String unfinished = stream.unfinished(speaker);
        String words = detail.isEmpty() && unfinished != null ? "The stream ended " + unfinished + "." : detail;
        talk.tell(speaker, stream.wire(), new WireEvent.Ended(how, words));
    }

    void close() {
        open.values().forEach(HeardStream::close);
        open.clear();
        ears.values().forEach(FrameEars::close);
    }

    /** The frames of one party. */
    private final class Frames implements FrameEars.Listener {

        private final Role speaker;

        Frames(Role speaker) {
            this.speaker = speaker;
        }

        @Override
        public void headers(int id, Http2Headers headers, boolean last) {
            @Nullable HeardStream stream = open.get(id);
            if (speaker == Role.CLIENT && stream == null && id > newest) {
                newest = id;
                int wire = talk.begin();
                if (open.size() >= MOST_STREAMS) {
                    talk.stop(wire, "More than " + MOST_STREAMS + " streams are open on one connection.");
                    return;
                }
                CharSequence method = headers.method();
                stream = new HeardStream(wire, request(wire), response(wire, method == null ? "-" : method.toString()));
                open.put(id, stream);
            }
            if (stream != null) {
                stream.headers(speaker, headers, last);
                over(id, stream);
            }
        }

        @Override
        public void data(int id, byte[] octets, boolean last) {
            @Nullable HeardStream stream = open.get(id);
            if (stream != null) {
                stream.data(speaker, octets, last);
                over(id, stream);
            }
        }

        /** A response's end is the end of the wire, as that of the connection is over HTTP/1.1. */
        private void over(int id, HeardStream stream) {
            if (speaker == Role.SERVER && stream.isAnswered()) {
                talk.tell(Role.SERVER, stream.wire(), new WireEvent.Ended(Ending.FIN, ""));
                close(id, stream);
            }
        }

        private void close(int id, HeardStream stream) {
            open.remove(id);
            stream.close();
        }

        @Override
        public void reset(int id, long code) {
            @Nullable HeardStream stream = open.get(id);
            if (stream != null) {
                ended(speaker, stream, Ending.RESET, "RST_STREAM " + Http2Errors.name(code));
                close(id, stream);
            }
        }

        @Override
        public void goAway(int last, long code) {
            if (speaker == Role.CLIENT) {
                return; // a server opens no streams
            }
            for (Map.Entry<Integer, HeardStream> one : List.copyOf(open.entrySet())) {
                if (one.getKey() > last) {
                    String detail = "GOAWAY " + Http2Errors.name(code) + " before stream " + one.getKey();
                    ended(speaker, one.getValue(), Ending.RESET, detail);
                    close(one.getKey(), one.getValue());
                } else {
                    talk.tell(speaker, one.getValue().wire(), new WireEvent.GoingAway(Http2Errors.name(code)));
                }
            }
        }

        @Override
        public void settings(Http2Settings settings) throws Http2Exception {
            ears(speaker.other()).expect(settings);
        }
    }
}
