package io.graphqltck.core.transcript;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
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

    private static final int BUDGET = 16 << 20;
    private static final int ALWAYS_KEPT = 1024;
    private static final int MOST_MOMENTS = 50_000;
    private static final int MOST_OBJECTIONS = 1000;

    private final List<Moment> moments = new ArrayList<>();
    private final List<Objected> objections = new ArrayList<>();
    private final LongSupplier clock;
    private final Consumer<Moment> watcher;
    private final long start;
    private int budget = BUDGET;
    private boolean complete;
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
        if (event instanceof WireEvent.Asked asked) {
            WireEvent kept = new WireEvent.Asked(asked.head(), kept(asked.body()), asked.length());
            return add(new Happening.OnWire(wire, direction, kept, json(asked.body(), asked.length())));
        }
        if (event instanceof WireEvent.Answered answered) {
            WireEvent kept = new WireEvent.Answered(answered.head(), kept(answered.body()), answered.length());
            return add(new Happening.OnWire(wire, direction, kept, json(answered.body(), answered.length())));
        }
        if (event instanceof WireEvent.Item item) {
            WireEvent kept = new WireEvent.Item(item.terms(), item.fields(), kept(item.body()), item.length());
            return add(new Happening.OnWire(wire, direction, kept, json(item.body(), item.body().length)));
        }
        if (event instanceof WireEvent.KeepAlive alive) {
            kept(alive.body());
            return add(new Happening.OnWire(wire, direction, alive, json(alive.body(), alive.body().length)));
        }
        if (!(event instanceof WireEvent.Message message)) {
            return add(new Happening.OnWire(wire, direction, event, null));
        }
        budget = Math.max(-1, budget - message.octets().length);
        if (budget >= 0 || message.octets().length <= ALWAYS_KEPT) {
            return add(new Happening.OnWire(wire, direction, event, json(message.octets(), message.length())));
        }
        WireEvent.Message shortened = new WireEvent.Message(
                message.binary(),
                Arrays.copyOf(message.octets(), ALWAYS_KEPT),
                message.length(),
                message.frames(),
                message.compressed());
        return add(new Happening.OnWire(wire, direction, shortened, json(message.octets(), message.length())));
    }

    public Moment add(Happening what) {
        Moment moment = new Moment(moments.size(), Duration.ofNanos(clock.getAsLong() - start), what);
        if (!complete && moments.size() < MOST_MOMENTS) {
            moments.add(moment);
            watcher.accept(moment);
        }
        return moment;
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

    /** A body as far as the budget allows. */
    private byte[] kept(byte[] octets) {
        budget = Math.max(-1, budget - octets.length);
        return budget >= 0 || octets.length <= ALWAYS_KEPT ? octets : Arrays.copyOf(octets, ALWAYS_KEPT);
    }

    private static @Nullable Json json(byte[] octets, long length) {
        if (octets.length < length || length == 0) {
            return null;
        }
        try {
            return JsonText.read(new String(octets, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
