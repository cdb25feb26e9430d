package io.graphqltck.runner.output;

import io.graphqltck.reports.github.GithubAnnotations;
import io.graphqltck.reports.output.ReportFormat;
import io.graphqltck.reports.output.ReportTarget;
import io.graphqltck.reports.output.ReportWriter;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.options.ReportOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reports that a command was asked to write, and the annotations. */
public final class ReportFiles {

    private final List<ReportTarget> targets;
    private final ReportWriter writer;
    private final @Nullable GithubAnnotations annotations;
    private final Terminal terminal;

    /** Checks that they can be written. @throws io.graphqltck.runner.CommandException when not */
    public ReportFiles(ReportOptions options, Terminal terminal) {
        this.targets = options.checked();
        this.writer = new ReportWriter(options.failOn());
        this.annotations = options.annotations().orElse(null);
        this.terminal = terminal;
    }

    /** From now on a subject may speak: nothing that is printed is a command. */
    public void begin() {
        if (annotations != null) {
            terminal.note(annotations.stop());
        }
    }

    /** Writes them, and says where the results are. */
    public Optional<Path> write(Results results) {
        writer.write(results, targets);
        return targets.stream()
                .filter(target -> target.format() == ReportFormat.JSON)
                .map(ReportTarget::place)
                .findFirst();
    }

    /** Annotates, behind all that was printed. */
    public void annotate(Results results) {
        if (annotations != null) {
            terminal.out().flush();
            annotations.of(results).forEach(terminal::note);
            terminal.note(annotations.stop());
        }
    }
}
