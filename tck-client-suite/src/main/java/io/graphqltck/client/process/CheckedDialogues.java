package io.graphqltck.client.process;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dialogues that an adapter is checked with: its protocol's probes of clients, played by the kit's own server. So an adapter
 * for any protocol can be checked that has such probes.
 */
public final class CheckedDialogues implements AutoCloseable {

    private static final String KEY = "check";
    private static final int AT_A_TIME = 8;

    /** The words under which a client's first operation may stand, the usual one first. */
    private static final List<String> FIRST = List.of(Probe.SUBSCRIPTIONS, "https");

    private final Protocol protocol;
    private final Set<String> known;
    private final ListenOptions listening;
    private final List<String> declared;
    private final Baseline baseline;
    private final @Nullable Path authority;
    private final Reactor reactor = new Reactor(1);

    /** Those of a protocol for which {@link #canCheck} holds. {@code known}: the words that an adapter may greet with. */
    public CheckedDialogues(Protocol protocol, Set<String> known) {
        this(protocol, known, ListenOptions.loopback(), null);
    }

    /** The same where the kit's server listens in another way. {@code authority}: the certificate that its clients have to trust. */
    public CheckedDialogues(Protocol protocol, Set<String> known, ListenOptions listening, @Nullable Path authority) {
        this(protocol, known, listening, authority, List.of(), Baseline.EMPTY);
    }

    /**
     * The same for an adapter that is described.
     *
     * @param declared what its description says it can do in addition to what it greets with
     * @param baseline the known failures of its library
     */
    public CheckedDialogues(
            Protocol protocol,
            Set<String> known,
            ListenOptions listening,
            @Nullable Path authority,
            List<String> declared,
            Baseline baseline) {
        this.protocol = protocol;
        this.declared = List.copyOf(declared);
        this.baseline = baseline;
        this.known = Set.copyOf(known);
        this.listening = listening;
        this.authority = authority;
    }

    /** The words of a greeting that the kit does not know. */
    List<String> unknown(Greeting greeting) {
        return greeting.capabilities().stream()
                .filter(word -> !known.contains(word))
                .toList();
    }

    /** What the adapter can do, by its greeting or its description. */
    Greeting completed(Greeting greeting) {
        List<String> words = Stream.concat(greeting.capabilities().stream(), declared.stream())
                .distinct()
                .toList();
        return new Greeting(greeting.version(), greeting.name(), greeting.libraryVersion(), words);
    }

    /** The first operation of an adapter that greets so: a protocol may have several kinds, and an adapter one of them. */
    Probe first(Greeting greeting) {
        return FIRST.stream()
                .filter(greeting.capabilities()::contains)
                .flatMap(word -> probe(protocol, word).stream())
                .findFirst()
                .orElseGet(() -> probe(protocol, Probe.SUBSCRIPTIONS).orElseThrow());
    }

    /** Whether scenarios are left out where an adapter does not declare this word. */
    boolean isNeeded(String word) {
        return protocol.scenarios().stream()
                .anyMatch(scenario -> scenario.needs().contains(word));
    }

    /** Whether this protocol has what an adapter must be checked with. */
    public static boolean canCheck(Protocol protocol) {
        return probe(protocol, Probe.SUBSCRIPTIONS).isPresent();
    }

    private static Optional<Probe> probe(Protocol protocol, String finds) {
        return protocol.probes().stream()
                .filter(probe -> probe.role() == Role.CLIENT && probe.finds().equals(finds))
                .findFirst();
    }

    /** The one that shows this, if the protocol has it. */
    Optional<Probe> showing(String word) {
        return probe(protocol, word);
    }

    /**
     * The ways in which a capability may show with an adapter whose first operation is this one; one that can be played is enough.
     * An adapter that sends requests only is not asked for connections.
     */
    List<Probe> ways(String word, Probe first) {
        List<Probe> ways = protocol.probes().stream()
                .filter(probe -> probe.role() == Role.CLIENT && probe.finds().equals(word))
                .toList();
        List<Probe> likely =
                ways.stream().filter(way -> requests(way) == requests(first)).toList();
        return likely.isEmpty() ? ways : likely;
    }

    private static boolean requests(Probe probe) {
        return Turn.every(probe.dialogue().dialogue())
                .anyMatch(turn ->
                        turn instanceof Turn.Speech speech && speech.act().ground() == Ground.REQUEST);
    }

    /** Judges the scenarios in which an adapter shows that it reports what its library tells; those that it can play. */
    List<ScenarioResult> reporting(AdapterSubject adapter, Greeting greeting, Duration patience)
            throws InterruptedException {
        SubjectInfo subject = new SubjectInfo(
                        greeting.name(),
                        greeting.name(),
                        "",
                        Role.CLIENT,
                        Set.copyOf(greeting.capabilities()),
                        false,
                        Map.of(),
                        Map.of())
                .over(listening.http2() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1);
        try (ClientVenue venue = new ClientVenue(reactor, adapter, listening, authority, PlayMode.JUDGE)) {
            return new SuiteRun(
                            protocol,
                            subject,
                            venue,
                            options(patience),
                            new Judge(Rules.load(CheckedDialogues.class.getClassLoader()), false),
                            AT_A_TIME,
                            RunListener.NONE)
                    .run(protocol.adapterChecks(), baseline)
                    .results();
        }
    }

    /** Whether the library is known to fail this scenario. */
    boolean isKnown(@Nullable String scenario) {
        return baseline.known().stream().anyMatch(known -> known.id().equals(scenario));
    }

    /** Plays it with this client. {@code patience}: for each of the client's turns. */
    CompletableFuture<Played> play(Probe probe, CheckedClient client, Duration patience) {
        ClientVenue venue = new ClientVenue(reactor, client, listening, authority, PlayMode.JUDGE);
        CompletableFuture<Played> done = new CompletableFuture<>();
        venue.play(
                protocol,
                Script.compile(probe.dialogue(), Role.CLIENT),
                new Bindings(protocol.operations(), KEY),
                options(patience),
                done::complete);
        return done.whenComplete((played, problem) -> venue.close());
    }

    /** A kit that was late for less than a quarter of a wait has still waited long enough. */
    static Options options(Duration patience) {
        Duration quarter = patience.dividedBy(4);
        Duration usual = Options.DEFAULT.lateness();
        return Options.DEFAULT.withPatience(patience).withLateness(quarter.compareTo(usual) > 0 ? quarter : usual);
    }

    String protocolName() {
        return protocol.name();
    }

    /** What the application of this dialogue asks for first, to be asked where nobody answers. */
    OperationRequest request(Probe probe) {
        ApplicationTurn.Subscribes first = Turn.every(probe.dialogue().dialogue())
                .filter(Turn.Application.class::isInstance)
                .map(turn -> ((Turn.Application) turn).what())
                .filter(ApplicationTurn.Subscribes.class::isInstance)
                .map(ApplicationTurn.Subscribes.class::cast)
                .findFirst()
                .orElseThrow();
        Bindings bindings = new Bindings(protocol.operations(), KEY);
        var operation = bindings.operation(first.operation());
        return new OperationRequest(
                first.as(),
                operation.query(),
                bindings.variables(operation, first.variables()),
                operation.operationName());
    }

    /** What went wrong in a dialogue, or nothing. */
    static String problem(Played played) {
        @Nullable String unjudged = played.unjudged();
        if (unjudged != null) {
            return unjudged;
        }
        var divergence = played.divergence();
        return divergence == null
                ? ""
                : "expected " + String.join(" or ", divergence.allowed()) + ", but found " + divergence.found();
    }

    @Override
    public void close() {
        reactor.close();
    }
}
