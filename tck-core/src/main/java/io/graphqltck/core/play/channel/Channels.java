package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.transcript.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a play, and which of them a turn is about: what is WebSocket's belongs to the connection that was opened or resumed last, a
 * response to the exchange it names or to the first that has none yet, and what both have to the newest that is not over.
 */
public final class Channels {

    private final List<Channel> all = new ArrayList<>();
    private final Deque<SocketChannel> upgrades = new ArrayDeque<>();
    private final Deque<ExchangeChannel> requests = new ArrayDeque<>();
    private final List<ExchangeChannel> exchanges = new ArrayList<>();
    /** In the order in which turns came to be about them. */
    private final List<SocketChannel> sockets = new ArrayList<>();

    private @Nullable SocketChannel socket;

    /** The number of the next one. */
    public int next() {
        return all.size() + 1;
    }

    public <C extends Channel> C add(C channel) {
        all.add(channel);
        return channel;
    }

    /** The one is what the other has turned out to be. */
    public void replace(Channel one, Channel other) {
        all.set(all.indexOf(one), other);
    }

    public List<Channel> all() {
        return all;
    }

    public Channel numbered(int number) {
        return all.get(number - 1);
    }

    /** A client under test has asked for the upgrade on this one. */
    public void arrived(SocketChannel channel) {
        upgrades.add(channel);
    }

    /** A client under test has begun this exchange. */
    public void arrived(ExchangeChannel channel) {
        requests.add(channel);
    }

    /** From now on turns are about this connection. */
    public void take(SocketChannel channel) {
        upgrades.remove(channel);
        sockets.add(channel);
        socket = channel;
    }

    /** From now on turns are about this exchange, too. */
    public void take(ExchangeChannel channel) {
        requests.remove(channel);
        exchanges.add(channel);
    }

    /** The one that this act begins becomes one that turns are about. */
    public void begin(Act act) {
        if (act.ground() == Ground.UPGRADE && !upgrades.isEmpty()) {
            take(upgrades.element());
        } else if (act.ground() == Ground.REQUEST && !requests.isEmpty()) {
            take(requests.element());
        }
    }

    /** The one of this number, which this act begins, becomes one that turns are about. */
    public void begin(Act act, int number) {
        Channel channel = numbered(number);
        if (!act.opensWire()) {
            return;
        }
        if (channel instanceof ExchangeChannel exchange) {
            take(exchange);
        } else if (channel instanceof SocketChannel opened) {
            take(opened);
        }
    }

    /** From now on turns are about this connection or exchange again. */
    public void resume(Turn.Resume turn) {
        if (turn.exchange() == null) {
            resume(turn.connection());
        } else {
            renew(turn.exchange());
        }
    }

    /** From now on turns are about this WebSocket connection again; the first has number 1. */
    public void resume(int connection) {
        if (connection <= sockets.size()) {
            socket = sockets.get(connection - 1);
        }
    }

    /** From now on this exchange is the newest. */
    public void renew(@Nullable String name) {
        @Nullable ExchangeChannel exchange = exchange(name);
        if (exchange != null && exchanges.remove(exchange)) {
            exchanges.add(exchange);
        }
    }

    /** The WebSocket connection that was opened last, or null. */
    @Nullable
    public SocketChannel socket() {
        return socket;
    }

    /** All WebSocket connections that turns were about, in their order. */
    public List<SocketChannel> sockets() {
        return sockets;
    }

    /** A request that no turn has taken, or null; {@code upgradesToo}: or one for a new connection. */
    @Nullable
    public Moment unclaimed(boolean upgradesToo) {
        @Nullable Moment request = front(requests.peek());
        return request == null && upgradesToo ? front(upgrades.peek()) : request;
    }

    /** Nobody asks for this request any more. */
    public void forget(Channel channel) {
        requests.removeIf(request -> request.line() == channel.line());
    }

    /** The one that this turn of the subject or of the peer is about, or null. */
    @Nullable
    public Channel of(Act act) {
        return switch (act.ground()) {
            case UPGRADE -> upgrades.peek();
            case REQUEST -> requests.peek();
            case EXCHANGE -> exchange(act.exchange());
            case STREAM -> stream();
            case SOCKET -> socket;
            case CONNECTION -> newest();
        };
    }

    private @Nullable ExchangeChannel exchange(@Nullable String name) {
        List<ExchangeChannel> candidates = exchanges.stream()
                .filter(channel -> name == null || name.equals(channel.name()))
                .toList();
        return candidates.stream()
                .filter(channel -> !channel.isAnswered())
                .findFirst()
                .orElse(candidates.isEmpty() ? null : candidates.get(candidates.size() - 1));
    }

    /** The newest whose response has begun and is not over; where there is none, the last. */
    private @Nullable ExchangeChannel stream() {
        @Nullable ExchangeChannel newest = null;
        for (ExchangeChannel channel : exchanges) {
            if (newest == null || newest.isOver() || (channel.isAnswered() && !channel.isOver())) {
                newest = channel;
            }
        }
        return newest;
    }

    private @Nullable Channel newest() {
        @Nullable Channel newest = socket;
        for (ExchangeChannel channel : exchanges) {
            Line line = channel.line();
            // An end that no turn has taken may be what the turn awaits.
            if (!channel.isOver() || (!channel.isDone() && !line.isDroppedByKit() && line.front() != null)) {
                newest = channel;
            }
        }
        return newest != null || exchanges.isEmpty() ? newest : exchanges.get(exchanges.size() - 1);
    }

    /** The exchange of this name, or null. */
    @Nullable
    public Channel named(@Nullable String name) {
        return exchanges.stream()
                .filter(channel -> name != null && name.equals(channel.name()))
                .findFirst()
                .orElse(null);
    }

    /** Those that turns were about so far and can still be. */
    public List<Channel> attended() {
        List<Channel> attended = new ArrayList<>(exchanges);
        if (socket != null) {
            attended.add(0, socket);
        }
        return attended;
    }

    /** Those that turns were about so far, also where none will be about them any more. */
    public List<Channel> served() {
        List<Channel> served = new ArrayList<>(sockets);
        served.addAll(exchanges);
        return served;
    }

    public static @Nullable Moment front(@Nullable Channel channel) {
        return channel == null ? null : channel.line().front();
    }
}
