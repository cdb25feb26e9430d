package io.graphqltck.reports.console;

import io.graphqltck.reports.findings.Cause;
import java.util.List;

/** Writes findings one below the other, for the log of a build. */
public final class FindingsText {

    private FindingsText() {}

    /** {@code 1 finding}, {@code 12 findings}. */
    public static String count(int findings) {
        return CauseLines.count(findings);
    }

    /** These findings in this order, each line with a line end. */
    public static String of(List<Cause> causes, ConsoleStyle style) {
        Page page = new Page(style);
        CauseLines lines = new CauseLines(page);
        causes.forEach(lines::print);
        return page.toString();
    }
}
