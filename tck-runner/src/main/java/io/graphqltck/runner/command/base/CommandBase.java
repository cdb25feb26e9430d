package io.graphqltck.runner.command.base;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all commands have. */
@Command(synopsisHeading = "Usage: ", descriptionHeading = "%n", optionListHeading = "%n", parameterListHeading = "%n")
public abstract class CommandBase implements Callable<Integer> {

    @SuppressWarnings("UnusedVariable") // read by picocli
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--verbose", description = "Show where in the kit an unexpected error came from.")
    private boolean verbose;

    /** Whether to show where in the kit an unexpected error came from. */
    public final boolean verbose() {
        return verbose;
    }
}
