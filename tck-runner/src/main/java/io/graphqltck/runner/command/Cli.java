package io.graphqltck.runner.command;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.select.NothingSelectedException;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.GraphqlTck;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.Named;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The tree of commands. */
public final class Cli {

    private Cli() {}

    /** Runs one command line. Returns the exit code, and never throws. */
    public static int run(Kit kit, String... arguments) {
        PrintWriter out = kit.terminal().out();
        PrintWriter err = kit.terminal().err();
        CommandLine line = tree(kit);
        line.registerConverter(Path.class, new Named());
        line.setOut(kit.terminal().help());
        line.setErr(err);
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(kit.terminal().interactive());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(kit.terminal().interactive() ? Ansi.AUTO : Ansi.OFF));
        line.setParameterExceptionHandler((e, args) -> wrongUsage(err, e));
        line.setExecutionExceptionHandler((e, command, result) -> failed(err, e, command));
        int exitCode;
        try {
            exitCode = line.execute(arguments);
        } catch (Error e) {
            KitFailure.report(e);
            err.println(Program.NAME + ": " + KitFailure.sentence());
            exitCode = ExitCode.BUG;
        }
        out.flush();
        err.flush();
        return exitCode;
    }

    /** All commands, for reading a command line. */
    static CommandLine tree(Kit kit) {
        CommandLine line = new CommandLine(new GraphqlTck());
        commands(kit).forEach(line::addSubcommand);
        return line;
    }

    private static List<CommandBase> commands(Kit kit) {
        return List.of(
                new DemoCommand(kit),
                new InitCommand(kit),
                new TestServerCommand(kit),
                new TestClientCommand(kit),
                new ProbeCommand(kit),
                new RunCommand(kit),
                new InteropCommand(kit),
                new ReportCommand(kit),
                new DiffCommand(kit),
                new SiteCommand(kit),
                new MergeCommand(kit),
                new JudgeCommand(kit),
                new ListCommand(kit),
                new ExplainCommand(kit),
                new CoverageCommand(kit),
                new LintCommand(kit),
                new CapabilitiesCommand(kit),
                new EditionsCommand(kit),
                new CheckAdapterCommand(kit),
                new ServeCommand(kit),
                new RecordCommand(kit),
                new SelfTestCommand(kit));
    }

    private static int wrongUsage(PrintWriter err, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(Program.NAME + ": " + sentence(e));
        err.println("See `" + command + " --help`.");
        return ExitCode.BAD_INPUT;
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            List<String> known = new ArrayList<>();
            if (word.startsWith("-")) {
                known.addAll(e.getCommandLine().getCommandSpec().optionsMap().keySet());
            } else {
                known.addAll(e.getCommandLine().getSubcommands().keySet());
            }
            String what =
                    word.startsWith("-") ? "unknown option `" : known.isEmpty() ? "unexpected `" : "unknown command `";
            return what + word + "`." + (known.isEmpty() ? "" : " " + Nearest.hint(word, known));
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static int failed(PrintWriter err, Exception e, CommandLine command) {
        if (e instanceof LoadException bad) {
            err.println(bad.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof NothingSelectedException || e instanceof ResultsException) {
            err.println(Program.NAME + ": " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof CommandException known) {
            err.println(Program.NAME + ": " + Terminal.masked(String.valueOf(known.getMessage())));
            return known.exitCode();
        }
        // An error of the JVM that is thrown twice on the way out, as in a try with resources, comes as the cause of a
        // complaint about that.
        if (e.getCause() instanceof Error error) {
            KitFailure.report(error);
            err.println(Program.NAME + ": " + KitFailure.sentence());
            return ExitCode.BUG;
        }
        boolean verbose = command.getCommand() instanceof CommandBase base && base.verbose();
        err.println(Program.NAME + ": " + KitFailure.sentence(e) + (verbose ? "" : "; --verbose shows where"));
        if (verbose) {
            e.printStackTrace(err);
        }
        return ExitCode.BUG;
    }
}
