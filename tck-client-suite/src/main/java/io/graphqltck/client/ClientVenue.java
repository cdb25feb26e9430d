package io.graphqltck.client;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.PlayLoop;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.play.Stage;
import io.graphqltck.core.play.StallMeters;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.AcceptHandler;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireAcceptor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where scripts meet a client: each play listens on a port of its own, so that no client can mix up two plays. */
public final class ClientVenue implements Venue {

    /** A client that has lost its connection tries again for seconds; these are the plays of some seconds. */
    private static final int MOST_RETIRED = 128;

    private final Reactor reactor;
    private final ClientSubject subject;
    private final ListenOptions listening;
    private final @Nullable Path certificate;
    private final List<Json> authorisation;
    private final PlayMode mode;
    private final Consumer<Moment> watcher;
    private final @Nullable StandingServer standing;
    private final StallMeters meters = new StallMeters();

    /**
     * The ports of plays that are over. As long as they are held no other play is given one of them, so that a client which tries
     * to connect again to an earlier play disturbs no later one, be it of another program.
     */
    private final Deque<WireAcceptor> retired = new ArrayDeque<>();

    /**
     * The subject is closed with the venue, the reactor is not.
     *
     * @param certificate the PEM file of the certificate that {@code listening} has, for clients that have to trust it
     */
    public ClientVenue(
            Reactor reactor,
            ClientSubject subject,
            ListenOptions listening,
            @Nullable Path certificate,
            PlayMode mode) {
        this(reactor, subject, listening, certificate, List.of(), mode);
    }

    /** With what the subject's description says of credentials, in order of preference. */
    public ClientVenue(
            Reactor reactor,
            ClientSubject subject,
            ListenOptions listening,
            @Nullable Path certificate,
            List<Json> authorisation,
            PlayMode mode) {
        this(reactor, subject, listening, certificate, authorisation, mode, moment -> {});
    }

    /** With somebody who hears of each moment of each play when it is there, on the play's loop. */
    public ClientVenue(
            Reactor reactor,
            ClientSubject subject,
            ListenOptions listening,
            @Nullable Path certificate,
            List<Json> authorisation,
            PlayMode mode,
            Consumer<Moment> watcher) {
        this(reactor, subject, listening, certificate, authorisation, mode, watcher, null);
    }

    /** The same, whose plays take the connections of this server, one play after the other; it is not closed with the venue. */
    public ClientVenue(
            Reactor reactor,
            ClientSubject subject,
            ListenOptions listening,
            @Nullable Path certificate,
            List<Json> authorisation,
            PlayMode mode,
            Consumer<Moment> watcher,
            @Nullable StandingServer standing) {
        this.standing = standing;
        this.reactor = reactor;
        this.subject = subject;
        this.listening = listening;
        this.certificate = certificate;
        this.authorisation = List.copyOf(authorisation);
        this.mode = mode;
        this.watcher = watcher;
    }

    @Override
    public void play(Protocol protocol, Script script, Bindings bindings, Options options, Consumer<Played> done) {
        StandingServer server = standing;
        Loop loop = server == null ? reactor.next() : server.loop();
        boolean http = protocol.transports().contains(Transport.HTTP);
        Listening play = new Listening(protocol, http, loop);
        if (server != null) {
            loop.execute(() -> {
                Player player = new Player(
                        script, protocol, bindings, new PlayLoop(loop, meters.of(loop)), options, play, mode, done);
                play.player = player;
                player.start();
                loop.execute(() -> server.begin(play, script.requests()));
            });
            return;
        }
        ListenOptions listens = listening.withExchanges(http).withMoreConnections(script.requests());
        WireAcceptor.listen(loop, listens, play).whenComplete((acceptor, problem) -> {
            if (problem != null) {
                String text = "the kit's server cannot listen: " + problem.getMessage();
                done.accept(new Played(script, new Transcript(loop::nanoTime), null, List.of(), text, null));
                return;
            }
            play.acceptor = acceptor;
            Player player = new Player(
                    script, protocol, bindings, new PlayLoop(loop, meters.of(loop)), options, play, mode, done);
            play.player = player;
            player.start();
        });
    }

    @Override
    public @Nullable String health() {
        return subject.crash();
    }

    @Override
    public @Nullable String health(Duration within) throws InterruptedException {
        return subject.crash(within);
    }

    @Override
    public List<Long> deaths() {
        return subject.crashes();
    }

    @Override
    public boolean revive() {
        try {
            subject.revive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true; // one that cannot be started says so in the next play
    }

    @Override
    public void close() {
        meters.close();
        subject.close();
        synchronized (retired) {
            retired.forEach(WireAcceptor::close);
            retired.clear();
        }
    }

    private void retire(WireAcceptor acceptor) {
        synchronized (retired) {
            retired.add(acceptor);
            if (retired.size() > MOST_RETIRED) {
                retired.remove().close();
            }
        }
    }

    /** One play's listening socket. */
    private final class Listening implements Stage, AcceptHandler {

        private final Protocol protocol;
        private final boolean http;
        private final Loop loop;
        private final Distrust distrust = new Distrust(this::fail);
        private @Nullable WireAcceptor acceptor;
        private @Nullable Player player;
        private boolean over;

        /** {@code http}: the client is told an HTTP URL, also where it derives that of a WebSocket from it. */
        Listening(Protocol protocol, boolean http, Loop loop) {
            this.protocol = protocol;
            this.http = http;
            this.loop = loop;
        }

        @Override
        public WireListener onAccept(Wire wire) {
            Player playing = player;
            if (playing == null || over) {
                wire.drop(Wire.Drop.RESET);
                return event -> {};
            }
            WireListener accepted = playing.accepted(wire);
            WireListener listener = listening.certificate() == null ? accepted : distrust.hearing(accepted);
            return event -> {
                if (event instanceof WireEvent.Asked asked
                        && listening.http2()
                        && !asked.head().startLine().endsWith("HTTP/2")) {
                    playing.fail(
                            "the client asked over HTTP/1.1, and the run is one over HTTP/2: configure the client to use"
                                    + " HTTP/2, or leave out `--http 2`");
                }
                listener.on(event);
            };
        }

        /** The play says nothing about the client. On the loop. */
        private void fail(String why) {
            Player playing = player;
            if (playing != null && !over) {
                playing.fail(why);
            }
        }

        @Override
        public void onSurplus(int count) {
            // A client that reconnects without end; the connections that count are in the transcript.
            Player playing = player;
            if (standing != null && playing != null && !over) {
                playing.fail("the client made " + count + " connections in one play; the next one begins a new play");
            }
        }

        @Override
        public URI endpoint() {
            int port = standing != null ? standing.port() : acceptor == null ? 0 : acceptor.port();
            String scheme = (http ? "http" : "ws") + (listening.certificate() == null ? "" : "s");
            String path = protocol.endpointPath();
            return URI.create(scheme + "://127.0.0.1:" + port + path);
        }

        @Override
        public List<Json> authorisation() {
            return authorisation;
        }

        @Override
        public void happened(Moment moment) {
            watcher.accept(moment);
        }

        @Override
        public ClientSession open(
                @Nullable Json params,
                @Nullable JsonObject authorisation,
                Map<String, String> headers,
                ApplicationListener listener) {
            Opening opening = new Opening(protocol.name(), endpoint(), params, certificate, authorisation, headers);
            if (listening.certificate() == null) {
                return subject.open(opening, listener);
            }
            return subject.open(opening, event -> {
                listener.on(event);
                loop.execute(() -> distrust.told(event));
            });
        }

        @Override
        public Wire connect(UpgradeRequest request, WireListener listener) {
            throw new IllegalStateException("no server is tested here");
        }

        @Override
        public void done() {
            over = true;
            if (standing != null) {
                standing.end();
            }
            WireAcceptor open = acceptor;
            if (open != null && listening.port() == 0) {
                retire(open);
            } else if (open != null) {
                loop.execute(open::close); // a port that was asked for is wanted again
            }
        }
    }
}
