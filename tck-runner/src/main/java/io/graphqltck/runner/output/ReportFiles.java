package io.graphqltck.runner.output;

import io.graphqltck.reports.github.GithubAnnotations;
import io.graphqltck.reports.output.ReportFormat;
import io.graphqltck.reports.output.ReportTarget;
import io.graphqltck.reports.output.ReportWriter;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.options.ReportOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The reports that a command was asked to write, and the annotations. */
public final class ReportFiles {

    private final List<ReportTarget> targets;
    private final ReportWriter writer;
    private final @Nullable GithubAnnotations annotations;
    private final Terminal terminal;
    private @Nullable Results annotated;

    /** Checks that they can be written. @throws io.graphqltck.runner.CommandException when not */
    public ReportFiles(ReportOptions options, Terminal terminal) {
        this(options, options.checked(), terminal);
    }

    private ReportFiles(ReportOptions options, List<ReportTarget> targets, Terminal terminal) {
        this.targets = targets;
        this.writer = new ReportWriter(options.failOn(), options.previous().orElse(null));
        this.annotations = options.annotations().orElse(null);
        this.terminal = terminal;
    }

    /** Those of results that are in this folder already. */
    public static ReportFiles again(ReportOptions options, Path folder, Terminal terminal) {
        return new ReportFiles(options, options.checkedAgain(folder), terminal);
    }

    /**
     * Does something during which a subject may speak: nothing that is printed then is treated as a command, not even what an
     * exception says of it.
     *
     * @return the exit code, that of the exception where one was thrown
     */
    public int guard(Callable<Integer> work) throws Exception {
        if (annotations == null) {
            return work.call();
        }
        terminal.command(annotations.stop());
        try {
            return work.call();
        } catch (CommandException e) {
            terminal.notes(Program.NAME + ": " + Terminal.masked(String.valueOf(e.getMessage())));
            return e.exitCode();
        } finally {
            terminal.out().flush();
            terminal.command(annotations.resume());
            if (annotated != null) {
                annotations.of(annotated).forEach(terminal::command);
            }
        }
    }

    /** Writes them, and says which one somebody should look at. They are annotated at the end of the guarded work. */
    public Optional<Path> write(Results results) {
        annotated = results;
        writer.write(results, targets);
        return place(ReportFormat.JSON)
                .or(() -> place(ReportFormat.HTML))
                .or(() -> targets.stream().map(ReportTarget::place).findFirst());
    }

    /** Where the results themselves will be, if they were asked for. */
    public Optional<Path> results() {
        return place(ReportFormat.JSON);
    }

    private Optional<Path> place(ReportFormat format) {
        return targets.stream()
                .filter(target -> target.format() == format)
                .map(ReportTarget::place)
                .findFirst();
    }
}
