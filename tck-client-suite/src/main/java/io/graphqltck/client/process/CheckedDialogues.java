package io.graphqltck.client.process;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * The dialogues that an adapter is checked with: its protocol's probes of clients, played by the kit's own server. So an adapter
 * for any protocol can be checked that has such probes.
 */
public final class CheckedDialogues implements AutoCloseable {

    private static final String KEY = "check";

    private final Protocol protocol;
    private final Reactor reactor = new Reactor(1);

    /** Those of a protocol for which {@link #canCheck} holds. */
    public CheckedDialogues(Protocol protocol) {
        this.protocol = protocol;
    }

    /** Whether this protocol has what an adapter has to be checked with. */
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

    /** The words of the capabilities that dialogues show. */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        protocol.probes().stream()
                .filter(probe -> probe.role() == Role.CLIENT)
                .forEach(probe -> words.add(probe.finds()));
        return words;
    }

    /** Plays it with this client. {@code patience}: for each of the client's turns. */
    CompletableFuture<Played> play(Probe probe, CheckedClient client, Duration patience) {
        ClientVenue venue = new ClientVenue(reactor, client, ListenOptions.loopback(), null, PlayMode.JUDGE);
        CompletableFuture<Played> done = new CompletableFuture<>();
        venue.play(
                protocol,
                Script.compile(probe.dialogue(), Role.CLIENT),
                new Bindings(protocol.operations(), KEY),
                Options.DEFAULT.withPatience(patience),
                done::complete);
        return done.whenComplete((played, problem) -> venue.close());
    }

    /** What the application of the first dialogue asks for, to be asked where nobody answers. */
    OperationRequest request() {
        Probe probe = probe(protocol, Probe.SUBSCRIPTIONS).orElseThrow();
        ApplicationTurn.Subscribes first = probe.dialogue().dialogue().stream()
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
        if (played.gone() != null) {
            return played.gone().message();
        }
        if (played.trouble() != null) {
            return played.trouble();
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
