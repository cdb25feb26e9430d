package io.graphqltck.runner.trial;

import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.file.Writable;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.options.JudgingOptions;
import io.graphqltck.runner.output.ReportFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a judging command writes. */
final class Outputs {

    private final JudgingOptions options;
    private final ReportFiles reports;

    /** Finds out before the run what could not be written. @throws CommandException then */
    Outputs(JudgingOptions options, Terminal terminal) {
        this.options = options;
        this.reports = new ReportFiles(options.reports(), terminal);
        options.writeBaseline().ifPresent(file -> {
            if (Files.isDirectory(file)) {
                throw CommandException.badInput("--write-baseline " + file + " is a folder, name a file");
            }
            @Nullable Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Writable.problem(folder).ifPresent(problem -> {
                    throw CommandException.badInput("--write-baseline: " + problem);
                });
            }
        });
    }

    /** See {@link ReportFiles#guard}. */
    int guard(Callable<Integer> work) throws Exception {
        return reports.guard(work);
    }

    /** Where the results will be, if they were asked for. */
    Optional<Path> results() {
        return reports.results();
    }

    /** Writes the reports that were asked for, and says where the results are, if they are. */
    Optional<Path> writeReports(Results results) {
        return reports.write(results);
    }

    /** The results as JSON, by way of a file, because they may be larger than what fits into memory. */
    void printResults(Results results, PrintWriter out) {
        try {
            Path file = Files.createTempFile("graphql-tck-", ".json");
            try {
                ResultsJson.write(results, file);
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    reader.transferTo(out);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw CommandException.badInput("the results cannot be printed: " + e.getMessage());
        }
        out.flush();
    }

    /** Writes the known failures if that was asked for. */
    void writeBaseline(Baseline baseline) {
        options.writeBaseline().ifPresent(file -> {
            try {
                byte[] text = BaselineFile.write(baseline).getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(file, out -> out.write(text));
            } catch (IOException e) {
                throw CommandException.badInput(file + " cannot be written: " + e.getMessage());
            }
        });
    }
}
