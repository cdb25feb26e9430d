package io.graphqltck.runner.interop.play;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.StallMeters;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.runner.subject.RelayedServer;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.relay.Relay;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Where a client and a server meet: each play has a relay of its own, so that no client can mix up two plays. */
final class PairVenue implements AutoCloseable {

    /** A client that has lost its connection tries again for seconds; as long as a port is held no other play is given it. */
    private static final int MOST_RETIRED = 128;

    private static final int MOST_CONNECTIONS = 64;

    private final Reactor reactor;
    private final PairOf pair;
    private final StallMeters meters = new StallMeters();
    private final Deque<Relay> retired = new ArrayDeque<>();

    /** The pair and the reactor stay the caller's. */
    PairVenue(Reactor reactor, PairOf pair) {
        this.reactor = reactor;
        this.pair = pair;
    }

    /** Plays the scenario; {@code done} hears once, and {@code trouble} instead where the play could not begin. */
    void play(
            Protocol protocol,
            Scenario scenario,
            Bindings bindings,
            Options options,
            Consumer<PairPlayed> done,
            Consumer<String> trouble) {
        Loop loop = reactor.next();
        RelayEars ears = new RelayEars();
        Relay.listen(
                        loop,
                        pair.listening().withMaxConnections(MOST_CONNECTIONS),
                        RelayedServer.paired(protocol, pair.server().url()),
                        pair.trust(),
                        ears)
                .whenComplete((relay, problem) -> {
                    if (problem != null) {
                        trouble.accept("the relay cannot listen: " + problem.getMessage());
                        return;
                    }
                    PairPlay play = new PairPlay(
                            protocol, scenario, pair, endpoint(protocol, relay), loop, relay::change, played -> {
                                retire(relay);
                                done.accept(played);
                            });
                    ears.to(play);
                    play.start(bindings, meters.of(loop), options);
                });
    }

    private URI endpoint(Protocol protocol, Relay relay) {
        URI server = pair.server().url();
        boolean http = protocol.transports().contains(Transport.HTTP);
        String scheme = (http ? "http" : "ws") + (pair.listening().certificate() == null ? "" : "s");
        String path = server.getRawPath() == null ? "" : server.getRawPath();
        String query = server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
        return URI.create(scheme + "://127.0.0.1:" + relay.port() + path + query);
    }

    private void retire(Relay relay) {
        relay.retire();
        synchronized (retired) {
            retired.add(relay);
            if (retired.size() > MOST_RETIRED) {
                retired.remove().close();
            }
        }
    }

    @Override
    public void close() {
        meters.close();
        synchronized (retired) {
            retired.forEach(Relay::close);
            retired.clear();
        }
    }
}
