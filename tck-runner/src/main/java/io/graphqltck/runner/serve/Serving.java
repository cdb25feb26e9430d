package io.graphqltck.runner.serve;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.client.StandingServer;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Unwatched;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.FailureStory;
import io.graphqltck.reports.console.LiveTimeline;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.output.Teller;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays one scenario as the server, again and again on the same port, and tells what happens. */
public final class Serving {

    private static final SubjectInfo SUBJECT =
            new SubjectInfo("your client", "your client", "", Role.CLIENT, Set.of(), false, Map.of(), Map.of());

    /** At the end of a play, for what was not told yet. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Protocol protocol;
    private final Scenario scenario;
    private final Judge judge;
    private final ConsoleStyle style;
    private final Redaction redaction;
    private final Consumer<String> out;
    private final String program;

    /**
     * @param program how this program is called
     * @param out is given whole lines, with their line ends; from several threads, one at a time
     */
    public Serving(
            Protocol protocol,
            Scenario scenario,
            Judge judge,
            ConsoleStyle style,
            Redaction redaction,
            String program,
            Consumer<String> out) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.judge = judge;
        this.style = style;
        this.redaction = redaction;
        this.program = program;
        this.out = out;
    }

    /**
     * Serves until this thread is interrupted, or {@code once} until a client was there and its play is over.
     *
     * @param certificate the file of the certificate to trust, where {@code listening} has one
     * @return whether the last client did as the scenario says
     * @throws CommandException when the port cannot be had
     */
    public boolean serve(ListenOptions listening, @Nullable Path certificate, Options options, boolean once)
            throws InterruptedException {
        ListenOptions listens = listening.withExchanges(protocol.transports().contains(Transport.HTTP));
        try (Reactor reactor = new Reactor(1);
                StandingServer server = listen(reactor, listens)) {
            for (int number = 1; ; number++) {
                Teller teller = new Teller();
                Telling telling = new Telling(teller);
                BlockingQueue<Played> ended = new LinkedBlockingQueue<>();
                Instant began = Instant.now();
                try (teller;
                        ClientVenue venue = new ClientVenue(
                                reactor,
                                new ByHand(telling::instruct),
                                listens,
                                certificate,
                                List.of(),
                                PlayMode.JUDGE,
                                telling::happened,
                                server)) {
                    String key = "serve-" + number;
                    venue.play(
                            protocol,
                            Unwatched.script(scenario),
                            new Bindings(protocol.operations(), key),
                            options,
                            ended::add);
                    Played played = ended.take();
                    teller.await(LONGEST_WAIT);
                    if (telling.sawClient()) {
                        boolean conforms = verdict(judge.judge(protocol, played), began);
                        if (once) {
                            return conforms;
                        }
                    }
                }
            }
        }
    }

    private static StandingServer listen(Reactor reactor, ListenOptions listening) throws InterruptedException {
        try {
            return StandingServer.listen(reactor.next(), listening)
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw CommandException.badInput("the kit's server cannot listen: "
                    + Objects.requireNonNullElse(e.getCause(), e).getMessage()
                    + "; name another port with --port, or end what has this one");
        }
    }

    /** Prints how it ended; returns whether that was as expected. */
    private boolean verdict(ScenarioResult result, Instant began) {
        boolean conforms = result.verdict() == Verdict.PASSED || result.verdict() == Verdict.WARNED;
        if (result.findings().isEmpty() && result.verdict() == Verdict.PASSED) {
            out.accept("\nYour client sent what it should; check yourself what it reported to its application.\n\n");
        } else {
            RunResult run = new RunResult(SUBJECT, protocol, List.of(result), began, result.took(), true);
            String again = program + " serve " + scenario.id();
            out.accept("\n" + new FailureStory(style, redaction, (some, one) -> again).of(run, result) + "\n");
        }
        return conforms;
    }

    /** What is printed about one play. */
    private final class Telling {

        private final LiveTimeline timeline = new LiveTimeline(style, SUBJECT, "the kit", redaction, out);
        private final Teller teller;
        private volatile boolean client;

        Telling(Teller teller) {
            this.teller = teller;
        }

        /** On the play's loop. */
        void happened(Moment moment) {
            client |= moment.what() instanceof Happening.OnWire;
            // Nobody knows what a person's application received.
            if (!(moment.what() instanceof Happening.ApplicationTold)) {
                boolean ignored = teller.tell(0, () -> timeline.add(moment)); // the transcript holds it anyway
            }
        }

        /** On the play's loop. */
        void instruct(String text) {
            boolean ignored = teller.tell(0, () -> out.accept(text + "\n"));
        }

        boolean sawClient() {
            return client;
        }
    }
}
