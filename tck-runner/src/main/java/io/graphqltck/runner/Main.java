package io.graphqltck.runner;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.runner.command.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // The reports use characters beyond ASCII; the platform's default may not have them.
        StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(standard, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> KitFailure.report(e));
        Terminal terminal = new Terminal(out, err, Watched.byPerson(System.getenv()));
        int exitCode = Cli.run(new Kit(terminal, System.getenv()), arguments);
        out.flush();
        System.exit(standard.exitCode(exitCode, err));
    }
}
