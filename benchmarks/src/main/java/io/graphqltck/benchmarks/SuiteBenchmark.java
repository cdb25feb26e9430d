package io.graphqltck.benchmarks;

import io.graphqltck.benchmarks.Trace.Event;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.runner.subject.Installer;
import io.graphqltck.server.Server;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What judging costs: the server suite, and a client that exchanges the same octets and judges nothing. */
@Command(
        name = "SuiteBenchmark",
        mixinStandardHelpOptions = true,
        description = "Measures the server suite against a server on this machine, and a bare client.")
public final class SuiteBenchmark implements Callable<Integer> {

    @Option(
            names = "--subject",
            paramLabel = "DIR",
            defaultValue = "subjects/graphql-ws-server",
            description = "The folder of the server, with its subject.yaml (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of(".");

    @Option(
            names = "--jobs",
            defaultValue = "64",
            description = "How many plays are in flight at the same time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--copies",
            defaultValue = "10",
            description = "How often a round plays each scenario (default: ${DEFAULT-VALUE}).")
    private int copies;

    private final PrintStream out = System.out;

    private SuiteBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SuiteBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws ProcessException, InterruptedException {
        SubjectDescription subject = SubjectReader.read(folder.resolve("subject.yaml"));
        new Installer(out::println).install(subject);
        Catalog catalog = Catalog.load(DataFiles.ofClassPath(SuiteBenchmark.class.getClassLoader()));
        Protocol protocol = catalog.protocol(subject.protocols().get(0));
        Filters filters = Filters.NONE.narrowedTo(protocol.name(), subject.role());
        out.printf(
                "%s %s, %s, %d at a time, Java %s, %d processors%n",
                subject.name(),
                subject.version(),
                protocol.name(),
                jobs,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        try (Server server = LocalServer.start(subject);
                KitClient kit = new KitClient(protocol, subject.info(), server.url())) {
            Selection selection = Selection.of(catalog, filters);
            // A server that was started a moment ago would let its own time-outs strike.
            kit.play(selection.scenarios(), jobs, RunListener.NONE);
            whole(kit, "with the slow ones", Selection.of(catalog, filters.withSlow()));
            whole(kit, "without the slow ones", selection);
            List<Scenario> quick = Calibration.quick(kit, selection.scenarios());
            Recordings recordings = Recordings.of(protocol, subject.info(), server.url(), quick, copies);
            out.printf(
                    "quick: %d scenarios pass alone in less than %d ms; measured: the %d of them whose exchange is the same"
                            + " in %d plays%n",
                    quick.size(),
                    Calibration.QUICK.toMillis(),
                    recordings.scenarios().size(),
                    copies);
            compare(kit, server, recordings);
        }
        return CommandLine.ExitCode.OK;
    }

    private void whole(KitClient kit, String name, Selection selection) throws InterruptedException {
        RunResult result = kit.play(selection.scenarios(), jobs, RunListener.NONE);
        String verdicts = result.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "the whole suite %s: %.1f s, %s%n",
                name,
                result.took().toMillis() / 1000.0,
                verdicts);
    }

    private void compare(KitClient kit, Server server, Recordings recordings) throws InterruptedException {
        List<Scenario> plays = Collections.nCopies(copies, recordings.scenarios()).stream()
                .flatMap(List::stream)
                .toList();
        List<List<Event>> traces = recordings.traces();
        AtomicInteger notPassed = new AtomicInteger();
        AtomicInteger incomplete = new AtomicInteger();
        RunListener counting = new RunListener() {
            @Override
            public void finished(ScenarioResult result) {
                notPassed.addAndGet(result.verdict() == Verdict.PASSED ? 0 : 1);
            }
        };
        try (BareClient client = new BareClient(server.url())) {
            List<Rounds> rounds = Rounds.inTurn(
                    plays.size(),
                    () -> kit.play(plays, jobs, counting),
                    () -> incomplete.addAndGet(traces.size() - client.exchange(traces, jobs)));
            Rounds judging = rounds.get(0);
            Rounds bare = rounds.get(1);
            out.println("kit, scenarios: " + judging.describe() + "; not passed: " + notPassed);
            out.println("bare, exchanges: " + bare.describe() + "; not ended: " + incomplete);
            out.printf(
                    Locale.ROOT,
                    "ratio kit to bare: best %.2f, median %.2f%n",
                    judging.best() / bare.best(),
                    judging.median() / bare.median());
        }
    }
}
