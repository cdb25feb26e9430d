package io.graphqltck.benchmarks;

import io.graphqltck.benchmarks.SelfPlayedSuite.Ending;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.verdict.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether the kit cries wolf on a machine that is too busy for it: the whole suite again and again against subjects that conform,
 * while other threads take the processors away. Every verdict must be that of a first round, played without these threads.
 */
@Command(
        name = "Repeats",
        mixinStandardHelpOptions = true,
        description = "Repeats the self-played suite on a busy machine; exits with 1 if one verdict differs.")
public final class RepeatedSuite implements Callable<Integer> {

    @Option(
            names = "--repeats",
            defaultValue = "200",
            description = "How often it is repeated (default: ${DEFAULT-VALUE}).")
    private int repeats;

    @Option(names = "--busy", description = "How many busy threads there are (default: one for each processor).")
    private int busy = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--minutes",
            defaultValue = "30",
            description = "No repeat is begun after this time (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--jobs",
            defaultValue = "64",
            description = "How many plays are in flight at the same time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--protocol",
            split = ",",
            description = "Only the scenarios of this protocol; repeatable. All protocols without it.")
    private List<String> names = new ArrayList<>();

    private final PrintStream out = System.out;
    private final long start = System.nanoTime();
    private int done;
    private int differing;
    private int accusing;

    private RepeatedSuite() {}

    /** RepeatedSuite and prints. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RepeatedSuite()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Catalog catalog = Catalog.load(DataFiles.ofClassPath(RepeatedSuite.class.getClassLoader()));
        List<Protocol> protocols;
        try {
            protocols = names.isEmpty()
                    ? List.copyOf(catalog.protocols())
                    : names.stream().map(catalog::protocol).toList();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        try (SelfPlayedSuite suite = new SelfPlayedSuite(protocols, jobs)) {
            Map<String, Ending> first = suite.play();
            out.printf(Locale.ROOT, "first round: %d plays in %.1f s: %s%n", suite.size(), seconds(), counts(first));
            repeat(suite, first);
            out.printf(
                    Locale.ROOT,
                    "%d of %d repeats%s with %d busy threads on %d processors, %d plays, in %.0f s:"
                            + " %d verdicts differ from the first round, %d of them accuse%n",
                    done,
                    repeats,
                    done < repeats ? " (the time was up)" : "",
                    busy,
                    Runtime.getRuntime().availableProcessors(),
                    (long) done * suite.size(),
                    seconds(),
                    differing,
                    accusing);
        }
        return differing == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void repeat(SelfPlayedSuite suite, Map<String, Ending> first) throws InterruptedException {
        double told = seconds();
        try (BusyThreads threads = new BusyThreads(busy)) {
            while (done < repeats && seconds() < Duration.ofMinutes(minutes).toSeconds()) {
                suite.play().forEach((name, ending) -> compare(name, first.get(name), ending));
                done++;
                if (seconds() - told >= 30) {
                    told = seconds();
                    out.printf(
                            Locale.ROOT,
                            "%d repeats, %d busy threads, %.0f s, %d differ%n",
                            done,
                            threads.count(),
                            told,
                            differing);
                }
            }
        }
    }

    private void compare(String name, @Nullable Ending first, Ending now) {
        if (first == null || first.verdict() != now.verdict()) {
            differing++;
            accusing += now.verdict() == Verdict.FAILED || now.verdict() == Verdict.WARNED ? 1 : 0;
            out.println("differs in repeat " + (done + 1) + ": " + name + ": "
                    + now.verdict().word() + ", " + now.reason());
        }
    }

    private static Map<String, Integer> counts(Map<String, Ending> endings) {
        Map<String, Integer> counts = new TreeMap<>();
        endings.values().forEach(ending -> counts.merge(ending.verdict().word(), 1, Integer::sum));
        return counts;
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
