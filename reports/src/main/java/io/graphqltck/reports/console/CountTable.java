package io.graphqltck.reports.console;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How many scenarios of each run ended in each verdict; only verdicts that occur have a column. */
final class CountTable {

    private static final String GAP = "  ";

    private final Page page;

    CountTable(Page page) {
        this.page = page;
    }

    void print(List<SubjectRun> runs) {
        List<Verdict> verdicts = Stream.of(Verdict.values())
                .filter(verdict -> runs.stream().anyMatch(run -> run.counts().containsKey(verdict)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("subject", "protocol", verdicts.stream().map(Verdict::word), "all"));
        for (SubjectRun run : runs) {
            Stream<String> counts = verdicts.stream()
                    .map(verdict -> run.counts().getOrDefault(verdict, 0).toString());
            rows.add(row(
                    run.subject().name() + " " + run.subject().version(),
                    run.pinnedProtocol(),
                    counts,
                    Integer.toString(run.results().size())));
        }
        List<Integer> widths = widths(rows);
        int total = widths.stream().mapToInt(width -> width + GAP.length()).sum();
        if (total > page.style().width()) {
            list(runs, verdicts);
        } else {
            rows.forEach(row -> page.raw(line(row, widths)));
        }
    }

    private static List<String> row(String subject, String protocol, Stream<String> counts, String all) {
        List<String> row = new ArrayList<>(List.of(subject.strip(), protocol));
        counts.forEach(row::add);
        row.add(all);
        return row;
    }

    private List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int index = column;
            widths.add(rows.stream()
                    .mapToInt(row -> Width.of(page.style().safe(row.get(index))))
                    .max()
                    .orElse(0));
        }
        return widths;
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = page.style().safe(row.get(column));
            int width = widths.get(column);
            // Names on the left, numbers on the right.
            line.append(column < 2 ? Width.pad(cell, width) : Width.padLeft(cell, width))
                    .append(GAP);
        }
        return line.toString();
    }

    /** Where the table is too wide: a line for each number. */
    private void list(List<SubjectRun> runs, List<Verdict> verdicts) {
        for (SubjectRun run : runs) {
            String name = run.subject().name() + " " + run.subject().version();
            page.paragraph("", name.strip() + ", " + run.pinnedProtocol(), 2);
            for (Verdict verdict : verdicts) {
                int count = run.counts().getOrDefault(verdict, 0);
                page.raw("  " + Width.padLeft(Integer.toString(count), 6) + " " + verdict.word());
            }
            page.raw("  " + Width.padLeft(Integer.toString(run.results().size()), 6) + " all");
        }
    }
}
