package io.graphqltck.wire.stream;

import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.http2.StreamListener;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One exchange over HTTP/2, of either side: a stream of its own on a connection that it may share. */
public final class StreamWire implements Wire, StreamListener, WireListener {

    private final Side side;
    private final Executor loop;
    private final WireLimits limits;
    private final StreamReading reading;
    private WireListener listener = event -> {};
    private @Nullable StreamOutlet outlet;
    private @Nullable StreamDial dial;
    private @Nullable HttpHead sentHead;
    private boolean sendingEnded;
    private boolean dropped;
    private boolean deaf;
    private boolean ended;
    private int events;

    /** {@code method}: of the kit's own request, or null on the server's side. */
    public StreamWire(Side side, Executor loop, WireLimits limits, @Nullable String method) {
        this.side = side;
        this.loop = loop;
        this.limits = limits;
        this.reading = method == null
                ? new RequestReading(limits, this, this::sayContinue)
                : new ResponseReading(limits, method, this, this::abort);
    }

    public void listen(WireListener newListener) {
        listener = newListener;
    }

    /** It is on this connection, or will be. */
    public void dialled(StreamDial newDial) {
        dial = newDial;
    }

    /** Whose connection others may share; null on the server's side. */
    @Nullable
    public StreamDial dial() {
        return dial;
    }

    /** The stream is there. */
    public void attach(StreamOutlet newOutlet) {
        outlet = newOutlet;
    }

    /** Sends a request. */
    public void send(HttpHead head, Http2Headers headers, byte[] body, List<Integer> cuts) {
        sentHead = head;
        StreamOutlet out = outlet;
        if (out != null) {
            out.headers(headers, body.length == 0);
            if (body.length > 0) {
                write(out, body, cuts, true);
            }
            sendingEnded = true;
        }
    }

    /** Whether the exchange is over on both sides. */
    boolean isOver() {
        return ended || (sendingEnded && reading.isDone());
    }

    /** Whether this is what it is sent by. */
    boolean isOn(StreamOutlet other) {
        return outlet == other;
    }

    boolean isDropped() {
        return dropped;
    }

    /** There is no connection, or none that speaks HTTP/2. */
    void unreachable(String detail) {
        end(Ending.NOT_CONNECTED, detail);
    }

    // What the other side does.

    @Override
    public void headers(Http2Headers headers, boolean last) {
        if (!deaf) {
            reading.headers(headers, last);
            finishIfDone();
        }
    }

    @Override
    public void data(byte[] octets, boolean last) {
        if (!deaf) {
            reading.data(octets, last);
            finishIfDone();
        }
    }

    /** A response's end is the end of the wire, as that of the connection is over HTTP/1.1. */
    private void finishIfDone() {
        if (side == Side.CLIENT && reading.isDone() && !ended) {
            end(Ending.FIN, "");
        }
    }

    @Override
    public void goingAway(String code) {
        on(new WireEvent.GoingAway(code));
    }

    @Override
    public void lost(Ending how, String detail) {
        StreamOutlet out = outlet;
        if (dropped || ended) {
            return;
        }
        if (side == Side.CLIENT && out != null && !out.isSettled() && how == Ending.FIN) {
            end(Ending.NOT_CONNECTED, "The server ended the connection before it had said anything in HTTP/2.");
            return;
        }
        @Nullable String unfinished = reading.unfinished();
        end(how, detail.isEmpty() && unfinished != null ? "The stream ended " + unfinished + "." : detail);
    }

    @Override
    public void malformed(String text) {
        StreamOutlet out = outlet;
        if (side == Side.CLIENT && out != null && !out.isSettled()) {
            end(Ending.NOT_CONNECTED, "The server does not speak HTTP/2: " + text + ".");
        } else {
            String what = side == Side.CLIENT
                    ? "What the server sends is not HTTP/2: "
                    : "What the client sends is not HTTP/2: ";
            on(new WireEvent.Violation(reading.requirement(), what + text + ".", true));
        }
    }

    @Override
    public void abandoned(String reason) {
        abort(reason);
    }

    @Override
    public void on(WireEvent event) {
        if (ended || dropped) {
            return;
        }
        if (++events > limits.eventsPerWire()) {
            abort("More than " + limits.eventsPerWire() + " events occurred in one exchange: the kit dropped it.");
            return;
        }
        if (event instanceof WireEvent.Violation violation && violation.fatal()) {
            deaf = true;
            reading.close();
        }
        listener.on(event);
    }

    private void end(Ending how, String detail) {
        if (!ended) {
            deaf = true;
            ended = true;
            reading.close();
            listener.on(new WireEvent.Ended(how, detail));
        }
    }

    // What the kit does.

    @Override
    public void respond(UpgradeResponse response) {
        throw new IllegalStateException("over HTTP/2 nothing is upgraded");
    }

    @Override
    public void respond(HttpResponse response) {
        if (side == Side.CLIENT) {
            throw new IllegalStateException("there is no request to be answered");
        }
        StreamOutlet out = outlet;
        if (!isOpen() || out == null) {
            return;
        }
        HttpHead request = ((RequestReading) reading).head();
        StreamHeads.Sent head = StreamHeads.response(response, request);
        boolean interim = response.status() < 200;
        byte[] body = request != null && Messages.method(request).equals("HEAD")
                ? new byte[0]
                : response.payload().body();
        boolean last = !response.streamed() && !interim && body.length == 0;
        out.headers(head.headers(), last);
        if (interim) {
            return;
        }
        sentHead = head.head();
        if (!response.streamed() && body.length > 0) {
            write(out, body, StreamHeads.cuts(response.payload()), true);
        }
        sendingEnded = !response.streamed();
    }

    @Override
    public byte[] write(List<Outgoing> items, List<Integer> cuts) {
        StreamOutlet out = outlet;
        if (out == null || !isOpen() || sentHead == null) {
            return new byte[0]; // it is the other side that ended the exchange
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < items.size(); i++) {
            Outgoing item = items.get(i);
            boolean last = i + 1 < items.size()
                    && items.get(i + 1) instanceof Outgoing.EndOfBody end
                    && end.trailers().isEmpty();
            if (item instanceof Outgoing.Body body) {
                octets.writeBytes(body.octets());
                write(out, body.octets(), cuts, last);
            } else if (item instanceof Outgoing.Octets raw) {
                octets.writeBytes(raw.octets());
                write(out, raw.octets(), cuts, last);
            } else if (!(item instanceof Outgoing.EndOfBody end)) {
                throw new IllegalStateException("over HTTP/2 there are no frames of WebSocket");
            } else if (!end.trailers().isEmpty()) {
                out.headers(StreamHeads.trailers(end.trailers()), true);
            } else if (!sendingEnded) {
                write(out, new byte[0], List.of(), true);
            }
            sendingEnded |= last || item instanceof Outgoing.EndOfBody;
        }
        return octets.toByteArray();
    }

    private void write(StreamOutlet out, byte[] octets, List<Integer> cuts, boolean last) {
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
        if (out.unsent() > limits.unsentOctets()) {
            abort("The other side does not read: more than " + limits.unsentOctets() + " bytes wait to be sent.");
        }
    }

    private void sayContinue() {
        StreamOutlet out = outlet;
        if (out != null) {
            out.headers(StreamHeads.interim(100), false);
        }
    }

    private void abort(String reason) {
        drop(Drop.RESET, Http2Code.CANCEL, reason);
    }

    @Override
    public void drop(Drop how) {
        drop(how, side == Side.CLIENT ? Http2Code.CANCEL : Http2Code.INTERNAL_ERROR, "");
    }

    @Override
    public void drop(Drop how, Http2Code code) {
        drop(how, code, "");
    }

    private void drop(Drop how, Http2Code code, String reason) {
        StreamOutlet out = outlet;
        if (dropped) {
            return;
        }
        if (ended) { // its connection may still be there
            dropped = true;
            if (out != null && how != Drop.RESET) {
                out.finish(how != Drop.TRUNCATED);
            }
            return;
        }
        if (how == Drop.HALF) {
            if (out != null && !sendingEnded) {
                out.data(new byte[0], 0, 0, true);
            }
            sendingEnded = true;
            return;
        }
        if (how == Drop.GOAWAY) {
            if (out != null) {
                out.goAway(code);
            }
            return;
        }
        dropped = true;
        deaf = true;
        sendingEnded = true;
        reading.close();
        if (out != null && how == Drop.RESET) {
            out.reset(code);
        } else if (out != null) {
            out.finish(how == Drop.FIN);
        }
        // not at once: the listener is not called from within its own calls
        loop.execute(() -> end(Ending.BY_KIT, reason));
    }

    /** The kit ended the connection with another exchange on it. */
    void endedBeside() {
        if (!dropped && !ended) {
            dropped = true;
            deaf = true;
            sendingEnded = true;
            loop.execute(() -> end(Ending.BY_KIT, "The kit ended the connection that it was on."));
        }
    }

    /** What comes is not acknowledged, so that the stream's window fills. */
    @Override
    public void read(boolean on) {
        StreamOutlet out = outlet;
        if (out != null && on) {
            out.release();
        } else if (out != null) {
            out.hold();
        }
    }

    @Override
    public void whenWritten(Runnable task) {
        StreamOutlet out = outlet;
        if (out == null) {
            task.run();
        } else {
            out.whenWritten(task);
        }
    }

    @Override
    public boolean isOpen() {
        return outlet != null && outlet.isOpen() && !sendingEnded && !ended && !dropped;
    }

    @Override
    public @Nullable HttpHead sentHead() {
        return sentHead;
    }
}
