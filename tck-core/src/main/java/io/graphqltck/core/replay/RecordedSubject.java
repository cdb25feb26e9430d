package io.graphqltck.core.replay;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.play.Stage;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.CallbackOrder;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.HappeningVisitor;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The subject of a recording: it does what it did, as long as the kit does what it did. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class RecordedSubject implements Stage, ClientSession {

    /** So much earlier than a wait of the kit's was over a recording of that wait may end. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    private final RecordedPlay recorded;
    private final Role role;
    private final VirtualLoop loop;
    private final Playhead playhead;
    private final Sameness sameness;
    private final long start;
    private final List<RecordedWire> wires = new ArrayList<>();
    private final Deque<String> syncs = new ArrayDeque<>();
    private final Map<Integer, Moment> heard = new HashMap<>();
    private @Nullable Player player;
    private ApplicationListener application = event -> {};
    private @Nullable Moment doing;
    private @Nullable String departure;
    private boolean over;

    RecordedSubject(RecordedPlay recorded, Role role, VirtualLoop loop) {
        this.recorded = recorded;
        this.role = role;
        this.loop = loop;
        this.playhead = new Playhead(recorded.moments());
        this.sameness = new Sameness(recorded.mask());
        this.start = loop.nanoTime();
    }

    void plays(Player with) {
        player = with;
    }

    /** Why the replay has left the recording, or null. */
    @Nullable
    String departure() {
        return departure;
    }

    /** Does the next thing, or waits for the next of the kit's; false when neither is to be expected any more. */
    boolean goOn() {
        @Nullable Moment next = playhead.nextOfSubject();
        long due = next == null ? VirtualLoop.NEVER : start + next.at().toNanos();
        if (loop.isBusy()) {
            loop.fire();
        } else if (next != null && due <= loop.next()) {
            loop.moveTo(due);
            repeat(next);
        } else if (next == null && !syncs.isEmpty()) {
            application.on(new ApplicationEvent.Synced(syncs.remove()));
        } else if (loop.next() == VirtualLoop.NEVER) {
            return false;
        } else {
            doing = null;
            loop.fire();
        }
        return true;
    }

    private void repeat(Moment moment) {
        doing = moment;
        playhead.done(moment);
        moment.what().accept(new Repeating());
    }

    /** Does what the subject did. */
    private final class Repeating implements HappeningVisitor<@Nullable Void> {

        @Override
        public @Nullable Void onWire(Happening.OnWire onWire) {
            while (role == Role.CLIENT && wires.size() < onWire.wire()) {
                acceptWire();
            }
            if (wires.size() < onWire.wire()) {
                depart("the kit opened another connection then, #" + onWire.wire());
            } else {
                wires.get(onWire.wire() - 1).hear(onWire.event());
            }
            return null;
        }

        @Override
        public @Nullable Void applicationActed(Happening.ApplicationActed acted) {
            return null; // the kit has it act
        }

        @Override
        public @Nullable Void applicationTold(Happening.ApplicationTold told) {
            application.on(told.event());
            return null;
        }

        @Override
        public @Nullable Void note(Happening.Note note) {
            return null; // the kit's own
        }
    }

    private void acceptWire() {
        RecordedWire wire = wire();
        if (player != null) {
            wire.listener(player.accepted(wire));
        }
    }

    private RecordedWire wire() {
        int number = wires.size() + 1;
        boolean compresses = recorded.moments().stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.wire() == number
                        && onWire.event() instanceof WireEvent.Message message
                        && message.compressed());
        RecordedWire wire = new RecordedWire(loop, compresses);
        wires.add(wire);
        return wire;
    }

    @Override
    public void happened(Moment moment) {
        Happening what = moment.what();
        if (what instanceof Happening.OnWire onWire && onWire.direction() == Direction.RECEIVED) {
            if (doing != null) {
                heard.put(moment.number(), doing);
            }
        } else if (!(what instanceof Happening.ApplicationTold) && !over) {
            compare(what);
        }
    }

    /** What the kit does now with what it did then. */
    private void compare(Happening now) {
        @Nullable Moment then = playhead.nextOfKit();
        boolean endedThen = then == null || (then.what() instanceof Happening.Note last && last.isEnd());
        if (now instanceof Happening.Note note && note.isEnd()) {
            end(note, then, endedThen);
        } else if (endedThen || then == null) {
            depart("the recording ends where the kit would continue: " + words(now));
        } else if (!sameness.same(then.what(), now)) {
            depart("there the kit did this: " + words(then.what()) + "; now it would do that: " + words(now));
        } else {
            playhead.done(then);
            loop.moveTo(start + then.at().toNanos());
        }
    }

    private void end(Happening.Note note, @Nullable Moment then, boolean endedThen) {
        over = true;
        boolean byWaiting = doing == null && note.isDivergence();
        if (!endedThen && byWaiting && then != null) {
            depart("the kit waits there for something that did not arrive, but then it continued: "
                    + words(then.what()));
        } else if (byWaiting
                && then != null
                && start + then.at().plus(TOLERANCE).toNanos() < loop.nanoTime()) {
            depart("the recording ends before the kit has waited long enough");
        } else if (byWaiting && then != null && continuesBefore(then)) {
            depart("the kit would stop waiting there, but then it waited until the subject continued");
        } else if (endedThen && then != null) {
            playhead.done(then);
            playhead.release();
            loop.moveTo(start + then.at().toNanos());
        }
    }

    /** Whether the subject did something before the recording ended: then the kit was late, and had repeated its wait. */
    private boolean continuesBefore(Moment end) {
        @Nullable Moment next = playhead.nextOfSubject();
        return next != null && next.number() < end.number();
    }

    private void depart(String why) {
        if (departure == null) {
            departure = why;
        }
    }

    private static String words(Happening what) {
        return what.accept(new HappeningVisitor<>() {
            @Override
            public String onWire(Happening.OnWire onWire) {
                return "#" + onWire.wire() + " " + Describe.event(onWire.event());
            }

            @Override
            public String applicationActed(Happening.ApplicationActed acted) {
                return "the application " + acted.what();
            }

            @Override
            public String applicationTold(Happening.ApplicationTold told) {
                return "told";
            }

            @Override
            public String note(Happening.Note note) {
                return note.text();
            }
        });
    }

    @Override
    public Wire connect(UpgradeRequest request, WireListener listener) {
        RecordedWire wire = wire();
        wire.listener(listener);
        return wire;
    }

    @Override
    public Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
        RecordedWire wire = wire();
        wire.listener(listener);
        return wire;
    }

    @Override
    public URI endpoint() {
        return recorded.circumstances().endpoint();
    }

    @Override
    public Function<Moment, List<Objection>> objections() {
        return moment -> {
            @Nullable Moment then = heard.get(moment.number());
            return then == null ? List.of() : recorded.objections().getOrDefault(then.number(), List.of());
        };
    }

    @Override
    public ClientSession open(
            @Nullable Json params,
            @Nullable JsonObject authorisation,
            Map<String, String> headers,
            ApplicationListener listener) {
        application = listener;
        return this;
    }

    @Override
    public void sync(String token) {
        syncs.add(token);
    }

    @Override
    public void when(CallbackOrder order) {}

    @Override
    public void subscribe(OperationRequest request) {}

    @Override
    public void unsubscribe(String operation) {}

    @Override
    public void close() {}

    @Override
    public void done() {}
}
