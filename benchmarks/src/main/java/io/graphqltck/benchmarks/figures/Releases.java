package io.graphqltck.benchmarks.figures;

import io.graphqltck.benchmarks.LocalServer;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares two jars of the kit, such as that of the last release with this one: what the same scenarios cost against the same server.
 * They take turns, so that other work of the machine meets both.
 */
@Command(
        name = "Releases",
        mixinStandardHelpOptions = true,
        description = "Measures what the server suite costs with an older jar of the kit and with a newer one, on the"
                + " scenarios that pass quickly with both, and prints the ratios.")
public final class Releases implements Callable<Integer> {

    /** Scenarios that take longer wait for something: their elapsed time would hide what the others cost. */
    private static final long QUICK_MS = 2000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(index = "0", paramLabel = "OLDER", description = "The jar to compare with.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEWER", description = "The jar that is compared.")
    private Path newer = Path.of("");

    @Option(
            names = "--subject",
            paramLabel = "DIR",
            defaultValue = "subjects/graphql-ws-server",
            description = "The folder of the server, which has to be installed (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("");

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often each jar plays; the middle one counts (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--repeat",
            defaultValue = "20",
            description = "How often a round plays each scenario (default: ${DEFAULT-VALUE}).")
    private int repeat;

    private Releases() {}

    /** Measures and prints. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Releases()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        SubjectDescription subject = SubjectReader.read(folder.resolve("subject.yaml"));
        try (Server server = LocalServer.start(subject)) {
            Path out = Files.createTempDirectory("graphql-tck-releases-");
            try {
                compare(server, subject.protocols().get(0), out);
            } finally {
                delete(out);
            }
            return CommandLine.ExitCode.OK;
        } catch (IOException | ProcessException e) {
            System.err.println("cannot compare: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void compare(Server server, String protocol, Path out) throws IOException, InterruptedException {
        Set<String> shared = new LinkedHashSet<>(quick(older, server, protocol, out.resolve("older")));
        shared.retainAll(quick(newer, server, protocol, out.resolve("newer")));
        if (shared.isEmpty()) {
            throw new IOException("no scenario of " + protocol + " passes with both jars");
        }
        List<String> only = List.of("--scenario", String.join(",", shared));
        System.out.printf(
                Locale.ROOT,
                "%d scenarios of %s pass in less than %d ms with both; each jar plays them %d times, and once, in %d rounds%n",
                shared.size(),
                protocol,
                QUICK_MS,
                repeat,
                rounds);
        List<Cost> before = new ArrayList<>();
        List<Cost> after = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            before.add(price(older, server, protocol, only));
            after.add(price(newer, server, protocol, only));
        }
        System.out.printf(
                Locale.ROOT,
                "newer to older: processor time of the plays %.2f (best %.2f), elapsed time %.2f (best %.2f)%n",
                middle(after, Cost::processor) / middle(before, Cost::processor),
                best(after, Cost::processor) / best(before, Cost::processor),
                middle(after, Cost::elapsed) / middle(before, Cost::elapsed),
                best(after, Cost::elapsed) / best(before, Cost::elapsed));
    }

    /** What the plays cost but for the start of the program, which one play of each scenario shows. */
    private Cost price(Path jar, Server server, String protocol, List<String> only)
            throws IOException, InterruptedException {
        Cost once = Cost.ofGood(command(jar, server, protocol, only));
        List<String> more = new ArrayList<>(only);
        more.addAll(List.of("--repeat", Integer.toString(repeat)));
        Cost often = Cost.ofGood(command(jar, server, protocol, more));
        return new Cost(often.processor() - once.processor(), often.elapsed() - once.elapsed(), 0, often.output());
    }

    private List<String> quick(Path jar, Server server, String protocol, Path out)
            throws IOException, InterruptedException {
        // Some scenarios may fail: those are left out.
        Cost.of(command(jar, server, protocol, List.of("--out", out.toString())));
        List<String> quick = new ArrayList<>();
        for (JsonNode run : JSON.readTree(out.resolve("results.json")).path("runs")) {
            for (JsonNode result : run.path("results")) {
                if (result.path("verdict").asString().equals("passed")
                        && result.path("tookMs").asDouble(QUICK_MS) < QUICK_MS) {
                    quick.add(result.path("id").asString());
                }
            }
        }
        return quick;
    }

    private static List<String> command(Path jar, Server server, String protocol, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-jar", jar.toString()));
        command.addAll(List.of("test-server", "--url", server.url().toString(), "--protocol", protocol));
        command.addAll(List.of("--control-schema", "--capability", "queries,mutations", "--no-probe", "--no-color"));
        command.addAll(more);
        return command;
    }

    private static double middle(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return costs.stream().mapToDouble(of).sorted().toArray()[costs.size() / 2];
    }

    private static double best(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return costs.stream().mapToDouble(of).min().orElse(0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
