package io.graphqltck.core.play;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Nature;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.play.channel.Arrival;
import io.graphqltck.core.play.channel.Arrivals;
import io.graphqltck.core.play.channel.Channel;
import io.graphqltck.core.play.channel.ChannelFactory;
import io.graphqltck.core.play.channel.Channels;
import io.graphqltck.core.play.channel.Courtesies;
import io.graphqltck.core.play.channel.ExchangeChannel;
import io.graphqltck.core.play.channel.ExchangeSpeech;
import io.graphqltck.core.play.channel.Line;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.play.channel.Publications;
import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.play.channel.Silences;
import io.graphqltck.core.play.channel.SocketChannel;
import io.graphqltck.core.play.channel.SocketSpeech;
import io.graphqltck.core.play.compare.Authority;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.Wire.Drop;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connections and exchanges of a play: what came on them and which of it nobody awaits, and what the peer sends. */
final class Connections {

    private final Role subject;
    private final PlayMode mode;
    private final Transcript transcript;
    private final Runnable changed;
    private final Authority authority;
    private final Courtesies courtesies;
    private final Publications publications;
    private final ChannelFactory maker;
    private final Channels channels = new Channels();
    private final Silences silences;
    private final Unawaited unawaited;

    Connections(
            Protocol protocol,
            Role subject,
            PlayMode mode,
            Bindings bindings,
            Transcript transcript,
            Runnable changed,
            Authority authority,
            ChannelFactory maker) {
        this.subject = subject;
        this.mode = mode;
        this.transcript = transcript;
        this.changed = changed;
        this.authority = authority;
        this.courtesies = new Courtesies(protocol, bindings);
        this.publications = new Publications(protocol.authorisation());
        this.maker = maker;
        this.silences = new Silences(channels, courtesies, transcript, changed, mode.speaks());
        this.unawaited = new Unawaited(channels, silences, courtesies, mode.judges());
    }

    /** Whether it is a connection or an exchange shows when the client asks for something. */
    WireListener accepted(Wire wire) {
        Channel channel = channels.add(maker.socket(channels.next(), courtesies));
        Line line = channel.line();
        line.attach(wire);
        return event -> heard(channels.numbered(line.number()), event);
    }

    /** Opens a connection, which becomes the current one. */
    void connect(Act.Connects connects, Modifiers modifiers, Stage stage) {
        UpgradeRequest request = maker.request(connects, modifiers);
        SocketChannel channel = channels.add(maker.socket(channels.next(), courtesies));
        channels.take(channel);
        channel.line().sent(new WireEvent.Requested(SocketSpeech.account(request)));
        channel.line().attach(stage.connect(request, event -> heard(channel, event)));
    }

    /** Begins an exchange, on the connection of another one where the turn says so. */
    void request(Act.Requests requests, Turn.Speech speech, Stage stage) {
        HttpRequest request = maker.request(requests, speech);
        @Nullable Channel other = channels.named(requests.behind());
        ExchangeChannel channel = channels.add(maker.exchange(channels.next(), requests.as()));
        channels.take(channel);
        channel.line().sent(ExchangeSpeech.account(request));
        @Nullable Wire behind = other == null ? null : other.line().wire();
        channel.line().attach(stage.request(request, behind, event -> heard(channel, event)));
    }

    private void heard(Channel before, WireEvent event) {
        Line line = before.line();
        if (event instanceof WireEvent.Ended ended && ended.how() == WireEvent.Ending.BY_KIT && line.isDroppedByKit()) {
            line.end();
            changed.run();
            return;
        }
        Moment moment = transcript.onWire(line.number(), Direction.RECEIVED, event);
        line.heard(moment);
        if (event instanceof WireEvent.Ended ended && ended.how() == WireEvent.Ending.GAVE_UP) {
            transcript.exceed(moment, ended.detail());
        }
        if (subject == Role.CLIENT && mode.judges()) {
            object(moment);
        }
        if (publishes(before, event)) {
            return;
        }
        Arrival arrival = subject == Role.SERVER ? Arrival.NONE : event.accept(new Arrivals(maker.exchanges(), line));
        Channel channel = arrival == Arrival.REQUEST ? exchange(before) : before;
        boolean proof = event instanceof WireEvent.Pong pong && silences.isAnswered(pong);
        if (channel.hear(event, proof)) {
            line.await(moment);
        }
        if (arrival != Arrival.NONE) {
            line.ask();
            arrived(channel);
        }
        changed.run();
    }

    /** What the other party, a subject too, did on this wire. */
    void overheard(int wire, WireEvent event) {
        Channel before = channels.numbered(wire);
        Moment unused = transcript.onWire(wire, Direction.SENT, event);
        Arrival arrival =
                subject == Role.SERVER ? event.accept(new Arrivals(maker.exchanges(), before.line())) : Arrival.NONE;
        Channel channel = arrival == Arrival.REQUEST ? exchange(before) : before;
        channel.overhear(event);
        if (arrival != Arrival.NONE) {
            before.line().ask();
            arrived(channel);
        }
        changed.run();
    }

    /** The network is another one. What it has ended, neither of two subjects has. */
    void network(NetworkChange change) {
        if (change.ends() && mode.speaks()) {
            Drop how = change == NetworkChange.RESET ? Drop.RESET : Drop.FIN;
            channels.all().forEach(channel -> channel.line().drop(how, "as the network does"));
        } else if (change.ends()) {
            channels.all().forEach(channel -> channel.overhear(new WireEvent.Ended(WireEvent.Ending.BY_KIT, "")));
        }
        transcript.add(new Happening.Note("the network " + change.words()));
        changed.run();
    }

    /** The other party has taken this turn, on this wire. */
    void follow(Act act, int wire) {
        channels.begin(act, wire);
        channels.numbered(wire).taken(act);
    }

    private void object(Moment moment) {
        try {
            authority.objections(moment).forEach(objection -> transcript.object(moment, objection));
        } catch (KitLimitException e) {
            transcript.exceed(moment, e.sentence());
        }
    }

    private void arrived(Channel channel) {
        if (channel instanceof ExchangeChannel exchange) {
            channels.arrived(exchange);
        } else if (channel instanceof SocketChannel socket) {
            channels.arrived(socket);
        }
    }

    /** What seemed to be a connection is an exchange. */
    private ExchangeChannel exchange(Channel before) {
        if (before instanceof ExchangeChannel already) {
            return already;
        }
        ExchangeChannel exchange = maker.exchange(before.line(), null);
        channels.replace(before, exchange);
        return exchange;
    }

    /** Answers a client under test that asks for what everybody may have: that is no part of any dialogue. */
    private boolean publishes(Channel channel, WireEvent event) {
        @Nullable
        HttpResponse response = subject == Role.CLIENT && event instanceof WireEvent.Asked asked
                ? publications.answer(asked.head())
                : null;
        if (response != null) {
            exchange(channel).respond(response);
        }
        return response != null;
    }

    /** What the subject did on the channel that this act belongs to, and no step has taken; or null. */
    @Nullable
    Moment pending(Act act) {
        return Channels.front(channels.of(act));
    }

    /** Takes {@link #pending}. */
    void take(Act act) {
        Channel channel = channels.of(act);
        if (channel != null) {
            channel.line().pending().poll();
            channels.begin(act);
            channel.taken(act);
        }
    }

    /** What was received and no step awaits. */
    Unawaited unawaited() {
        return unawaited;
    }

    SilenceProof proveSilence(boolean closingOnly, Duration during) {
        return silences.prove(closingOnly, during);
    }

    /** Whether the subject has dealt with all that the peer sent, as far as a barrier can show. */
    boolean caughtUp(Loop loop) {
        return silences.caughtUp(loop);
    }

    /** The scenarios that show whether the subject answers the barrier that it has not answered yet; none where it has. */
    List<String> unproved() {
        return silences.unproved();
    }

    void abandonProof() {
        silences.abandon();
    }

    /** The proof that runs, or null. */
    @Nullable
    SilenceProof proof() {
        return silences.proof();
    }

    /** Continues with the proof that runs; true if it moved. */
    boolean advanceProof(Duration quiet, Loop loop) {
        return silences.advance(quiet, loop);
    }

    /** The end of its wire that stands before the peer's next turn, or null. */
    @Nullable
    Moment endingBefore(Act act) {
        Channel channel = channels.of(act);
        boolean ends = act.nature() == Nature.DROP || act.nature() == Nature.CLOSE;
        return channel == null || ends || channel.isDone()
                ? null
                : channel.line().ending();
    }

    /** Whether the WebSocket connection, where there is one, stands with no end of it under way. */
    boolean isConnected() {
        SocketChannel socket = channels.socket();
        return socket == null ? channels.attended().stream().allMatch(Channel::stands) : socket.stands();
    }

    void emit(List<Turn.Speech> speeches) {
        Act first = speeches.get(0).act();
        Channel channel = channels.of(first);
        if (channel != null) {
            if (first instanceof Act.Reads reads && reads.on()) {
                channels.renew(reads.exchange());
            }
            channel.emit(speeches);
        }
    }

    /** What follows is about this earlier connection or exchange. */
    void resume(Turn.Resume turn) {
        channels.resume(turn);
    }

    /** How many octets of bodies of streamed responses the peer has sent. */
    long streamedOctets() {
        return maker.streamedOctets();
    }

    /** Closes what is open. A client under test is given the time to close by itself. */
    void close() {
        channels.all().forEach(Channel::close);
    }

    boolean allEnded() {
        return channels.all().stream().allMatch(Channel::needsNoEnd);
    }

    void dropAll() {
        channels.all().forEach(channel -> channel.line().drop(Wire.Drop.FIN, "the play is over"));
        channels.all().forEach(channel -> channel.line().forget());
    }
}
