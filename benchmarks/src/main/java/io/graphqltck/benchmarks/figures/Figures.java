package io.graphqltck.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the README's table says. What a row compares takes turns, so that other work of the machine meets both. */
@Command(
        name = "Figures",
        mixinStandardHelpOptions = true,
        description =
                "Measures the README's figures, each as a ratio or a count of this run, and prints them as a table."
                        + " Run it in the root of the checkout; the kit has to be built.")
public final class Figures implements Callable<Integer> {

    private static final String KIT = "./graphql-tck";
    private static final String CLASSES = "benchmarks/target/classes:tck-runner/target/graphql-tck.jar";
    private static final Pattern RATIO = Pattern.compile("ratio kit to bare: best ([\\d.]+), median ([\\d.]+)");
    private static final Pattern KILLED = Pattern.compile("in all: killed (\\d+ of \\d+)");
    private static final Pattern ACQUITTED = Pattern.compile("acquitted (\\d+) of (\\d+)");
    private static final Pattern ALARMS =
            Pattern.compile("(\\d+) plays of the kit against itself, (\\d+) false alarms");

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Put the table into this page, between its two marks.")
    private @Nullable Path page;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often short commands are run; the middle one counts (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--busy",
            defaultValue = "4",
            description =
                    "How many busy processes the second comparison with a bare client has (default: ${DEFAULT-VALUE}).")
    private int busy;

    @Option(
            names = "--silent-subject",
            defaultValue = "subjects/smallrye-client",
            description = "The subject whose known silences are measured (default: ${DEFAULT-VALUE}).")
    private Path silent = Path.of(".");

    @Option(names = "--only-starts", description = "Only what the start of a command costs, which takes seconds.")
    private boolean onlyStarts;

    @Option(
            names = "--only-counts",
            description = "Only what `self-test` counts, which takes minutes; the other figures of the page stay.")
    private boolean onlyCounts;

    private Figures() {}

    /** Measures, and prints the table. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Figures()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            List<Figure> figures = new ArrayList<>();
            if (!onlyCounts) {
                figures.addAll(starts());
            }
            if (onlyCounts) {
                figures.addAll(selfTest());
            } else if (!onlyStarts) {
                figures.addAll(longer());
            }
            System.out.println("\n" + FiguresTable.of(figures));
            if (page != null) {
                boolean all = !onlyCounts && !onlyStarts;
                FiguresTable.write(page, all ? figures : FiguresTable.replaced(page, figures));
            }
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private List<Figure> longer() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>(selfTest());
        figures.add(judging("The kit's client to a bare client that judges nothing, exchanges per second", List.of()));
        figures.add(judging(
                "The same next to " + busy + " busy processes",
                List.of(
                        "java",
                        "benchmarks/src/main/java/io/graphqltck/benchmarks/UnderLoad.java",
                        "--processes",
                        "" + busy,
                        "--")));
        figures.add(silences());
        figures.addAll(matrix());
        return figures;
    }

    private List<Figure> starts() throws IOException, InterruptedException {
        List<List<Cost>> costs = inTurn(
                rounds,
                List.of(
                        List.of("java", "-version"),
                        List.of(KIT, "list", "--protocol", "graphql-transport-ws"),
                        List.of(
                                KIT,
                                "test-server",
                                "--protocol",
                                "graphql-transport-ws",
                                "--no-probe",
                                "--scenario",
                                "gtws.init.acknowledged",
                                "--url",
                                "ws://127.0.0.1:{port}/graphql",
                                "--",
                                "node",
                                "subjects/graphql-ws-server/server.mjs")));
        double bare = median(costs.get(0), Cost::processor);
        return List.of(
                new Figure(
                        "`list --protocol graphql-transport-ws` to `java -version`, processor time",
                        ratio(median(costs.get(1), Cost::processor) / bare)),
                new Figure(
                        "The first verdict of `test-server`, with the start of the server, to the same",
                        ratio(median(costs.get(2), Cost::processor) / bare)));
    }

    private static List<Figure> selfTest() throws IOException, InterruptedException {
        String output = tell(Cost.ofGood(List.of(KIT, "self-test"))).output();
        long plays = 0;
        long alarms = 0;
        for (Matcher line = ALARMS.matcher(output); line.find(); ) {
            plays += Long.parseLong(line.group(1));
            alarms += Long.parseLong(line.group(2));
        }
        long acquitted = 0;
        long variants = 0;
        for (Matcher line = ACQUITTED.matcher(output); line.find(); ) {
            acquitted += Long.parseLong(line.group(1));
            variants += Long.parseLong(line.group(2));
        }
        return List.of(
                new Figure("Plays of the kit against itself that accuse it", alarms + " of " + plays),
                new Figure("Legal variants × scenarios that are acquitted", acquitted + " of " + variants),
                new Figure(
                        "Wrong peers (mutants) that are caught",
                        found(KILLED, output).group(1)));
    }

    private static Figure judging(String what, List<String> wrapped) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(wrapped);
        command.addAll(List.of("java", "-cp", CLASSES, "io.graphqltck.benchmarks.SuiteBenchmark"));
        Matcher ratio = found(RATIO, tell(Cost.ofGood(command)).output());
        return new Figure(what, "best " + ratio.group(1) + ", median " + ratio.group(2));
    }

    private Figure silences() throws IOException, InterruptedException {
        String subject = silent.resolve("subject.yaml").toString();
        if (!Files.readString(silent.resolve("baseline.yaml")).contains("silent: true")) {
            throw new IOException(
                    silent + " has no known silence, so that there is nothing to measure; name another subject");
        }
        List<List<Cost>> costs = inTurn(
                3, List.of(List.of(KIT, "run", subject, "--known-turn-timeout", "10s"), List.of(KIT, "run", subject)));
        return new Figure(
                "A run of " + silent.getFileName()
                        + " whose known silences are confirmed quickly, to one that waits in full",
                ratio(median(costs.get(1), Cost::elapsed) / median(costs.get(0), Cost::elapsed)));
    }

    private static List<Figure> matrix() throws IOException, InterruptedException {
        List<String> installed = installed();
        List<String> ten = installed.subList(0, Math.min(10, installed.size()));
        List<String> thirty = installed.subList(0, Math.min(30, installed.size()));
        List<List<Cost>> costs = inTurn(1, List.of(run(ten), run(ten, "--subjects-at-once", "1"), run(thirty)));
        double together = median(costs.get(0), Cost::elapsed);
        return List.of(
                new Figure(
                        ten.size() + " subjects one after the other to " + ten.size() + " side by side",
                        ratio(median(costs.get(1), Cost::elapsed) / together)),
                new Figure(
                        thirty.size() + " subjects to " + ten.size() + ", both side by side",
                        ratio(median(costs.get(2), Cost::elapsed) / together)));
    }

    private static List<String> run(List<String> subjects, String... options) {
        List<String> command = new ArrayList<>(List.of(KIT, "run"));
        command.addAll(subjects);
        command.addAll(List.of(options));
        return command;
    }

    /** Those that are played without an installation first, in a fixed order. */
    private static List<String> installed() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("subjects"))) {
            return folders.filter(folder ->
                            Files.exists(folder.resolve("subject.yaml")) && Files.exists(folder.resolve(".installed")))
                    .sorted()
                    .map(folder -> folder.resolve("subject.yaml").toString())
                    .toList();
        }
    }

    /** Runs each command once, then each again: what it cost each time, by command. */
    private static List<List<Cost>> inTurn(int times, List<List<String>> commands)
            throws IOException, InterruptedException {
        List<List<Cost>> costs = new ArrayList<>();
        commands.forEach(command -> costs.add(new ArrayList<>()));
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < commands.size(); j++) {
                costs.get(j).add(tell(Cost.ofGood(commands.get(j))));
            }
        }
        return costs;
    }

    private static Cost tell(Cost cost) {
        System.err.printf(Locale.ROOT, "%.1f s, of the processors %.1f s%n", cost.elapsed(), cost.processor());
        return cost;
    }

    private static Matcher found(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IOException("the output has nothing like `" + pattern + "`");
        }
        return matcher;
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> value) {
        return costs.stream().mapToDouble(value).sorted().toArray()[costs.size() / 2];
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
