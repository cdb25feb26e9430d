package io.graphqltck.runner;

import io.graphqltck.runner.command.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** One command line, run in this JVM. */
record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        int exitCode = Cli.run(new Kit(terminal, Map.of()), arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
