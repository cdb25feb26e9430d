package io.graphqltck.benchmarks;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.mutant.Variants;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.selftest.SelfPlay;
import io.graphqltck.wire.Reactor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole suite in both roles, played by the kit against subjects that conform: itself, in every allowed way. */
final class SelfPlayedSuite implements AutoCloseable {

    /** The kit is no slow subject: minutes of a dialogue need not be minutes here. */
    private static final Options OPTIONS = Options.DEFAULT.withLongestPause(Duration.ofSeconds(4));

    private final Reactor reactor = new Reactor();
    private final List<SelfPlay> players = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final int jobs;

    private record Task(String name, Play play) {}

    private interface Play {
        void begin(Consumer<ScenarioResult> done);
    }

    /** How a play ended; transcripts would not fit into memory. */
    record Ending(Verdict verdict, String reason) {}

    /** Of these protocols. */
    SelfPlayedSuite(Collection<Protocol> protocols, int jobs) {
        this.jobs = jobs;
        Judge judge = new Judge(Rules.load(SelfPlayedSuite.class.getClassLoader()), false);
        for (Protocol protocol : protocols) {
            SelfPlay player = new SelfPlay(reactor, protocol, judge, OPTIONS);
            players.add(player);
            for (Scenario scenario : protocol.scenarios()) {
                scenario.roles().forEach(role -> add(player, scenario, role));
            }
        }
    }

    private void add(SelfPlay player, Scenario scenario, Role role) {
        Variants.of(scenario, role)
                .forEach((variant, performed) -> tasks.add(new Task(
                        scenario.id() + ", " + role.word() + ", " + variant,
                        done -> player.play(scenario, role, performed, false, done))));
    }

    int size() {
        return tasks.size();
    }

    /** Plays all of it; how each play ended, by its name. */
    Map<String, Ending> play() throws InterruptedException {
        Map<String, Ending> endings = new HashMap<>();
        Deque<Task> waiting = new ArrayDeque<>(tasks);
        CountDownLatch all = new CountDownLatch(tasks.size());
        for (int i = 0; i < jobs; i++) {
            next(waiting, endings, all);
        }
        all.await();
        synchronized (this) {
            return Map.copyOf(endings);
        }
    }

    private void next(Deque<Task> waiting, Map<String, Ending> endings, CountDownLatch all) {
        @Nullable Task task;
        synchronized (this) {
            task = waiting.poll();
        }
        if (task != null) {
            task.play().begin(result -> {
                synchronized (this) {
                    endings.put(task.name(), new Ending(result.verdict(), result.reason()));
                }
                all.countDown();
                next(waiting, endings, all);
            });
        }
    }

    @Override
    public void close() {
        players.forEach(SelfPlay::close);
        reactor.close();
    }
}
