package io.graphqltck.core.transcript;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import io.graphqltck.core.wire.WireLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that crossed the wires and all that the application saw. Filled on the scenario's loop, read after it. What a hostile
 * subject sends is kept within a budget: when it is used up, messages are kept by their first octets only.
 */
public final class Transcript {

    static final int BUDGET = 48 << 20;
    static final int ALWAYS_KEPT = 1024;
    private static final int MOST_MOMENTS = 50_000;
    private static final int MOST_OBJECTIONS = 1000;

    private static final String NO_MEMORY =
            "what the subjects said needs more memory than the kit has left for all that runs";

    /** What a transcript may take when it is only shown any more. */
    static final int LIGHT = 256 << 10;

    static final int SOME_MOMENTS = 500;
    private static final int FEW_MOMENTS = 50;

    /** What reports show of one message, and of one of too many. */
    static final int SHOWN = 20_000;

    private final List<Moment> moments = new ArrayList<>();
    private final List<Objected> objections = new ArrayList<>();
    private final LongSupplier clock;
    private final Consumer<Moment> watcher;
    private final long start;
    private final Lease lease = SharedMemory.OF_PROCESS.lease();
    private int budget = BUDGET;
    private volatile boolean complete;
    private @Nullable Exceeded exceeded;
    private @Nullable Circumstances circumstances;

    public Transcript(LongSupplier nanoClock) {
        this(nanoClock, moment -> {});
    }

    /** With somebody who hears of each moment that is kept, when it is; on the scenario's loop. */
    public Transcript(LongSupplier nanoClock, Consumer<Moment> watcher) {
        this.clock = nanoClock;
        this.watcher = watcher;
        this.start = nanoClock.getAsLong();
    }

    /** Whether the subject has done nothing on any wire. */
    public boolean isUntouched() {
        return moments.stream()
                .noneMatch(moment ->
                        moment.what() instanceof Happening.OnWire onWire && onWire.direction() == Direction.RECEIVED);
    }

    /** Adds what happened on a wire, with its JSON where it is a text message that is one. */
    public Moment onWire(int wire, Direction direction, WireEvent event) {
        return add(event.accept(new Keeping(wire, direction)));
    }

    /** What is kept of an event: as much of its body as there is memory for, and the JSON that it is. */
    private final class Keeping implements WireEventVisitor<Happening.OnWire> {

        private final int wire;
        private final Direction direction;

        Keeping(int wire, Direction direction) {
            this.wire = wire;
            this.direction = direction;
        }

        private Happening.OnWire whole(WireEvent event) {
            return new Happening.OnWire(wire, direction, event, null);
        }

        @Override
        public Happening.OnWire requested(WireEvent.Requested requested) {
            return whole(requested);
        }

        @Override
        public Happening.OnWire responded(WireEvent.Responded responded) {
            return whole(responded);
        }

        @Override
        public Happening.OnWire asked(WireEvent.Asked asked) {
            byte[] body = kept(asked.body(), asked.length());
            WireEvent kept = new WireEvent.Asked(asked.head(), body, asked.length());
            return new Happening.OnWire(wire, direction, kept, json(body, asked.length()));
        }

        @Override
        public Happening.OnWire answered(WireEvent.Answered answered) {
            byte[] body = kept(answered.body(), answered.length());
            WireEvent kept = new WireEvent.Answered(answered.head(), body, answered.length());
            return new Happening.OnWire(wire, direction, kept, json(body, answered.length()));
        }

        @Override
        public Happening.OnWire streams(WireEvent.Streams streams) {
            return whole(streams);
        }

        @Override
        public Happening.OnWire item(WireEvent.Item item) {
            byte[] body = kept(item.body(), item.length());
            WireEvent kept = new WireEvent.Item(item.terms(), item.fields(), body, item.length());
            boolean whole = body.length == item.body().length;
            return new Happening.OnWire(wire, direction, kept, whole ? json(body, body.length) : null);
        }

        @Override
        public Happening.OnWire keepAlive(WireEvent.KeepAlive keepAlive) {
            kept(keepAlive.body(), keepAlive.body().length);
            return new Happening.OnWire(wire, direction, keepAlive, json(keepAlive.body(), keepAlive.body().length));
        }

        @Override
        public Happening.OnWire goingAway(WireEvent.GoingAway goingAway) {
            return whole(goingAway);
        }

        @Override
        public Happening.OnWire streamEnded(WireEvent.StreamEnded streamEnded) {
            return whole(streamEnded);
        }

        @Override
        public Happening.OnWire message(WireEvent.Message message) {
            byte[] octets = kept(message.octets(), message.length());
            WireEvent.Message kept = octets.length == message.octets().length
                    ? message
                    : new WireEvent.Message(
                            message.binary(), octets, message.length(), message.frames(), message.compressed());
            return new Happening.OnWire(wire, direction, kept, json(octets, message.length()));
        }

        @Override
        public Happening.OnWire ping(WireEvent.Ping ping) {
            return whole(ping);
        }

        @Override
        public Happening.OnWire pong(WireEvent.Pong pong) {
            return whole(pong);
        }

        @Override
        public Happening.OnWire close(WireEvent.Close close) {
            return whole(close);
        }

        @Override
        public Happening.OnWire wrote(WireEvent.Wrote wrote) {
            return whole(wrote);
        }

        @Override
        public Happening.OnWire ended(WireEvent.Ended ended) {
            return whole(ended);
        }

        @Override
        public Happening.OnWire violation(WireEvent.Violation violation) {
            return whole(violation);
        }
    }

    public Moment add(Happening what) {
        Moment moment = new Moment(moments.size(), Duration.ofNanos(clock.getAsLong() - start), what);
        if (isKeeping()) {
            if (!lease.take(Weights.of(what))) {
                exceeded(NO_MEMORY);
                return moment;
            }
            moments.add(moment);
            watcher.accept(moment);
        }
        return moment;
    }

    /** Whether another moment finds a place. What comes when everything is judged, or beyond all counting, must not use memory up. */
    private boolean isKeeping() {
        return !complete && moments.size() < MOST_MOMENTS;
    }

    /** A limit of the kit that something exceeded, and the number of the moment from which nothing can be judged; or null. */
    public @Nullable Exceeded exceeded() {
        return exceeded;
    }

    /** Notes that something of this moment is more than the kit reads. */
    public void exceed(Moment moment, String why) {
        if (exceeded == null && !complete) {
            exceeded = new Exceeded(moment.number(), why);
        }
    }

    private void exceeded(String why) {
        if (exceeded == null && !complete) {
            exceeded = new Exceeded(moments.size(), why);
        }
    }

    /** What it takes of the memory that all share. */
    long weight() {
        return lease.used();
    }

    /** Gives its share of the memory back: nobody keeps it any more. */
    public void release() {
        lease.close();
    }

    /** A limit that was exceeded at a moment. */
    public record Exceeded(int moment, String why) {}

    /**
     * All that is to be judged has been. What is kept from now on is what reports show, so that many results fit into memory.
     *
     * @param needed the number of moments that must be kept, whatever their size
     */
    public void settle(int needed) {
        complete();
        boolean scarce = SharedMemory.OF_PROCESS.isScarce();
        long left = scarce ? LIGHT / 16 : LIGHT;
        if (lease.used() <= left) {
            return;
        }
        int count = Math.min(moments.size(), Math.max(needed, scarce ? FEW_MOMENTS : SOME_MOMENTS));
        moments.subList(count, moments.size()).clear();
        objections.removeIf(objected -> objected.moment() >= count);
        long kept = 0;
        for (int i = 0; i < count; i++) {
            Moment moment = moments.get(i);
            boolean between = i >= FEW_MOMENTS && i < count - FEW_MOMENTS;
            Happening what = Settled.within(moment.what(), left, between);
            long weight = Settled.weight(what);
            left -= weight;
            kept += weight;
            moments.set(i, new Moment(moment.number(), moment.at(), what));
        }
        lease.close();
        lease.charge(kept);
    }

    /** Notes what the play depends on. */
    public void under(Circumstances all) {
        circumstances = all;
    }

    /** What the play depended on, or null where that was not noted. */
    public @Nullable Circumstances circumstances() {
        return circumstances;
    }

    /** Nothing is added any more: from now on it is read, on other threads, too, while late events may still come. */
    public void complete() {
        complete = true;
    }

    /** Notes what is wrong with a client's authorisation there. */
    public void object(Moment moment, Objection objection) {
        if (!complete && objections.size() < MOST_OBJECTIONS) {
            objections.add(new Objected(moment.number(), objection));
        }
    }

    /** In the order of the moments. */
    public List<Objected> objections() {
        return Collections.unmodifiableList(objections);
    }

    /** An objection, and the number of the moment to which it is made. */
    public record Objected(int moment, Objection objection) {}

    public List<Moment> moments() {
        return Collections.unmodifiableList(moments);
    }

    /** How long it has gone on. */
    public Duration length() {
        return Duration.ofNanos(clock.getAsLong() - start);
    }

    /** Octets as far as the budgets allow, this transcript's and that of all. */
    private byte[] kept(byte[] octets, long length) {
        if (!isKeeping()) {
            return octets;
        }
        budget = Math.max(-1, budget - octets.length);
        if (octets.length < length) {
            int most = WireLimits.DEFAULT.messageOctets();
            exceeded("a message of " + length + " bytes "
                    + (length > most
                            ? "is longer than the " + most + " that the kit reads"
                            : "needs more memory than the kit has left for all that runs"));
        }
        if (octets.length <= ALWAYS_KEPT) {
            if (!lease.take(octets.length)) { // thousands of small ones fill it, too
                exceeded(NO_MEMORY);
            }
            return octets;
        }
        if (budget >= 0 && lease.take(octets.length)) {
            return octets;
        }
        exceeded(
                budget < 0
                        ? "what was said exceeds the " + (BUDGET >> 20) + " MB that the kit keeps of one scenario"
                        : "a message of " + length
                                + " bytes needs more memory than the kit has left for all that runs");
        return Arrays.copyOf(octets, ALWAYS_KEPT);
    }

    private @Nullable Json json(byte[] octets, long length) {
        if (complete || octets.length < length || length == 0) {
            return null;
        }
        try (Lease own = SharedMemory.OF_PROCESS.lease()) {
            return JsonText.read(octets, isKeeping() ? lease : own);
        } catch (JsonLimitException e) {
            exceeded("a message of " + length + " bytes cannot be read: " + e.getMessage());
            return null;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
