package io.graphqltck.runner;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command. */
@Command(
        name = Program.NAME,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = GraphqlTck.Version.class,
        description = "Tests servers and clients of GraphQL subscriptions for conformance to their protocols.",
        footer = {
            "",
            "Exit codes: 0 conformant as far as asked; 1 not conformant; 2 wrong usage or bad input;",
            "3 the subject or its adapter could not be run; 70 a bug of the kit; 130 interrupted."
        })
public final class GraphqlTck implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no command given; name one: "
                            + String.join(", ", spec.subcommands().keySet()));
        }
    }

    /** As in the jar's manifest. */
    public static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Program.NAME + " " + Program.version()};
        }
    }
}
