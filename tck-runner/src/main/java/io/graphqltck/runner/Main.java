package io.graphqltck.runner;

import io.graphqltck.runner.command.Cli;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // The reports use characters beyond ASCII; the platform's default may not have them.
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, err, Watched.byPerson(System.getenv()));
        System.exit(Cli.run(new Kit(terminal, System.getenv()), arguments));
    }
}
