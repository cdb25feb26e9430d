package io.graphqltck.runner.trial;

import io.graphqltck.core.load.BaselineFile;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.options.JudgingOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that a judging command writes. */
final class Outputs {

    private final JudgingOptions options;
    private final ResultsOf results;

    Outputs(JudgingOptions options, Redaction redaction, RepeatCommand repeat) {
        this.options = options;
        this.results = new ResultsOf(redaction, repeat);
    }

    /** Finds out before the run that its results could not be written. @throws CommandException then */
    void check() {
        options.out().ifPresent(folder -> probe("--out", folder));
        options.writeBaseline().ifPresent(file -> {
            if (Files.isDirectory(file)) {
                throw CommandException.badInput("--write-baseline " + file + " is a folder, name a file");
            }
            @Nullable Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                probe("--write-baseline", folder);
            }
        });
    }

    private static void probe(String option, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".graphql-tck-", ".probe"));
        } catch (IOException e) {
            throw CommandException.badInput(option + ": nothing can be written into " + folder + " ("
                    + e.getClass().getSimpleName() + "); name another folder, or change its permissions");
        }
    }

    /** Writes {@code results.json} if it was asked for, and says where. */
    Optional<Path> writeResults(Report report) {
        if (options.out().isEmpty()) {
            return Optional.empty();
        }
        Path file = options.out().get().resolve(ResultsJson.FILE);
        try {
            ResultsJson.write(results.report(report), file);
            return Optional.of(file);
        } catch (IOException e) {
            throw CommandException.badInput(file + " cannot be written: " + e.getMessage());
        }
    }

    /** The results as JSON, by way of a file, because they may be larger than what fits into memory. */
    void printResults(Report report, PrintWriter out) {
        try {
            Path file = Files.createTempFile("graphql-tck-", ".json");
            try {
                ResultsJson.write(results.report(report), file);
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
