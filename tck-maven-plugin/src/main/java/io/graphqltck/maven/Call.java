package io.graphqltck.maven;

import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.command.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/** One call of the runner, whose output goes to the build's log. */
final class Call {

    private final Log log;
    private final Path folder;
    private final RepeatCommand repeat;

    /** @param folder where the commands of subjects run */
    Call(Log log, Path folder, RepeatCommand repeat) {
        this.log = log;
        this.folder = folder;
        this.repeat = repeat;
    }

    /** Runs the command, and says how it ended; {@code results} is where it writes. */
    RunnerOutcome make(CommandLine line, Path results) {
        StringWriter summary = new StringWriter();
        LogLines notes = new LogLines(log::info);
        int code;
        try (PrintWriter out = new PrintWriter(summary);
                PrintWriter err = new PrintWriter(notes, true)) {
            Kit kit = new Kit(new Terminal(out, err, false), Map.copyOf(System.getenv()), folder, repeat);
            code = Cli.run(kit, line.toArray());
        }
        List<String> lines = summary.toString().lines().toList();
        // With a quiet Maven the user must see what failed, and nothing else.
        lines.forEach(code == 0 ? log::info : log::error);
        return new RunnerOutcome(code, notes.last(), results);
    }
}
