package io.graphqltck.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command took.
 *
 * @param processor seconds of processor time, of the command and all that it waited for
 * @param elapsed seconds from start to exit
 * @param output what it printed, on both streams
 */
record Cost(double processor, double elapsed, int exitCode, String output) {

    private static final int MINUTES = 20;

    /** The shell's own `time` counts what its children used: Java cannot ask for that of a process that has ended. */
    private static final String TIMED = "TIMEFORMAT='%U %S'; out=$1; shift; { time \"$@\" >\"$out\" 2>&1 </dev/null; }";

    /** Runs the command in the current folder. Its exit code is for the caller to judge. */
    static Cost of(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("graphql-tck-figure-", ".out");
        Path times = Files.createTempFile("graphql-tck-figure-", ".time");
        try {
            List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, "bash", output.toString()));
            timed.addAll(command);
            long start = System.nanoTime();
            Process process = new ProcessBuilder(timed)
                    .redirectErrorStream(true)
                    .redirectOutput(times.toFile())
                    .start();
            try {
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    throw new IOException(
                            "`" + String.join(" ", command) + "` has not ended after " + MINUTES + " minutes");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            double elapsed = (System.nanoTime() - start) / 1e9;
            String[] spent = Files.readString(times).strip().split("\\s+", -1);
            double processor = Double.parseDouble(spent[0]) + Double.parseDouble(spent[1]);
            return new Cost(processor, elapsed, process.exitValue(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(times);
        }
    }

    /** The same, of a command that must end with 0. */
    static Cost ofGood(List<String> command) throws IOException, InterruptedException {
        Cost cost = of(command);
        if (cost.exitCode != 0) {
            String[] lines = cost.output.strip().split("\n", -1);
            throw new IOException("`" + String.join(" ", command) + "` ended with exit code " + cost.exitCode + ": "
                    + lines[lines.length - 1]);
        }
        return cost;
    }
}
