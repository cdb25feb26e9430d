package io.graphqltck.reports.markdown;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.Weight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outcome of a run, for the summary of a pull request: findings by cause first, failures before warnings, then the counts. */
public final class MarkdownSummary {

    /** Less than what GitHub takes as a comment, which is less than what it takes as the summary of a job. */
    static final int MOST_OCTETS = 60_000;

    private static final int MOST_SUBJECTS = 10;
    private static final int MOST_SCENARIOS = 10;
    private static final int LONG = 400;
    private static final int SHORT = 80;

    private final FailOn failOn;

    /** {@code failOn}: which verdicts are failures here. */
    public MarkdownSummary(FailOn failOn) {
        this.failOn = failOn;
    }

    /** Replaces the file in one go. */
    public void write(Results results, Path file) throws IOException {
        byte[] text = of(results).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    String of(Results results) {
        if (!results.pairs().isEmpty() && results.runs().isEmpty()) {
            return PairTable.of(results);
        }
        StringBuilder page = new StringBuilder();
        List<Failure> failures = failures(results);
        page.append(headline(results, failures)).append("\n");
        if (!results.complete()) {
            page.append("\n**Not complete**: a run was interrupted or is missing, so that not all scenarios were"
                    + " played.\n");
        }
        String counts = counts(results);
        int room = MOST_OCTETS - octets(page) - Math.min(octets(counts), MOST_OCTETS / 2) - SHORT * 2;
        add(page, failures.stream().map(MarkdownSummary::told).toList(), room, "findings");
        List<Failure> warnings = grouped(results, Weight.GOOD, Weight.GOOD);
        if (!warnings.isEmpty()) {
            page.append("\n## Warnings\n");
            room = MOST_OCTETS - octets(page) - Math.min(octets(counts), MOST_OCTETS / 2) - SHORT * 2;
            add(page, warnings.stream().map(MarkdownSummary::told).toList(), room, "warnings");
        }
        page.append(counts);
        if (!results.pairs().isEmpty()) {
            page.append('\n').append(PairTable.of(results));
        }
        return page.toString();
    }

    /** One cause in several subjects and scenarios, or one result that has none, is reported once. */
    private static final class Failure {
        private final Result first;
        private final @Nullable Cause cause;
        private final Set<String> scenarios = new LinkedHashSet<>();
        private final List<SubjectRun> runs = new ArrayList<>();
        private int results;

        private Failure(Result result, @Nullable Cause cause) {
            this.first = cause == null ? result : cause.example();
            this.cause = cause;
        }

        private void add(Result result, SubjectRun run) {
            results++;
            scenarios.add(result.id());
            if (runs.isEmpty() || !runs.get(runs.size() - 1).key().equals(run.key())) {
                runs.add(run);
            }
        }
    }

    private List<Failure> failures(Results results) {
        return grouped(results, Weight.BAD, Weight.BROKEN);
    }

    /** Those of the one weight, then those of the other; of good ones only those that warn. */
    private List<Failure> grouped(Results results, Weight one, Weight other) {
        Map<String, Failure> failures = new LinkedHashMap<>();
        for (Weight weight : one == other ? List.of(one) : List.of(one, other)) {
            for (SubjectRun run : results.runs()) {
                Set<String> grouped = new LinkedHashSet<>();
                Causes.of(run)
                        .forEach(cause -> cause.results().forEach(result -> {
                            grouped.add(result.id());
                            if (Weight.of(result, failOn) == weight) {
                                add(failures, run, result, cause);
                            }
                        }));
                run.results().stream()
                        .filter(result -> !grouped.contains(result.id()) && Weight.of(result, failOn) == weight)
                        .filter(result -> weight != Weight.GOOD)
                        .forEach(result -> add(failures, run, result, null));
            }
        }
        return List.copyOf(failures.values());
    }

    private static void add(Map<String, Failure> failures, SubjectRun run, Result result, @Nullable Cause cause) {
        String key = String.join(
                "\n",
                run.protocol(),
                result.role().word(),
                result.verdict().word(),
                cause == null ? result.id() : "cause " + cause.id());
        failures.computeIfAbsent(key, same -> new Failure(result, cause)).add(result, run);
    }

    private String headline(Results results, List<Failure> failures) {
        long all =
                results.runs().stream().mapToLong(run -> run.results().size()).sum();
        if (all == 0) {
            return "## ❔ GraphQL subscriptions: no scenario was played";
        }
        long red = failures.stream().mapToLong(failure -> failure.results).sum();
        return red == 0
                ? "## ✅ GraphQL subscriptions: nothing fails among " + all + " results"
                : "## ❌ GraphQL subscriptions: " + red + " of " + all + " results fail";
    }

    private static String told(Failure failure) {
        Result result = failure.first;
        StringBuilder text = new StringBuilder();
        String mark = result.verdict() == Verdict.WARNED ? "!" : "✗";
        text.append("\n### ").append(mark).append(" ").append(head(failure)).append("\n\n");
        text.append(MarkdownText.words(result.title(), LONG)).append("\n\n");
        text.append("- ")
                .append(result.verdict().word())
                .append(": ")
                .append(subjects(failure))
                .append("\n");
        @Nullable Finding main = result.mainFinding().orElse(null);
        if (main == null) {
            text.append("- why: ")
                    .append(MarkdownText.code(result.reason(), LONG))
                    .append("\n");
        } else {
            requirement(text, result, main);
            text.append("- expected ")
                    .append(expected(main))
                    .append("\n- received ")
                    .append(MarkdownText.code(main.found(), LONG))
                    .append("\n");
        }
        if (failure.cause != null) {
            line(text, "harm", failure.cause.harm().text());
            line(text, "advice", failure.cause.advice());
        }
        text.append("- example: ")
                .append(MarkdownText.code(result.id(), SHORT))
                .append(others(failure))
                .append("\n- repeat: ")
                .append(MarkdownText.code(result.repeat(), LONG))
                .append("\n");
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String content) {
        if (!content.isEmpty()) {
            text.append("- ")
                    .append(label)
                    .append(": ")
                    .append(MarkdownText.words(content, LONG))
                    .append("\n");
        }
    }

    private static String head(Failure failure) {
        return failure.cause == null
                ? MarkdownText.code(failure.first.id(), SHORT)
                : MarkdownText.words(failure.cause.headline(), LONG);
    }

    private static String expected(Finding finding) {
        return finding.allowed().stream()
                .limit(3)
                .map(allowed -> MarkdownText.code(allowed, LONG))
                .collect(Collectors.joining(" or "));
    }

    private static String others(Failure failure) {
        List<String> others = failure.scenarios.stream()
                .filter(id -> !id.equals(failure.first.id()))
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        String some = others.stream()
                .limit(MOST_SCENARIOS)
                .map(id -> MarkdownText.code(id, SHORT))
                .collect(Collectors.joining(", "));
        int more = others.size() - MOST_SCENARIOS;
        return " and " + others.size() + " more: " + some + (more > 0 ? ", …" : "");
    }

    private static String subjects(Failure failure) {
        String some = failure.runs.stream()
                .limit(MOST_SUBJECTS)
                .map(run -> MarkdownText.code(subject(run), SHORT))
                .collect(Collectors.joining(", "));
        int more = failure.runs.size() - MOST_SUBJECTS;
        return some + (more > 0 ? " and " + more + " more" : "") + " with "
                + MarkdownText.code(failure.runs.get(0).protocol(), SHORT);
    }

    private static String subject(SubjectRun run) {
        String version = run.subject().version();
        return run.subject().name() + (version.isEmpty() ? "" : " " + version);
    }

    private static void requirement(StringBuilder text, Result result, Finding main) {
        text.append("- ").append(MarkdownText.code(main.requirement(), SHORT));
        @Nullable
        QuotedRequirement quoted = result.requirement(main.requirement()).orElse(null);
        if (quoted != null) {
            text.append(", ")
                    .append(quoted.level().name())
                    .append(": ")
                    .append(MarkdownText.words(quoted.sentence(), LONG));
            quoted.source().stream()
                    .findFirst()
                    .ifPresent(citation -> text.append(" (")
                            .append(MarkdownText.words(citation.text(), LONG))
                            .append(")"));
        }
        text.append("\n");
    }

    /** A table; where it would be too long, only as many rows as there is room for. */
    private static String counts(Results results) {
        List<Verdict> verdicts = Stream.of(Verdict.values())
                .filter(verdict ->
                        results.runs().stream().anyMatch(run -> run.counts().containsKey(verdict)))
                .toList();
        StringBuilder table = new StringBuilder("\n| subject | protocol |");
        verdicts.forEach(verdict -> table.append(" ").append(verdict.word()).append(" |"));
        table.append("\n| --- | --- |")
                .append(" ---: |".repeat(verdicts.size()))
                .append("\n");
        List<String> rows =
                results.runs().stream().map(run -> row(run, verdicts)).toList();
        add(table, rows, MOST_OCTETS / 2 - octets(table), "rows");
        return results.runs().isEmpty() ? "" : table.toString();
    }

    private static String row(SubjectRun run, List<Verdict> verdicts) {
        Map<Verdict, Integer> counts = run.counts();
        return "| " + MarkdownText.cell(subject(run), SHORT) + " | " + MarkdownText.cell(run.pinnedProtocol(), SHORT)
                + " |"
                + verdicts.stream()
                        .map(verdict -> " " + counts.getOrDefault(verdict, 0) + " |")
                        .collect(Collectors.joining())
                + "\n";
    }

    /** As many of these parts as there is room for, and how many more there are. */
    private static void add(StringBuilder page, List<String> parts, int room, String what) {
        int left = room - SHORT;
        int added = 0;
        for (String part : parts) {
            left -= part.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            page.append(part);
            added++;
        }
        if (added < parts.size()) {
            page.append("\n… and ")
                    .append(parts.size() - added)
                    .append(" more ")
                    .append(what)
                    .append(", which the other reports hold.\n");
        }
    }

    private static int octets(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
