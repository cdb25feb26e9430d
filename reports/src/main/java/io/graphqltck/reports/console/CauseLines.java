package io.graphqltck.reports.console;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.text.Width;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a finding: what is wrong by which sentence, the simplest scenario that shows it, and the others. */
final class CauseLines {

    private static final int MOST_EXPECTED = 3;

    private final Page page;
    private final ConsoleStyle style;

    CauseLines(Page page) {
        this.page = page;
        this.style = page.style();
    }

    /** {@code 1 finding}, {@code 12 findings}. */
    static String count(int causes) {
        return causes + (causes == 1 ? " finding" : " findings");
    }

    void print(Cause cause) {
        Verdict verdict = cause.verdict();
        String mark =
                "  " + style.paint(VerdictStyle.paint(verdict), VerdictStyle.mark(verdict, style.unicode())) + " ";
        page.raw(mark + style.paint(Paint.STRONG, line(cause.headline(), style.width() - 4)));
        Result example = cause.example();
        if (cause.quoted() != null) {
            page.paragraph("    ", cause.quoted().sentence(), 2);
        }
        if (cause.expected().isEmpty()) {
            page.paragraph("    why       ", cause.received(), 3);
        } else {
            page.paragraph("    expected  ", expected(cause.expected()), 2);
            page.paragraph("    received  ", cause.received(), 2);
        }
        if (!cause.harm().text().isEmpty()) {
            page.paragraph("    harm      ", cause.harm().text(), 1);
        }
        if (!cause.advice().isEmpty()) {
            page.paragraph("    advice    ", cause.advice(), 2);
        }
        page.paragraph("    example   ", example.id(), 1);
        if (!cause.others().isEmpty()) {
            String ids = cause.others().stream().map(Result::id).collect(Collectors.joining(", "));
            page.paragraph("    also in   ", cause.others().size() + " more: " + ids, 2);
        }
    }

    private static String expected(List<String> allowed) {
        int more = allowed.size() - MOST_EXPECTED;
        return allowed.stream().limit(MOST_EXPECTED).collect(Collectors.joining(" or "))
                + (more > 0 ? " or " + more + " more" : "");
    }

    private String line(String text, int width) {
        return style.whole() ? style.safe(text) : Width.cut(style.safe(text), width, style.ellipsis());
    }
}
