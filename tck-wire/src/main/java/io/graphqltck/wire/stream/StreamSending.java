package io.graphqltck.wire.stream;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.wire.http.Messages;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the kit says on one stream of HTTP/2: heads, and bodies at once or streamed. */
public final class StreamSending {

    private final int mostUnsent;
    private final Consumer<String> abort;
    private @Nullable StreamOutlet outlet;
    private @Nullable HttpHead head;
    private boolean over;

    /**
     * Nothing can be sent as yet.
     *
     * @param mostUnsent how many octets may wait for an other side that does not read
     * @param abort gives the exchange up, for this reason
     */
    StreamSending(int mostUnsent, Consumer<String> abort) {
        this.mostUnsent = mostUnsent;
        this.abort = abort;
    }

    /** The stream is there. */
    void attach(StreamOutlet newOutlet) {
        outlet = newOutlet;
    }

    /** The head that was sent last, or null. */
    @Nullable
    HttpHead head() {
        return head;
    }

    /** Whether nothing more is sent. */
    boolean isOver() {
        return over;
    }

    /** Sends nothing more. */
    void stop() {
        over = true;
    }

    /** Ends the kit's half of the stream. */
    void end() {
        StreamOutlet out = outlet;
        if (out != null && !over) {
            out.data(new byte[0], 0, 0, true);
        }
        over = true;
    }

    /** Sends a request. */
    public void request(HttpHead newHead, Http2Headers headers, byte[] body, List<Integer> cuts) {
        head = newHead;
        StreamOutlet out = outlet;
        if (out != null) {
            out.headers(headers, body.length == 0);
            if (body.length > 0) {
                data(out, body, cuts, true);
            }
            over = true;
        }
    }

    /** Sends a whole response to this request, or begins one that is streamed. */
    void respond(HttpResponse response, @Nullable HttpHead request) {
        StreamOutlet out = outlet;
        if (out == null) {
            return;
        }
        StreamHeads.Sent sent = StreamHeads.response(response, request);
        boolean interim = response.status() < 200;
        byte[] body = request != null && Messages.method(request).equals("HEAD")
                ? new byte[0]
                : response.payload().body();
        boolean last = !response.streamed() && !interim && body.length == 0;
        out.headers(sent.headers(), last);
        if (interim) {
            return;
        }
        head = sent.head();
        if (!response.streamed() && body.length > 0) {
            data(out, body, StreamHeads.cuts(response.payload()), true);
        }
        over = !response.streamed();
    }

    /** Asks for a body that the client holds back. */
    void sayContinue() {
        StreamOutlet out = outlet;
        if (out != null) {
            out.headers(StreamHeads.interim(100), false);
        }
    }

    /**
     * Sends octets of a streamed body, up to its end if that is among them.
     *
     * @return what was sent; nothing where no response has begun
     */
    byte[] write(List<Outgoing> items, List<Integer> cuts) {
        StreamOutlet out = outlet;
        if (out == null || head == null) {
            return new byte[0];
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < items.size(); i++) {
            Outgoing item = items.get(i);
            boolean last = i + 1 < items.size()
                    && items.get(i + 1) instanceof Outgoing.EndOfBody end
                    && end.trailers().isEmpty();
            if (item instanceof Outgoing.Body body) {
                octets.writeBytes(body.octets());
                data(out, body.octets(), cuts, last);
            } else if (item instanceof Outgoing.Octets raw) {
                octets.writeBytes(raw.octets());
                data(out, raw.octets(), cuts, last);
            } else if (!(item instanceof Outgoing.EndOfBody end)) {
                throw new IllegalStateException("over HTTP/2 there are no frames of WebSocket");
            } else if (!end.trailers().isEmpty()) {
                out.headers(StreamHeads.trailers(end.trailers()), true);
            } else if (!over) {
                data(out, new byte[0], List.of(), true);
            }
            over |= last || item instanceof Outgoing.EndOfBody;
        }
        return octets.toByteArray();
    }

    private void data(StreamOutlet out, byte[] octets, List<Integer> cuts, boolean last) {
        int from = 0;
        for (int cut : cuts) {
            if (cut > from && cut < octets.length) {
                out.data(octets, from, cut, false);
                from = cut;
            }
        }
        if (from < octets.length || last) {
            out.data(octets, from, octets.length, last);
        }
        if (out.unsent() > mostUnsent) {
            abort.accept("The other side does not read: more than " + mostUnsent + " bytes wait to be sent.");
        }
    }
}
