package io.graphqltck.reports.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.graphqltck.core.select.Costs;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.SubjectRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of results, which costs are read from as well, and journals: a reader reports what is wrong with them, and fails in no other way. */
final class ResultFilesFuzzTests {

    /** Reads all of it, as a report does. */
    private static void harmless(byte[] octets, String name) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve(name);
        try {
            Files.write(file, octets);
            try (ResultsFile read = ResultsFile.open(file)) {
                Costs costs = new Costs();
                for (SubjectRun run : read.results().runs()) {
                    for (Result result : run.results()) {
                        result.details();
                        costs.add(run.protocol(), result.id(), result.took());
                    }
                }
            }
        } catch (ResultsException e) {
            if (!String.valueOf(e.getMessage()).contains("results.json")) {
                throw new AssertionError("refused without the file's name", e);
            }
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void results(byte[] octets) throws IOException {
        harmless(octets, "results.json");
    }

    @FuzzTest(maxDuration = "2m")
    void journal(byte[] octets) throws IOException {
        harmless(octets, "results.json.journal");
    }
}
