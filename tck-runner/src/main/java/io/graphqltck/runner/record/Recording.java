package io.graphqltck.runner.record;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.runner.CommandException;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.relay.Relay;
import io.graphqltck.wire.relay.Upstream;
import io.graphqltck.wire.tls.TlsTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A relay with a recorder behind it: what it kept, judged. */
public final class Recording implements AutoCloseable {

    private static final Location NOWHERE = new Location("recorded", 1, 1);

    private final Protocol protocol;
    private final Judge judge;
    private final SubjectInfo server;
    private final Redaction redaction;
    private final Recorder recorder;
    private final CountDownLatch first = new CountDownLatch(1);
    private final Instant began = Instant.now();
    private final Reactor reactor = new Reactor(1);
    private final Relay relay;

    /**
     * Begins to listen, and to pass on what comes.
     *
     * @param out is given whole lines, with their line ends
     * @throws CommandException when the port cannot be had
     */
    public Recording(
            Protocol protocol,
            Rules rules,
            ListenOptions listening,
            Upstream upstream,
            TlsTrust trust,
            ConsoleStyle style,
            Redaction redaction,
            Consumer<String> out)
            throws InterruptedException {
        this.protocol = protocol;
        this.judge = new Judge(rules, false);
        this.redaction = redaction;
        this.server = subject("upstream", upstream.requests().toString(), Role.SERVER);
        this.recorder = new Recorder(protocol, rules, server, style, redaction, out, first::countDown);
        try {
            this.relay = Relay.listen(reactor.next(), listening, upstream, trust, recorder)
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            reactor.close();
            String why = e.getCause() == null
                    ? String.valueOf(e)
                    : String.valueOf(e.getCause().getMessage());
            throw CommandException.badInput("nothing can listen at port " + listening.port() + " (" + why
                    + "); name another one with --listen");
        }
    }

    /** The TCP port where the client finds it. */
    public int port() {
        return relay.port();
    }

    /** Waits for so long, or without end for null; {@code once}: until the first connection has ended, if that is sooner. */
    public void await(boolean once, @Nullable Duration atMost) throws InterruptedException {
        CountDownLatch end = once ? first : new CountDownLatch(1);
        if (atMost == null) {
            end.await();
        } else if (!end.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            return; // the time is over
        }
    }

    /** What both parties said, judged. Nothing is recorded any more. */
    public List<RunResult> results() {
        List<Recorded> recorded = recorder.recorded();
        List<RunResult> runs = new ArrayList<>();
        for (SubjectInfo party : List.of(subject("client", Recorder.CLIENT, Role.CLIENT), server)) {
            List<ScenarioResult> results =
                    recorded.stream().map(one -> result(one, party.role())).toList();
            runs.add(new RunResult(party, protocol, results, began, Duration.between(began, Instant.now()), true));
        }
        return runs;
    }

    private ScenarioResult result(Recorded recorded, Role role) {
        Scenario scenario = new Scenario(
                new Scenario.Naming(
                        protocol.prefix() + ".recorded.connection-" + recorded.number(),
                        List.of(),
                        protocol.name(),
                        "recorded",
                        "What was said on connection " + recorded.number() + " keeps to the protocol"),
                List.of(),
                Set.of(role),
                Set.of(),
                Scenario.PlayOptions.PLAIN,
                List.of(),
                NOWHERE);
        Script script = new Script(scenario, role, List.of(), Segmentation.AS_WRITTEN);
        return judge.judge(protocol, new Played(script, recorded.of(role), null, List.of(), null, null));
    }

    /** Scenarios out of what was recorded. */
    public String draft() {
        return new Draft(protocol, redaction).of(recorder.recorded());
    }

    private static SubjectInfo subject(String name, String title, Role role) {
        return new SubjectInfo(name, title, "", role, Set.of(), false, Map.of(), Map.of());
    }

    @Override
    public void close() {
        relay.close();
        reactor.close();
        recorder.close();
    }
}
