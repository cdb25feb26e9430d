package io.graphqltck.runner;

import io.graphqltck.reports.text.SafeText;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes lines that move no cursor, hide nothing and command nobody, whatever is in them: what a subject, its adapter or a file
 * said goes this way to the console. Keeps a line back until it is whole, or flushed.
 */
final class SafeWriter extends Writer {

    private static final int LONGEST_LINE = 1 << 20;

    private final Writer target;
    private final StringBuilder line = new StringBuilder();

    /** Whether there is nothing but whitespace yet on the line, before which it is not treated as a command. */
    private boolean blank = true;

    SafeWriter(Writer target) {
        this.target = target;
    }

    @Override
    public void write(char[] letters, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            if (letters[i] == '\n') {
                writeLine();
                target.write('\n');
                blank = true;
            } else {
                line.append(letters[i]);
                if (line.length() >= LONGEST_LINE && !Character.isHighSurrogate(letters[i])) {
                    writeLine();
                }
            }
        }
    }

    private void writeLine() throws IOException {
        // What Windows ends its lines with is no danger there.
        if (line.length() > 0
                && line.charAt(line.length() - 1) == '\r'
                && System.lineSeparator().length() > 1) {
            line.setLength(line.length() - 1);
        }
        String safe = SafeText.of(line.toString(), true).replace("##[", "\\u0023#[");
        line.setLength(0);
        String start = safe.stripLeading();
        // GitHub takes such a line for a command, and with it whatever a subject says.
        if (blank && start.startsWith("::")) {
            safe = safe.substring(0, safe.length() - start.length()) + "\\u003a" + start.substring(1);
        }
        blank &= start.isEmpty();
        target.write(safe);
    }

    @Override
    public void flush() throws IOException {
        boolean openEnd = line.length() > 0
                && (Character.isHighSurrogate(line.charAt(line.length() - 1)) || isStartOfCommand(line));
        if (!openEnd) {
            writeLine();
        }
        target.flush();
    }

    /** What may become a command with what follows. */
    private static boolean isStartOfCommand(CharSequence text) {
        String start = text.toString();
        return start.strip().equals(":") || start.endsWith("#");
    }

    @Override
    public void close() throws IOException {
        writeLine();
        target.close();
    }
}
