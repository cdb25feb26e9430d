package io.graphqltck.runner.interop.play;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.server.Server;
import io.graphqltck.server.ServerVenue;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Plays a scenario with one party of a pair and the kit, once for each subject. Safe for use by several threads. */
public final class AloneWithKit {

    private final Reactor reactor;
    private final Options options;
    private final Judge judge;
    private final Map<String, ScenarioResult> known = new ConcurrentHashMap<>();

    /** The reactor stays the caller's. */
    public AloneWithKit(Reactor reactor, Options options, Judge judge) {
        this.reactor = reactor;
        this.options = options;
        this.judge = judge;
    }

    /** The outcome; empty where it could not be played. */
    Optional<ScenarioResult> play(PairOf pair, Protocol protocol, Scenario scenario, Role role)
            throws InterruptedException {
        // What a client asks for depends on the server's operations, so that its result is that of the pair.
        String own = pair.serverInfo().operations().isEmpty()
                ? ""
                : pair.serverInfo().name();
        String key = String.join(" ", pair.info(role).name(), protocol.name(), pair.over(), scenario.id(), own);
        ScenarioResult before = known.get(key);
        if (before != null) {
            return Optional.of(before);
        }
        try (Venue venue = role == Role.CLIENT ? client(pair) : server(pair)) {
            RunResult run = new SuiteRun(
                            protocol,
                            role == Role.CLIENT
                                    ? pair.clientInfo()
                                            .offering(pair.serverInfo().operations())
                                    : pair.serverInfo(),
                            venue,
                            options,
                            judge,
                            1,
                            RunListener.NONE)
                    .run(List.of(scenario), Baseline.EMPTY);
            Optional<ScenarioResult> result = run.results().stream().findFirst();
            // That the kit failed, or was late, may be over the next time.
            result.filter(one -> one.verdict() != Verdict.HARNESS_ERROR)
                    .ifPresent(one -> known.put(key, one.withoutTranscript()));
            return result;
        }
    }

    private Venue client(PairOf pair) {
        ClientSubject borrowed = new ClientSubject() {
            @Override
            public ClientSession open(Opening opening, ApplicationListener listener) {
                return pair.client().open(opening, listener);
            }

            @Override
            public void close() {
                // It is the pair's.
            }
        };
        return new ClientVenue(
                reactor, borrowed, pair.listening(), pair.certificate(), pair.authorisation(), PlayMode.JUDGE);
    }

    private Venue server(PairOf pair) {
        WireConnector connector = new WireConnector(
                pair.trust(), WireLimits.DEFAULT, pair.listening().http2());
        return new ServerVenue(
                reactor, connector, Server.at(pair.server().url()), List.of(), pair.authorisation(), PlayMode.JUDGE);
    }
}
