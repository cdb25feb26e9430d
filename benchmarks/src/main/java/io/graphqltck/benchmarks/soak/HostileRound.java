package io.graphqltck.benchmarks.soak;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.server.ServerVenue;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One hostile peer, and the runs in which it is judged. */
final class HostileRound implements AutoCloseable {

    /** How long the kit waits for this peer. */
    static final Duration PATIENCE = Duration.ofMillis(700);

    private static final Options HASTY = Options.DEFAULT
            .withPatience(PATIENCE)
            .withClosing(Duration.ofMillis(300))
            .withLongestPause(Duration.ofMillis(700));

    private final Reactor reactor = new Reactor(2);
    private final Judge judge = new Judge(Rules.load(HostileRound.class.getClassLoader()), false);
    private final Protocol protocol;
    private final Progress progress;
    private final SubjectInfo subject;
    private final Venue venue;
    private final @Nullable HostileServer server;
    private final Witness witness = new Witness();

    HostileRound(Protocol protocol, Role role, long seed, Progress progress) throws IOException {
        this.protocol = protocol;
        this.progress = progress;
        progress.follow(reactor.next());
        this.subject =
                new SubjectInfo("hostile", "hostile", "", role, capabilities(protocol), true, Map.of(), Map.of());
        if (role == Role.SERVER) {
            HostileServer hostile = new HostileServer(seed);
            server = hostile;
            WireConnector connector = new WireConnector(new TlsTrust.Everything(), WireLimits.DEFAULT);
            boolean webSocket = !protocol.transports().contains(Transport.HTTP);
            venue = new ServerVenue(reactor, connector, hostile.at(webSocket), List.of());
        } else {
            server = null;
            venue = new ClientVenue(reactor, new HostileClient(seed), ListenOptions.loopback(), null, PlayMode.JUDGE);
        }
    }

    /** All that scenarios may need but another version of HTTP. */
    private static Set<String> capabilities(Protocol protocol) {
        return protocol.scenarios().stream()
                .flatMap(scenario -> scenario.needs().stream())
                .filter(need -> !need.startsWith("http"))
                .collect(Collectors.toSet());
    }

    /** Plays these with at most this concurrency. */
    List<Look> play(List<Scenario> scenarios, int jobs) throws InterruptedException {
        witness.forget();
        List<ScenarioResult> results = new SuiteRun(protocol, subject, venue, HASTY, judge, jobs, progress)
                .run(scenarios, Baseline.EMPTY)
                .results();
        Duration late = witness.longest();
        return results.stream().map(result -> Look.of(result, late)).toList();
    }

    /**
     * What comes of those of these that do not fail when they are played again, with the scenarios that prove what they build on.
     *
     * @param beside what was played at first: a proof that was not can change what a failure is called
     */
    List<Look> withoutFailure(List<Look> looks, List<Scenario> beside, int jobs) throws InterruptedException {
        if (looks.isEmpty()) {
            return List.of();
        }
        Set<Scenario> again = looks.stream().map(Look::scenario).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Scenario> played = new LinkedHashSet<>(again);
        beside.stream()
                .filter(scenario ->
                        looks.stream().anyMatch(look -> scenario.id().equals(look.provedBy())))
                .forEach(played::add);
        return play(List.copyOf(played), jobs).stream()
                .filter(look -> again.contains(look.scenario()) && look.verdict() != Verdict.FAILED)
                .toList();
    }

    @Override
    public void close() throws IOException {
        witness.close();
        venue.close();
        reactor.close();
        if (server != null) {
            server.close();
        }
    }
}
