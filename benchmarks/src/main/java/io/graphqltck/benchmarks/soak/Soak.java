package io.graphqltck.benchmarks.soak;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.Verdict;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges generated hostile peers of all protocols in both roles, for minutes. */
@Command(
        name = "Soak",
        mixinStandardHelpOptions = true,
        description =
                "Judges generated hostile servers and clients of all protocols, dozens of scenarios at once. Each round has one"
                        + " behaviour, made from the seed; what fails is played again, and must fail again. Exits with 1 after a failure that"
                        + " cannot be repeated, a round that does not end, or growth.")
public final class Soak implements Callable<Integer> {

    /** Classes, compiled code and caches come late; a leak of a round is larger. */
    private static final long GROWTH = 24L << 20;

    private static final int SHOWN = 300;

    /** Whatever is loaded once is there after these. */
    private static final int WARM_UP = 12;

    @Option(names = "--minutes", defaultValue = "30", description = "No round begins after this time (default: 30).")
    private int minutes;

    @Option(names = "--seed", description = "Of all rounds; without it a new one, which is printed.")
    private long seed = System.nanoTime();

    @Option(names = "--jobs", defaultValue = "64", description = "Scenarios in flight (default: 64).")
    private int jobs;

    @Option(names = "--round", description = "Only this round, to look at it again.")
    private int only;

    private final PrintStream out = System.out;
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Progress progress = new Progress();
    private int rounds;
    private int plays;
    private int failed;
    private int unconfirmed;
    private int late;

    private Soak() {}

    /** Runs and prints. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Soak()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Catalog catalog = Catalog.load(DataFiles.ofClassPath(Soak.class.getClassLoader()));
        List<Protocol> protocols = List.copyOf(catalog.protocols());
        out.printf("seed %d, %d MB of heap%n", seed, Runtime.getRuntime().maxMemory() >> 20);
        long start = System.nanoTime();
        long before = 0;
        int round = only > 0 ? only : 1;
        ExecutorService one = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "soak-round");
            thread.setDaemon(true);
            return thread;
        });
        for (; System.nanoTime() - start < Duration.ofMinutes(minutes).toNanos(); round++) {
            Protocol protocol = protocols.get(round % protocols.size());
            Role role = round / protocols.size() % 2 == 0 ? Role.SERVER : Role.CLIENT;
            int number = round;
            Future<?> playing = one.submit(() -> {
                play(protocol, role, number);
                return null;
            });
            @Nullable String hang = hang(playing);
            if (hang != null) {
                out.printf("round %d (%s, %s) hangs: %s%n", round, protocol.name(), role.word(), hang);
                for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
                    out.print(thread);
                }
                return 1;
            }
            rounds++;
            if (KitFailure.first() != null) {
                out.printf("round %d (%s, %s): %s%n", round, protocol.name(), role.word(), KitFailure.sentence());
                return 1;
            }
            if (only > 0) {
                break;
            }
            if (round == WARM_UP) {
                before = heapAfterCollection();
                out.printf("heap after garbage collection, after %d rounds: %d KB%n", round, before >> 10);
            }
            if (round % WARM_UP == 0) {
                out.printf("%d rounds, %d plays, %s%n", round, plays, verdicts);
            }
        }
        long after = heapAfterCollection();
        out.printf("heap after garbage collection, at the end: %d KB%n", after >> 10);
        out.printf("%d plays in %d rounds of seed %d: %s%n", plays, rounds, seed, verdicts);
        out.printf(
                "failed: %d, of them not confirmed by a second look: %d, and by a silence of a peer that was late itself: %d%n",
                failed, unconfirmed, late);
        boolean grew = before > 0 && after - before > GROWTH;
        if (grew) {
            out.println("the heap has grown");
        }
        return unconfirmed > 0 || grew ? 1 : 0;
    }

    /** Waits for the round's end; how it hangs, or null. */
    private @Nullable String hang(Future<?> playing) throws InterruptedException, ExecutionException {
        progress.moved();
        while (true) {
            try {
                playing.get(1, TimeUnit.SECONDS);
                return null;
            } catch (TimeoutException e) {
                @Nullable String hang = progress.hang();
                if (hang != null) {
                    return hang;
                }
            }
        }
    }

    private void play(Protocol protocol, Role role, int round) throws Exception {
        Random random = new Random(seed * 31 + round);
        List<Scenario> scenarios = new ArrayList<>(protocol.scenarios().stream()
                .filter(scenario -> scenario.roles().contains(role) && scenario.slow() == null && !scenario.isolated())
                .filter(scenario -> !scenario.segmented())
                .toList());
        Collections.shuffle(scenarios, random);
        List<Scenario> some = scenarios.subList(0, Math.min(jobs, scenarios.size()));
        try (HostileRound hostile = new HostileRound(protocol, role, random.nextLong(), progress)) {
            List<Look> failures = new ArrayList<>();
            for (Look look : hostile.play(some, jobs)) {
                plays += look.played() ? 1 : 0;
                verdicts.merge(look.verdict(), 1, Integer::sum);
                if (look.verdict() == Verdict.FAILED) {
                    failed++;
                    failures.add(look);
                }
            }
            // First a few at a time, and then each alone: which of two events comes first may differ.
            List<Look> second = hostile.withoutFailure(failures, some, 4);
            List<Look> third = hostile.withoutFailure(second, some, 1);
            for (Look last : hostile.withoutFailure(third, some, 1)) {
                Look first = failures.stream()
                        .filter(look -> look.scenario().equals(last.scenario()))
                        .findFirst()
                        .orElseThrow();
                if (first.isLateness()) {
                    late++;
                } else {
                    unconfirmed++;
                }
                out.printf(
                        "%s: round %d, %s, %s:%n  at first %s%n  at last %s %s%n",
                        first.isLateness()
                                ? "the peer itself was late by " + first.late().toMillis() + " ms"
                                : "not confirmed",
                        round,
                        role.word(),
                        last.scenario().id(),
                        shortened(first.reason()),
                        last.verdict(),
                        shortened(last.reason()));
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static long heapAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
