package io.graphqltck.runner.trial;

import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.run.Probing;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.runner.subject.Opened;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Finds out what a server is of which nothing is known: whether it speaks a protocol, and what a subscription of its own does. */
public final class Acquaintance {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

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
        Map<String, Operation> operations = new HashMap<>(protocol.operations());
        operations.putAll(own);
        for (Probe probe : protocol.acquaintance()) {
            if (probe.finds().equals(word)) {
                Played played = play(probe, operations);
                if (played.trouble() == null && played.gone() == null && played.divergence() == null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The subject with what its capabilities turned out to be. */
    public SubjectInfo probed() throws InterruptedException {
        return new Probing(protocol, options, 8).of(subject.info(), subject.venue());
    }

    /** What was found and what was not, in a line. */
    public static String words(SubjectInfo info) {
        return Probing.words(info);
    }

    private Played play(Probe probe, Map<String, Operation> operations) throws InterruptedException {
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
