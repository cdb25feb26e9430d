package io.graphqltck.benchmarks;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.server.Server;
import io.graphqltck.server.ServerVenue;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.URI;
import java.util.List;

/** The server suite as every user runs it, judging all. */
final class KitClient implements AutoCloseable {

    private final Reactor reactor = new Reactor();
    private final Judge judge = new Judge(Rules.load(KitClient.class.getClassLoader()), false);
    private final Protocol protocol;
    private final SubjectInfo subject;
    private final ServerVenue venue;

    /** {@code url}: where the server is reached, which may be by way of a {@link TraceRecorder}. */
    KitClient(Protocol protocol, SubjectInfo subject, URI url) {
        this.protocol = protocol;
        this.subject = subject;
        WireConnector connector = new WireConnector(new TlsTrust.Platform(), WireLimits.DEFAULT);
        this.venue = new ServerVenue(reactor, connector, Server.at(url), List.of());
    }

    RunResult play(List<Scenario> scenarios, int jobs, RunListener listener) throws InterruptedException {
        return new SuiteRun(protocol, subject, venue, Options.DEFAULT, judge, jobs, listener)
                .run(scenarios, Baseline.EMPTY);
    }

    @Override
    public void close() {
        venue.close();
        reactor.close();
    }
}
