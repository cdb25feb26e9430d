package io.graphqltck.core.run;

import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds out, by ordinary operations, what a subject can do that does not say it. What it declares is believed: a claim that
 * does not hold must show as failures, not as scenarios that are left out.
 */
public final class Probing {

    /** Long enough for a subject that works, and nobody waits long for one that does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Protocol protocol;
    private final Options options;
    private final int jobs;

    public Probing(Protocol protocol, Options options, int jobs) {
        this.protocol = protocol;
        this.options = options.patience().compareTo(PATIENCE) > 0 ? options.withPatience(PATIENCE) : options;
        this.jobs = jobs;
    }

    /** The same subject, with what was found. */
    public SubjectInfo of(SubjectInfo info, Venue venue) throws InterruptedException {
        return probed(info, venue, probes(info));
    }

    /** The same, but nothing is tried that none of these scenarios needs. */
    public SubjectInfo of(SubjectInfo info, Venue venue, List<Scenario> scenarios) throws InterruptedException {
        Plan plan = new Plan(protocol, info);
        Set<String> wanted = new HashSet<>();
        scenarios.forEach(scenario -> wanted.addAll(plan.wants(scenario)));
        return probed(
                info,
                venue,
                probes(info).stream()
                        .filter(probe -> wanted.contains(probe.finds()))
                        .toList());
    }

    private List<Probe> probes(SubjectInfo info) {
        if (info.role() == Role.CLIENT && !info.declared().isEmpty()) {
            return List.of(); // an adapter names all that it can do, or nothing
        }
        return protocol.probes().stream()
                .filter(probe -> probe.role() == info.role() && !declares(info, probe.finds()))
                .toList();
    }

    private SubjectInfo probed(SubjectInfo info, Venue venue, List<Probe> probes) throws InterruptedException {
        Map<String, Boolean> found = new LinkedHashMap<>();
        Set<Probe> passed = passing(venue, probes, new Plan(protocol, info).named());
        probes.forEach(probe -> found.merge(probe.finds(), passed.contains(probe), Boolean::logicalOr));
        return info.probed(found);
    }

    private static boolean declares(SubjectInfo info, String word) {
        return word.equals(Probe.CONTROL_SCHEMA)
                ? info.controlSchema()
                : info.capabilities().contains(word);
    }

    private Set<Probe> passing(Venue venue, List<Probe> probes, Map<String, Operation> operations)
            throws InterruptedException {
        Set<Probe> passed = new LinkedHashSet<>();
        List<Probe> again = new ArrayList<>();
        Semaphore free = new Semaphore(jobs);
        for (Probe probe : probes) {
            free.acquire();
            play(venue, probe, operations, played -> {
                synchronized (passed) {
                    if (played.unjudged() != null) {
                        again.add(probe);
                    } else if (played.divergence() == null) {
                        passed.add(probe);
                    }
                }
                free.release();
            });
        }
        free.acquire(jobs);
        for (Probe probe : List.copyOf(again)) {
            // One that ends the subject's process takes those next to it along.
            if (venue.health() != null && !venue.revive()) {
                break;
            }
            play(venue, probe, operations, played -> {
                synchronized (passed) {
                    if (played.unjudged() == null && played.divergence() == null) {
                        passed.add(probe);
                    }
                }
                free.release(jobs);
            });
            free.acquire(jobs);
        }
        if (venue.health() != null) {
            venue.revive();
        }
        return passed;
    }

    private void play(
            Venue venue, Probe probe, Map<String, Operation> operations, java.util.function.Consumer<Played> done) {
        String key = "probe-" + Integer.toString(ThreadLocalRandom.current().nextInt(46656, 1679616), 36);
        venue.play(
                protocol, Script.compile(probe.dialogue(), probe.role()), new Bindings(operations, key), options, done);
    }

    /** What was found and what was not, in a line. */
    public static String words(SubjectInfo info) {
        List<String> yes = new ArrayList<>();
        List<String> no = new ArrayList<>();
        info.probed().forEach((word, found) -> (found ? yes : no).add(word));
        return "probed: " + (yes.isEmpty() ? "nothing found" : String.join(", ", yes))
                + (no.isEmpty() ? "" : "; not found: " + String.join(", ", no));
    }
}
