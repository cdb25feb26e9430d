package io.graphqltck.maven;

import io.graphqltck.runner.Program;
import java.io.Writer;
import java.util.function.Consumer;

/** Hands on what is written line by line. */
final class LogLines extends Writer {

    private static final int MOST = 10_000;
    private static final String HELP = "See `" + Program.NAME + " ";

    private final Consumer<String> log;
    private final StringBuilder line = new StringBuilder();
    private String last = "";

    LogLines(Consumer<String> log) {
        this.log = log;
    }

    /** The last line that says something, other than where help is; or an empty text. */
    String last() {
        return last;
    }

    @Override
    public void write(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] == '\n') {
                end();
            } else if (text[i] != '\r' && line.length() < MOST) {
                line.append(text[i]);
            }
        }
    }

    private void end() {
        log.accept(line.toString());
        if (!line.isEmpty() && line.indexOf(HELP) != 0) {
            last = line.toString();
        }
        line.setLength(0);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        if (!line.isEmpty()) {
            end();
        }
    }
}
