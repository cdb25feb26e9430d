package io.graphqltck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a command and prints how long it took and how much memory each of its processes held at most, as Linux counts that. It needs nothing but
 * its own source.
 */
public final class Peak {

    private static final long LEAST_KILOBYTES = 50_000;
    private static final int MOST_PROCESSES = 5;
    private static final int BETWEEN_MILLIS = 50;
    private static final int USAGE = 2;

    private final Map<Long, String> names = new LinkedHashMap<>();
    private final Map<Long, Long> peaks = new LinkedHashMap<>();

    private Peak() {}

    /** Runs the command; exits with its code. */
    public static void main(String[] command) throws IOException, InterruptedException {
        if (command.length == 0) {
            System.err.println("usage: java Peak.java COMMAND...");
            System.exit(USAGE);
        }
        System.exit(new Peak().run(List.of(command)));
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            do {
                Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .forEach(this::look);
            } while (!process.waitFor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        System.out.printf(
                "exit code %d after %.1f s; peak memory:%n", process.exitValue(), (System.nanoTime() - start) / 1e9);
        peaks.entrySet().stream()
                .filter(peak -> peak.getValue() >= LEAST_KILOBYTES)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_PROCESSES)
                .forEach(peak -> System.out.printf("  %6d MB  %s%n", peak.getValue() >> 10, names.get(peak.getKey())));
        return process.exitValue();
    }

    private void look(ProcessHandle one) {
        Path status = Path.of("/proc", Long.toString(one.pid()));
        try {
            Files.readAllLines(status.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> peaks.put(one.pid(), Long.parseLong(line.replaceAll("\\D", ""))));
            String command =
                    shortened(Files.readString(status.resolve("cmdline")).replace('\0', ' '));
            if (!command.isEmpty()) { // it is empty while the process ends
                names.put(one.pid(), command);
            }
        } catch (IOException e) {
            // It has ended, or the system has no such files.
        }
    }

    /** Without the class path. */
    private static String shortened(String command) {
        String plain = command.replaceAll("-cp \\S{1,100000}", "-cp …");
        return plain.length() <= 120 ? plain : plain.substring(0, 119) + "…";
    }
}
