package io.graphqltck.wire.socket;

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
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection of either side. What is read goes through the present {@link ReadingStage}, and what that makes of it comes back
 * through {@link #on}, the one gate to the kit's listener.
 */
public final class SocketWire implements Wire, WireListener {

    private final Side side;
    private final EventLoop loop;
    private final WireLimits limits;
    private final Sending sending;
    private final ServerResponses responses;
    private WireListener listener = event -> {};
    private ReadingStage stage = ReadingStage.DEAF;
    private byte[] backlog = {};
    private @Nullable Outlet outlet;
    private @Nullable Supplier<SocketWire> successor;
    /** Of the kit's client: the next exchange on the connection, and what gives the connection to it. */
    private @Nullable SocketWire follower;
    /** Its request is on the way, so that a response to it may come. */
    private boolean followed;

    private Consumer<SocketWire> hand = next -> {};
    /** What waits until the connection is there. */
    private final List<Runnable> whenAttached = new ArrayList<>();

    private boolean sendingEnded;
    private boolean dropped;
    private boolean ended;
    private final ReadBudget budget;

    /**
     * A wire without a connection as yet.
     *
     * @param side the kit's own
     */
    public SocketWire(Side side, EventLoop loop, WireLimits limits) {
        this.side = side;
        this.loop = loop;
        this.limits = limits;
        this.budget = new ReadBudget(limits, "on one connection", this::abort);
        this.sending = new Sending(side, limits.unsentOctets(), this::leave);
        this.responses = new ServerResponses(this, side, sending, loop);
    }

    public void listen(WireListener newListener) {
        listener = newListener;
    }

    /** The TCP connection is there; {@code first} is what its octets mean. */
    public void attach(Outlet newOutlet, ReadingStage first) {
        outlet = newOutlet;
        sending.attach(newOutlet);
        if (dropped) {
            newOutlet.reset();
        } else {
            stage = first;
        }
        // later: this exchange's own request goes first
        whenAttached.forEach(loop::execute);
        whenAttached.clear();
    }

    /** {@code hand}: from now on the connection's octets are another wire's. */
    void handedOnBy(Consumer<SocketWire> handing) {
        hand = handing;
    }

    /** The next exchange on this connection, of the kit's client: its response comes after this one's. */
    public void followedBy(SocketWire next, ReadingStage first, Runnable request) {
        follower = next;
        next.handedOnBy(hand);
        Runnable begin = () -> {
            Outlet out = outlet;
            if (out == null || !out.isOpen()) {
                next.lost(Ending.FIN, "The connection had ended before.");
                return;
            }
            if (stage == ReadingStage.DEAF) { // what came on it cannot be understood, or nobody had asked for it
                next.lost(Ending.BY_KIT, "The kit does not continue a connection after such bytes.");
                return;
            }
            followed = true;
            next.attach(out, first);
            request.run();
            if (stage instanceof ClientExchange exchange && exchange.isOver()) {
                handOn(new byte[0], 0, 0);
            }
        };
        if (outlet == null && !ended) {
            whenAttached.add(begin);
        } else {
            loop.execute(begin);
        }
    }

    /**
     * The exchange is over, and the connection the next one's where that has been asked for; else false. What follows a
     * response before the next request was sent answers none (RFC 9112 §9.2).
     */
    boolean handOn(byte[] octets, int from, int to) {
        SocketWire next = follower;
        if (next == null || !followed || ended) {
            return false;
        }
        hand.accept(next);
        end(Ending.BY_KIT, "The connection continues with the next exchange.");
        next.received(octets, from, to);
        return true;
    }

    /** When an exchange is over and the client continues, {@code next} makes the wire of the next exchange. */
    public void succeededBy(Supplier<SocketWire> next) {
        successor = next;
    }

    void enter(ReadingStage next) {
        if (!dropped) {
            stage = next;
        }
    }

    /** From here on the octets are frames. */
    void upgrade(boolean withDeflate) {
        sending.upgrade(withDeflate);
        enter(new FrameStage(side.other(), withDeflate, limits, this, this::abort));
    }

    /** What the kit says on it. */
    public Sending sending() {
        return sending;
    }

    /** What its octets mean at present. */
    ReadingStage stage() {
        return stage;
    }

    /** These wait for the next stage. */
    void keep(byte[] octets) {
        backlog = octets;
    }

    /** What waits may be all that comes. */
    void goOn() {
        received(new byte[0], 0, 0);
    }

    /** Octets came, after those that wait. */
    void received(byte[] octets, int from, int to) {
        byte[] waiting = backlog;
        Supplier<SocketWire> next = successor;
        if (!budget.octets(to - from)) {
            return;
        }
        if (stage == ReadingStage.OVER && next != null) {
            if (waiting.length + to - from > 0) {
                stage = ReadingStage.DEAF;
                ended = true; // the connection is the next one's
                SocketWire following = next.get();
                following.received(waiting, 0, waiting.length);
                following.received(octets, from, to);
            }
            return;
        }
        backlog = new byte[0];
        if (waiting.length > 0) {
            stage.octets(waiting, 0, waiting.length);
        }
        if (stage == ReadingStage.OVER) { // what waited was answered at once: these are the next exchange's
            byte[] behind = Arrays.copyOf(backlog, backlog.length + to - from);
            System.arraycopy(octets, from, behind, backlog.length, to - from);
            backlog = behind;
        } else {
            stage.octets(octets, from, to);
        }
    }

    /** The TCP connection ended. If that was the kit's doing, it is told by {@link #drop}. */
    void lost(Ending how, String detail) {
        if (dropped) {
            return;
        }
        SocketWire next = follower;
        if (next != null && !ended) {
            loop.execute(() -> next.lost(how, detail));
        }
        String unfinished = stage.unfinished();
        end(how, detail.isEmpty() && unfinished != null ? "The stream ended " + unfinished + "." : detail);
    }

    /** The kit gives the connection up: what comes is more than it reads, which the reason says. */
    void abort(String reason) {
        drop(Drop.RESET, Ending.GAVE_UP, reason);
    }

    /** The kit ends the connection for what the other side does. */
    void leave(String reason) {
        drop(Drop.RESET, reason);
    }

    @Override
    public void on(WireEvent event) {
        if (ended || (dropped && !(event instanceof WireEvent.Responded))) {
            return;
        }
        if (!budget.event()) {
            return;
        }
        if (event instanceof WireEvent.Violation violation && violation.fatal()) {
            stage.close();
            stage = ReadingStage.DEAF;
        }
        listener.on(event);
    }

    @Override
    public void respond(UpgradeResponse response) {
        responses.upgrade(response);
    }

    @Override
    public void respond(HttpResponse response) {
        responses.exchange(response);
    }

    @Override
    public byte[] write(List<Outgoing> items, List<Integer> cuts) {
        if (!isOpen()) {
            return new byte[0]; // it is the other side that ended the conversation
        }
        if (sending.streams(items)) {
            byte[] octets = sending.stream(items, cuts);
            HttpHead head = sending.head();
            if (head != null && items.stream().anyMatch(Outgoing.EndOfBody.class::isInstance)) {
                responses.over(head);
            }
            return octets;
        }
        return sending.write(items, cuts, stage instanceof ServerExchange);
    }

    @Override
    public void drop(Drop how) {
        drop(how, "");
    }

    @Override
    public void whenWritten(Runnable task) {
        Outlet out = outlet;
        if (out == null) {
            task.run();
        } else {
            out.whenWritten(task);
        }
    }

    @Override
    public void read(boolean on) {
        if (outlet != null && !ended) {
            outlet.read(on);
        }
    }

    @Override
    public boolean isOpen() {
        return outlet != null && outlet.isOpen() && !sendingEnded && !ended;
    }

    @Override
    public @Nullable HttpHead sentHead() {
        return sending.head();
    }

    @Override
    public boolean compresses() {
        return sending.compresses();
    }

    boolean isDropped() {
        return dropped;
    }

    void drop(Drop how, String reason) {
        drop(how, Ending.BY_KIT, reason);
    }

    private void drop(Drop how, Ending ending, String reason) {
        if (ended || dropped || how == Drop.GOAWAY || (how == Drop.HALF && sendingEnded)) {
            return;
        }
        sendingEnded = true;
        if (how == Drop.HALF) {
            if (outlet != null) {
                outlet.half();
            }
            return;
        }
        dropped = true;
        ReadingStage last = stage;
        stage = ReadingStage.DEAF;
        last.close();
        if (outlet != null) {
            if (how == Drop.RESET) {
                outlet.reset();
            } else {
                outlet.finish(how == Drop.FIN);
            }
        }
        // not at once: the listener is not called from within its own calls
        loop.execute(() -> {
            last.ended(ending);
            end(ending, reason);
        });
    }

    private void end(Ending how, String detail) {
        if (ended) {
            return;
        }
        stage.ended(how);
        stage.close();
        stage = ReadingStage.DEAF;
        ended = true;
        listener.on(new WireEvent.Ended(how, detail));
    }
}
