package io.graphqltck.benchmarks;

import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.ResultsException;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads the results of many subjects with the kit's reader and with jackson-databind, and says what each takes and what it says. */
@Command(
        name = "ResultsBenchmark",
        mixinStandardHelpOptions = true,
        description =
                "Writes made-up results and reads them with the kit's reader and bound to records by jackson-databind.")
public final class ResultsBenchmark implements Callable<Integer> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                    LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .build();

    @Option(
            names = "--subjects",
            defaultValue = "20",
            description = "How many subjects; ${DEFAULT-VALUE} if not given.")
    private int subjects;

    @Option(
            names = "--scenarios",
            defaultValue = "700",
            description = "How many scenarios; ${DEFAULT-VALUE} if not given.")
    private int scenarios;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often the file is read in each way; ${DEFAULT-VALUE} if not given.")
    private int rounds;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ResultsBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path file = Files.createTempFile("graphql-tck-results-", ".json");
        try {
            ResultsJson.write(ManyResults.of(subjects, scenarios), file);
            System.out.printf(
                    Locale.ROOT, "%d × %d results, %.1f MiB%n%n", subjects, scenarios, Files.size(file) / 1048576.0);
            Way kit = new Way("the kit's reader", ResultsFile::open);
            Way bound = new Way("jackson-databind", place -> MAPPER.readValue(place, BoundResults.class));
            for (int i = 0; i < rounds; i++) { // they take turns, so that other work of the machine meets both
                kit.measure(file);
                bound.measure(file);
            }
            kit.tell();
            bound.tell();
            System.out.println();
            ResultsJson.write(ManyResults.of(1, 30), file);
            String text = Files.readString(file);
            tellMistake(kit, bound, file, "an unknown member", text.replaceFirst("\"theme\"", "\"thene\""));
            tellMistake(kit, bound, file, "a missing member", text.replaceFirst("\"theme\" *:[^,]*,", ""));
            tellMistake(kit, bound, file, "a member twice", text.replaceFirst("(\"theme\" *:[^,]*,)", "$1$1"));
            tellMistake(kit, bound, file, "a number for a text", text.replaceFirst("(\"theme\" *:)[^,]*,", "$1 7,"));
            tellMistake(kit, bound, file, "a file cut off", text.substring(0, text.length() / 2));
        } finally {
            Files.deleteIfExists(file);
        }
        return 0;
    }

    private static void tellMistake(Way kit, Way bound, Path file, String mistake, String text) throws IOException {
        Files.writeString(file, text);
        System.out.println(mistake);
        System.out.println("  " + kit.name + ": " + kit.complaint(file));
        System.out.println("  " + bound.name + ": " + bound.complaint(file));
    }

    /** One way to read a file. */
    private static final class Way {

        private final String name;
        private final Reading reading;
        private final List<Long> nanos = new ArrayList<>();
        private final List<Long> octets = new ArrayList<>();

        Way(String name, Reading reading) {
            this.name = name;
            this.reading = reading;
        }

        void measure(Path file) throws IOException {
            long before = used();
            long began = System.nanoTime();
            Object read = reading.read(file);
            nanos.add(System.nanoTime() - began);
            try {
                octets.add(used() - before);
            } finally {
                Reference.reachabilityFence(read);
            }
            close(read);
        }

        /** What it says of a file that has a mistake. */
        String complaint(Path file) throws IOException {
            try {
                close(reading.read(file));
                return "nothing";
            } catch (ResultsException | JacksonException e) {
                return String.valueOf(e.getMessage())
                        .replace(file.toString(), "results.json")
                        .replace('\n', ' ');
            }
        }

        void tell() {
            System.out.printf(
                    Locale.ROOT,
                    "%-18s best %5d ms, kept in memory %7.1f MiB%n",
                    name,
                    Collections.min(nanos) / 1_000_000,
                    Collections.min(octets) / 1048576.0);
        }

        private static void close(Object read) throws IOException {
            if (read instanceof ResultsFile open) {
                open.close();
            }
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    /** Reads a file whole. */
    @FunctionalInterface
    private interface Reading {
        Object read(Path file) throws IOException;
    }
}
