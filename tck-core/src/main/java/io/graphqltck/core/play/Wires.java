package io.graphqltck.core.play;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.transcript.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wires of a play, and which of them a turn is about: what is WebSocket's belongs to the connection that was opened last, a
 * response to the exchange it names or to the first that has none yet, and what both have to the newest that is not over.
 */
final class Wires {

    private final List<WireState> all = new ArrayList<>();
    private final Deque<WireState> upgrades = new ArrayDeque<>();
    private final Deque<WireState> requests = new ArrayDeque<>();
    private final List<WireState> exchanges = new ArrayList<>();
    private @Nullable WireState socket;

    WireState add() {
        WireState state = new WireState(all.size() + 1);
        all.add(state);
        return state;
    }

    List<WireState> all() {
        return all;
    }

    WireState numbered(int number) {
        return all.get(number - 1);
    }

    /** A client under test has asked for something on this wire. */
    void arrived(WireState state) {
        (state.isExchange ? requests : upgrades).add(state);
    }

    /** From now on turns are about this one. */
    void take(WireState state) {
        upgrades.remove(state);
        requests.remove(state);
        if (state.isExchange) {
            exchanges.add(state);
        } else {
            socket = state;
        }
    }

    /** From now on this exchange is the newest. */
    void renew(WireState state) {
        exchanges.remove(state);
        exchanges.add(state);
    }

    /** The WebSocket connection that was opened last, or null. */
    @Nullable
    WireState socket() {
        return socket;
    }

    /** A request that no turn has taken, or null. */
    @Nullable
    WireState unclaimed() {
        return requests.peek();
    }

    /** Nobody asks for this request any more. */
    void forget(WireState state) {
        requests.remove(state);
    }

    /** The wire that this turn of the subject or of the peer is about, or null. */
    @Nullable
    WireState of(Act act) {
        if (act instanceof Act.Connects) {
            return upgrades.peek();
        }
        if (act instanceof Act.Requests) {
            return requests.peek();
        }
        if (act instanceof Act.Responds responds) {
            return exchange(responds.to());
        }
        if (act instanceof Act.Reads reads) {
            return exchange(reads.exchange());
        }
        if (act.isOfStream()) {
            return stream();
        }
        boolean ofBoth = act instanceof Act.Drops || act instanceof Act.Leaves || act instanceof Act.SendsOctets;
        return ofBoth ? newest() : socket;
    }

    private @Nullable WireState exchange(@Nullable String name) {
        List<WireState> candidates = exchanges.stream()
                .filter(state -> name == null || name.equals(state.name))
                .toList();
        return candidates.stream()
                .filter(state -> !state.isAnswered)
                .findFirst()
                .orElse(candidates.isEmpty() ? null : candidates.get(candidates.size() - 1));
    }

    /** The newest whose response has begun and is not over; where there is none, the last. */
    private @Nullable WireState stream() {
        @Nullable WireState newest = null;
        for (WireState state : exchanges) {
            if (newest == null || newest.isOver() || (state.isAnswered && !state.isOver())) {
                newest = state;
            }
        }
        return newest;
    }

    private @Nullable WireState newest() {
        @Nullable WireState newest = socket;
        for (WireState state : exchanges) {
            // An end that no turn has taken may be what the turn awaits.
            if (!state.isOver() || (!state.isDone && !state.droppedByKit && !state.pending.isEmpty())) {
                newest = state;
            }
        }
        return newest != null || exchanges.isEmpty() ? newest : exchanges.get(exchanges.size() - 1);
    }

    /** The exchange of this name, or null. */
    @Nullable
    WireState named(@Nullable String name) {
        return exchanges.stream()
                .filter(state -> name != null && name.equals(state.name))
                .findFirst()
                .orElse(null);
    }

    /** The wires that turns were about so far and can still be. */
    List<WireState> attended() {
        List<WireState> attended = new ArrayList<>(exchanges);
        if (socket != null) {
            attended.add(0, socket);
        }
        return attended;
    }

    static @Nullable Moment front(@Nullable WireState state) {
        return state == null ? null : state.pending.peek();
    }
}
