package io.graphqltck.runner;

import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.text.SafeText;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a command writes. Everything goes through one sink that shows control characters and commands as text; only pages, which
 * are coloured and made safe word by word, and the kit's commands go past it.
 */
public final class Terminal {

    private final PrintWriter rawOut;
    private final PrintWriter rawErr;
    private final PrintWriter out;
    private final PrintWriter err;
    /** A line that GitHub treats as a command; a long text broken over lines may become one. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^([ \\t]*+)::");

    private final boolean interactive;

    /**
     * @param out what was asked for
     * @param err notes, progress, errors
     * @param interactive whether a person is watching, so that colours and a progress line make sense
     */
    public Terminal(PrintWriter out, PrintWriter err, boolean interactive) {
        this.rawOut = out;
        this.rawErr = err;
        this.out = new PrintWriter(new SafeWriter(out));
        this.err = new PrintWriter(new SafeWriter(err), true);
        this.interactive = interactive;
    }

    /** For what was asked for, from wherever it comes. */
    public PrintWriter out() {
        return out;
    }

    /** For notes and errors, from wherever they come. */
    public PrintWriter err() {
        return err;
    }

    /** Whether a person is watching. */
    public boolean interactive() {
        return interactive;
    }

    /** One line for a person who watches, not part of the result. */
    public void note(String line) {
        err.println(line.replace("\n", "\\n"));
        err.flush();
    }

    /** Several lines, of which no line may begin within a text from elsewhere. */
    public void notes(String lines) {
        err.println(lines);
        err.flush();
    }

    /** A message without what is a secret by its looks, such as the query of a URL. */
    public static String masked(String message) {
        return Redaction.masking().general().words(message);
    }

    /** JSON on one line, which stays JSON. */
    public void json(String text) {
        out.flush();
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.replace("##[", "\\u0023#[").codePoints().forEach(c -> {
            if (SafeText.isUnsafe(c)) {
                for (char half : Character.toChars(c)) {
                    safe.append("\\u").append(HexFormat.of().toHexDigits(half));
                }
            } else {
                safe.appendCodePoint(c);
            }
        });
        rawOut.println(safe);
        rawOut.flush();
    }

    /** Text of the kit that has colours, and in which everything is already safe except what a build treats as a command. */
    public void page(String text) {
        out.flush();
        rawOut.print(COMMAND.matcher(text.replace("##[", "\\u0023#[")).replaceAll("$1\\\\u003a:"));
        rawOut.flush();
    }

    /** A line to the kit's surroundings, such as {@code ::error::}, in which everything else is safe already. */
    public void command(String line) {
        out.flush();
        err.flush();
        rawErr.println(line);
        rawErr.flush();
    }

    /** Where the help goes, which has colours. */
    public PrintWriter help() {
        return rawOut;
    }
}
