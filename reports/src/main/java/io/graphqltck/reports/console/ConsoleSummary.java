package io.graphqltck.reports.console;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.text.Width;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outcome of a run, on a page: how many of each verdict, then the findings by cause and what else needs attention. */
public final class ConsoleSummary {

    private static final List<Verdict> IN_FULL = List.of(Verdict.CHANGED, Verdict.FIXED, Verdict.HARNESS_ERROR);

    private static final int MOST_NAMED = 20;

    private final ConsoleStyle style;

    public ConsoleSummary(ConsoleStyle style) {
        this.style = style;
    }

    /** The summary, each line with a line end. */
    public String of(Results report) {
        Page page = new Page(style);
        if (!report.pairs().isEmpty()) {
            new PairSummary(page).print(report.pairs());
        }
        if (report.pairs().isEmpty()
                && report.runs().stream().allMatch(run -> run.results().isEmpty())) {
            page.raw(style.paint(Paint.BAD, "No scenario was played."));
            return page.toString();
        }
        if (!report.runs().isEmpty()) {
            new CountTable(page).print(report.runs());
        }
        for (SubjectRun run : report.runs()) {
            run(page, run, report.runs().size() > 1);
        }
        unstable(page, report);
        if (!report.complete()) {
            page.blank();
            page.raw(style.paint(Paint.BAD, "Not complete: not all scenarios were played."));
        }
        return page.toString();
    }

    private void run(Page page, SubjectRun run, boolean named) {
        String of = named ? " of " + run.subject().name() + " with " + run.protocol() : "";
        causes(page, run, Verdict.FAILED, of);
        for (Verdict verdict : IN_FULL) {
            List<Result> results = in(run, verdict);
            heading(page, verdict, results.size(), of);
            sameReason(results).forEach(same -> full(page, same));
        }
        blocked(page, run, of);
        causes(page, run, Verdict.WARNED, of);
        notPlayed(page, run, Verdict.NOT_APPLICABLE, of);
        notPlayed(page, run, Verdict.UNTESTABLE, of);
    }

    /** By what is missing, and what to say where it is there after all. */
    private void notPlayed(Page page, SubjectRun run, Verdict verdict, String of) {
        Map<String, Integer> groups = new TreeMap<>();
        in(run, verdict).stream()
                .filter(result -> !result.reason().isEmpty())
                .forEach(result -> groups.merge(Lack.of(result), 1, Integer::sum));
        heading(page, verdict, groups.isEmpty() ? 0 : in(run, verdict).size(), of);
        groups.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(group -> page.paragraph("  - ", group.getValue() + ": " + group.getKey(), 2));
    }

    private void causes(Page page, SubjectRun run, Verdict verdict, String of) {
        List<Cause> causes = Causes.of(run, verdict);
        int scenarios =
                causes.stream().mapToInt(cause -> cause.results().size()).sum();
        if (scenarios > 0) {
            heading(
                    page,
                    verdict,
                    scenarios,
                    of,
                    scenarios == 1 ? "" : " scenarios, " + CauseLines.count(causes.size()));
        }
        CauseLines lines = new CauseLines(page);
        causes.forEach(lines::print);
    }

    private void unstable(Page page, Results report) {
        List<String> ids = report.runs().stream()
                .flatMap(run -> run.results().stream())
                .filter(Result::unstable)
                .map(Result::id)
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            page.blank();
            page.paragraph("", "Did not end alike every time: " + String.join(", ", ids), 6);
        }
    }

    /** What subjects did where a document leaves it open, by scenario; empty where nothing was. */
    public String outcomes(Results report) {
        Page page = new Page(style);
        for (SubjectRun run : report.runs()) {
            List<Result> open = run.results().stream()
                    .filter(result -> !result.outcomes().isEmpty())
                    .toList();
            if (!open.isEmpty()) {
                page.blank();
                String text = "Outcomes of " + run.subject().name() + " with " + run.protocol() + ": " + open.size();
                page.raw(style.paint(Paint.STRONG, Width.cut(style.safe(text), style.width(), style.ellipsis())));
            }
            open.forEach(result -> page.paragraph("  ", result.id() + ": " + String.join("; ", result.outcomes()), 4));
        }
        return page.toString();
    }

    private static List<Result> in(SubjectRun run, Verdict verdict) {
        return run.results().stream()
                .filter(result -> result.verdict() == verdict)
                .toList();
    }

    private void heading(Page page, Verdict verdict, int count, String of) {
        heading(page, verdict, count, of, "");
    }

    private void heading(Page page, Verdict verdict, int count, String of, String more) {
        if (count > 0) {
            page.blank();
            String text = Character.toUpperCase(verdict.word().charAt(0))
                    + verdict.word().substring(1).replace('-', ' ')
                    + of
                    + ": "
                    + count
                    + more;
            page.raw(style.paint(Paint.STRONG, Width.cut(style.safe(text), style.width(), style.ellipsis())));
        }
    }

    /** Where scenarios were not judged for one reason, such as a subject that was lost, that is one matter. */
    private static Collection<List<Result>> sameReason(List<Result> results) {
        Map<String, List<Result>> groups = new LinkedHashMap<>();
        for (Result result : results) {
            String key = result.verdict() == Verdict.HARNESS_ERROR ? result.reason() : result.id();
            groups.computeIfAbsent(key, reason -> new ArrayList<>()).add(result);
        }
        return groups.values();
    }

    private void full(Page page, List<Result> same) {
        Result first = same.get(0);
        page.raw(mark(first) + fitted(first.id(), style.width() - 4));
        if (same.size() == 1) {
            page.paragraph("    ", first.title(), 2);
        } else {
            int more = same.size() - 1 - MOST_NAMED;
            page.paragraph(
                    "    also      ",
                    (same.size() - 1) + " more: "
                            + same.stream()
                                    .skip(1)
                                    .limit(MOST_NAMED)
                                    .map(Result::id)
                                    .collect(Collectors.joining(", "))
                            + (more > 0 ? " and " + more + " more" : ""),
                    2);
        }
        page.paragraph("    ", first.reason(), 3);
    }

    /** Only what blocks them: to mend that is what helps. */
    private void blocked(Page page, SubjectRun run, String of) {
        List<Result> results = in(run, Verdict.BLOCKED);
        heading(page, Verdict.BLOCKED, results.size(), of);
        Map<String, List<Result>> groups = new TreeMap<>();
        for (Result result : results) {
            @Nullable String by = result.provedBy();
            groups.computeIfAbsent(by == null ? "an unknown scenario" : by, key -> new ArrayList<>())
                    .add(result);
        }
        groups.forEach((by, blocked) -> {
            page.raw("  "
                    + style.paint(
                            VerdictStyle.paint(Verdict.BLOCKED), VerdictStyle.mark(Verdict.BLOCKED, style.unicode()))
                    + " " + fitted(blocked.size() + " by " + by, style.width() - 4));
            // No finding says what is wrong where the scenario that would have it could not be played.
            if (in(run, Verdict.UNTESTABLE).stream()
                    .anyMatch(proof -> proof.id().equals(by))) {
                Result example = blocked.get(0);
                page.paragraph("    ", "such as " + example.id() + ": " + example.reason(), 0);
            }
        });
    }

    private String mark(Result result) {
        String mark = VerdictStyle.mark(result.verdict(), style.unicode());
        return "  " + style.paint(VerdictStyle.paint(result.verdict()), mark) + " ";
    }

    private String fitted(String text, int width) {
        return Width.cut(style.safe(text), width, style.ellipsis());
    }
}
