package io.graphqltck.wire.stream;

import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.ReadBudget;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEvent.Ending;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.http2.StreamListener;
import io.graphqltck.wire.socket.ResponseBody;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One exchange over HTTP/2, of either side: a stream of its own on a connection that it may share. */
public final class StreamWire implements Wire, StreamListener, WireListener {

    private final Side side;
    private final Executor loop;
    private final StreamReading reading;
    private final StreamSending sending;
    private WireListener listener = event -> {};
    private @Nullable StreamOutlet outlet;
    private @Nullable StreamDial dial;
    private boolean dropped;
    private boolean deaf;
    private boolean ended;
    private final ReadBudget budget;

    /** {@code request}: the kit's own, or null on the server's side. */
    public StreamWire(Side side, Executor loop, WireLimits limits, @Nullable HttpHead request) {
        this.side = side;
        this.loop = loop;
        this.budget = new ReadBudget(limits, "in one exchange", this::abort);
        this.sending = new StreamSending(limits.unsentOctets(), this::leave);
        this.reading = request == null
                ? new RequestReading(limits, this, sending::sayContinue)
                : new ResponseReading(
                        limits,
                        Messages.method(request),
                        this,
                        this::abort,
                        ResponseBody.onUnknownCoding(request, this::abort, this::leave));
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
        sending.attach(newOutlet);
    }

    /** What the kit says on it. */
    public StreamSending sending() {
        return sending;
    }

    /** Whether the exchange is over on both sides. */
    boolean isOver() {
        return ended || (sending.isOver() && reading.isDone());
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
        if (budget.octets(octets.length) && !deaf) {
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
        if (!budget.event()) {
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
        if (isOpen()) {
            sending.respond(response, ((RequestReading) reading).head());
        }
    }

    @Override
    public byte[] write(List<Outgoing> items, List<Integer> cuts) {
        // otherwise it is the other side that ended the exchange
        return isOpen() ? sending.write(items, cuts) : new byte[0];
    }

    /** The kit ends it for what the other side does. */
    private void leave(String reason) {
        drop(Drop.RESET, Http2Code.CANCEL, Ending.BY_KIT, reason);
    }

    private void abort(String reason) {
        drop(Drop.RESET, Http2Code.CANCEL, Ending.GAVE_UP, reason);
    }

    @Override
    public void drop(Drop how) {
        drop(how, side == Side.CLIENT ? Http2Code.CANCEL : Http2Code.INTERNAL_ERROR, Ending.BY_KIT, "");
    }

    @Override
    public void drop(Drop how, Http2Code code) {
        drop(how, code, Ending.BY_KIT, "");
    }

    private void drop(Drop how, Http2Code code, Ending ending, String reason) {
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
            sending.end();
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
        sending.stop();
        reading.close();
        if (out != null && how == Drop.RESET) {
            out.reset(code);
        } else if (out != null) {
            out.finish(how == Drop.FIN);
        }
        // not at once: the listener is not called from within its own calls
        loop.execute(() -> end(ending, reason));
    }

    /** The kit ended the connection with another exchange on it. */
    void endedBeside() {
        if (!dropped && !ended) {
            dropped = true;
            deaf = true;
            sending.stop();
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
        return outlet != null && outlet.isOpen() && !sending.isOver() && !ended && !dropped;
    }

    @Override
    public @Nullable HttpHead sentHead() {
        return sending.head();
    }
}
