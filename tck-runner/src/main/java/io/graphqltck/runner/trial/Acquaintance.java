package io.graphqltck.runner.trial;

import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.run.Probing;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.UsedOperations;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.runner.subject.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what a server is of which nothing is known: whether it speaks a protocol, and what a subscription of its own does. */
public final class Acquaintance {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** With less than this between two results, those that cross the stop of a subscription look like a server that continues. */
    private static final Duration SHORTEST_GAP = Duration.ofMillis(100);

    /** Longer than a scenario needs a subscription that runs. */
    private static final Duration OBSERVED = Duration.ofSeconds(3);

    private static final int MOST_MORE = 30;

    private static final int REDIRECTION = 3;

    private final Protocol protocol;
    private final Opened subject;
    private final Options options;

    public Acquaintance(Protocol protocol, Opened subject, Options options) {
        this.protocol = protocol;
        this.subject = subject;
        this.options = options.patience().compareTo(PATIENCE) > 0 ? options.withPatience(PATIENCE) : options;
    }

    /** Whether there is a way to find out. */
    public static boolean isPossible(Protocol protocol) {
        return protocol.acquaintance().stream().anyMatch(probe -> probe.finds().equals(Probe.SPEAKS));
    }

    /** Whether this shows, with these operations in place of the kit's. */
    public boolean shows(String word, Map<String, Operation> own) throws InterruptedException {
        for (Probe probe : protocol.acquaintance()) {
            if (probe.finds().equals(word) && problem(play(probe, own)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Why the server does not speak the protocol, as far as that shows, or nothing where it does. */
    public Optional<String> whyNotSpoken() throws InterruptedException {
        String why = "the protocol has no way to find out";
        for (Probe probe : protocol.acquaintance()) {
            if (probe.finds().equals(Probe.SPEAKS)) {
                Played played = play(probe, Map.of());
                why = problem(played);
                if (why.isEmpty()) {
                    return Optional.empty();
                }
                why += redirection(played).map(to -> "; it redirects to " + to).orElse("");
            }
        }
        return Optional.of(why);
    }

    /** Where the server would have the kit ask instead: a path that lacks its last slash, for instance. */
    private static Optional<String> redirection(Played played) {
        return played.transcript().moments().stream()
                .flatMap(moment -> Stream.ofNullable(response(moment)))
                .filter(head -> head.status() / 100 == REDIRECTION)
                .flatMap(head -> Stream.ofNullable(head.field("location")))
                .findFirst();
    }

    private static @Nullable HttpHead response(Moment moment) {
        if (!(moment.what() instanceof Happening.OnWire onWire) || onWire.direction() == Direction.SENT) {
            return null;
        }
        if (onWire.event() instanceof WireEvent.Responded responded) {
            return responded.head();
        }
        return onWire.event() instanceof WireEvent.Answered answered ? answered.head() : null;
    }

    /** The operations of this kind that it takes to find out whether a subscription delivers, in the kit's words. */
    public Set<String> takes(Operation.Kind kind) {
        return protocol.acquaintance().stream()
                .filter(probe -> probe.finds().equals(Probe.DELIVERS))
                .flatMap(probe -> UsedOperations.of(probe.dialogue(), probe.role()).stream())
                .filter(name -> Optional.ofNullable(protocol.operations().get(name))
                        .filter(operation -> operation.kind() == kind)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * Why a subscription with these operations cannot stand in for one that continues until it is stopped, or nothing. It must
     * deliver at a pace at which a stop can be told from what was under way, and not complete for longer than a scenario takes.
     */
    public Optional<String> whyNotEndless(Map<String, Operation> own) throws InterruptedException {
        String why = "the protocol has no way to find out";
        for (Probe probe : protocol.acquaintance()) {
            if (!probe.finds().equals(Probe.DELIVERS)) {
                continue;
            }
            long begin = System.nanoTime();
            Played played = play(probe, own);
            why = problem(played);
            if (!why.isEmpty() || !takes(Operation.Kind.MUTATION).isEmpty()) {
                continue; // where the kit makes the events itself, it makes them when it wants them
            }
            Duration gap = gap(played, Duration.ofNanos(System.nanoTime() - begin));
            if (gap.compareTo(SHORTEST_GAP) < 0) {
                why = "its results come faster than one each " + SHORTEST_GAP.toMillis() + " ms";
                continue;
            }
            int more = (int) Math.min(MOST_MORE, OBSERVED.toNanos() / gap.toNanos() + 1);
            why = problem(play(longer(probe, more), own));
            if (why.isEmpty()) {
                return Optional.empty();
            }
        }
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    private static String problem(Played played) {
        @Nullable String unjudged = played.unjudged();
        if (unjudged != null) {
            return unjudged;
        }
        return played.divergence() == null
                ? ""
                : "received " + played.divergence().found();
    }

    /** How long it is from one of the results to the next, by the times of the last and the first. */
    private static Duration gap(Played played, Duration whole) {
        List<Duration> times = played.transcript().moments().stream()
                .filter(Acquaintance::isResult)
                .map(Moment::at)
                .toList();
        return times.size() < 2
                ? whole
                : times.get(times.size() - 1).minus(times.get(0)).dividedBy(times.size() - 1);
    }

    /** The last messages of the dialogue are results; what comes before them is not looked at. */
    private static boolean isResult(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && onWire.direction() == Direction.RECEIVED
                && onWire.json() instanceof JsonObject message
                && JsonText.write(message).contains("\"data\":");
    }

    /** The same with its last turn, a result, repeated this number of times. */
    private static Probe longer(Probe probe, int more) {
        List<Turn> turns = new ArrayList<>(probe.dialogue().dialogue());
        turns.addAll(Collections.nCopies(more, turns.get(turns.size() - 1)));
        return new Probe(probe.finds(), probe.role(), probe.dialogue().with(turns), probe.disproves(), probe.unless());
    }

    /** The subject with what its capabilities turned out to be. */
    public SubjectInfo probed() throws InterruptedException {
        return new Probing(protocol, options, 8).of(subject.info(), subject.venue());
    }

    /** What was found and what was not, in a line. */
    public static String words(SubjectInfo info) {
        return Probing.words(info);
    }

    private Played play(Probe probe, Map<String, Operation> own) throws InterruptedException {
        Map<String, Operation> operations = new HashMap<>(protocol.operations());
        operations.putAll(own);
        CompletableFuture<Played> done = new CompletableFuture<>();
        subject.venue()
                .play(
                        protocol,
                        Script.compile(probe.dialogue(), probe.role()),
                        new Bindings(operations, "acquaintance-" + probe.finds()),
                        options,
                        done::complete);
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
