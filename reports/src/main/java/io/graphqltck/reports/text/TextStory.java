package io.graphqltck.reports.text;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells in plain lines what happened in one scenario, for reports that have one field of text for it. What a subject said is
 * on single lines, without characters that a terminal or a document format could trip over.
 */
public final class TextStory {

    private static final int BEFORE = 8;
    private static final int AFTER = 4;
    private static final int MOST_ALLOWED = 5;
    private static final int MOST_OTHERS = 5;
    private static final int LONGEST = 2000;
    private static final int LONGEST_MOMENT = 400;

    private final SubjectRun run;
    private final Result result;
    private final StringBuilder text = new StringBuilder();

    private TextStory(SubjectRun run, Result result) {
        this.run = run;
        this.result = result;
    }

    /** The story, each line with a line end. @throws IOException when the transcript cannot be read any more */
    public static String of(SubjectRun run, Result result) throws IOException {
        TextStory story = new TextStory(run, result);
        story.tell();
        return story.text.toString();
    }

    /** The whole transcript, an entry a line. @throws IOException when it cannot be read any more */
    public static String transcript(SubjectRun run, Result result) throws IOException {
        TextStory story = new TextStory(run, result);
        List<Entry> entries = result.details().transcript();
        int left = result.details().momentsLeftOut();
        int last = -1;
        for (Entry entry : entries) {
            if (entry.number() > last + 1) {
                story.line("… " + (entry.number() - last - 1) + " moments left out");
            }
            last = entry.number();
            story.moment(entry, -1, Integer.MAX_VALUE);
        }
        if (left > 0) {
            story.line("in all " + left + " moments are left out");
        }
        return story.text.toString();
    }

    private void tell() throws IOException {
        @Nullable Finding main = result.mainFinding().orElse(null);
        line(result.verdict().word().toUpperCase(Locale.ROOT) + "  " + result.id());
        line("  " + result.title());
        line("  " + run.subject().role().word() + " " + run.subject().title()
                + (run.subject().version().isEmpty() ? "" : " " + run.subject().version())
                + " with " + run.protocol());
        labelled("Why", result.reason());
        if (main != null) {
            requirement(main.requirement());
            allowed(main);
            labelled("Received", main.found());
            labelled(
                    "Turn",
                    main.turn() == null
                            ? "none: a rule of the protocol, checked in every scenario"
                            : main.turn().toString());
        }
        others(main);
        result.outcomes().forEach(outcome -> labelled("Outcome", outcome));
        labelled("Scenario", result.at().toString());
        labelled("Repeat", result.repeat());
        timeline(main == null ? -1 : main.moment());
    }

    private void requirement(String id) {
        @Nullable QuotedRequirement quoted = result.requirement(id).orElse(null);
        if (quoted == null) {
            labelled("Requirement", id);
            return;
        }
        labelled("Requirement", id + ", " + quoted.level().name());
        labelled("", quoted.sentence());
        quoted.source().forEach(citation -> labelled("", citation.text()));
    }

    private void allowed(Finding finding) {
        String label = "Expected";
        for (String one : finding.allowed().stream().limit(MOST_ALLOWED).toList()) {
            labelled(label, one);
            label = "  or";
        }
        if (finding.allowed().size() > MOST_ALLOWED) {
            labelled(label, finding.allowed().size() - MOST_ALLOWED + " more");
        }
    }

    private void others(@Nullable Finding main) {
        List<Finding> others = result.findings().stream()
                .filter(finding -> !finding.equals(main))
                .toList();
        others.stream()
                .limit(MOST_OTHERS)
                .forEach(other -> labelled(
                        "Also", other.judgement().word() + " at moment " + other.moment() + ", " + other.reason()));
        int more = others.size() + result.findingsLeftOut() - MOST_OTHERS;
        if (more > 0) {
            labelled("Also", more + " more findings");
        }
    }

    private void timeline(int marked) throws IOException {
        List<Entry> entries = result.details().transcript();
        if (entries.isEmpty()) {
            return;
        }
        int centre = entries.size() - 1;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).number() == marked) {
                centre = i;
            }
        }
        int from = Math.max(0, centre - BEFORE);
        int to = Math.min(entries.size(), centre + AFTER + 1);
        line("");
        if (from > 0) {
            line("… " + from + " moments before");
        }
        entries.subList(from, to).forEach(entry -> moment(entry, marked, LONGEST_MOMENT));
        if (to < entries.size()) {
            line("… " + (entries.size() - to) + " moments more");
        }
    }

    private void moment(Entry entry, int marked, int longest) {
        String time = BigDecimal.valueOf(entry.at().toNanos() / 1000, 3).toPlainString();
        text.append(entry.number() == marked ? "✗ " : "  ")
                .append(" ".repeat(Math.max(0, 9 - time.length())))
                .append(time)
                .append(" ms  ")
                .append(who(entry));
        if (entry.wire() > 1) {
            text.append(" #").append(entry.wire());
        }
        String shown = entry.hex() == null || entry.kind() != Entry.Kind.BINARY ? entry.text() : entry.hex();
        text.append(' ')
                .append(entry.kind().word())
                .append(": ")
                .append(SafeText.of(cut(shown, longest), true))
                .append(entry.truncated() ? " …\n" : "\n");
    }

    private String who(Entry entry) {
        Role subject = run.subject().role();
        return switch (entry.who()) {
            case KIT -> subject.other().word() + " (kit)";
            case SUBJECT -> subject.word() + " (subject)";
            case APPLICATION -> "application";
            case NOTE -> "kit";
        };
    }

    private void labelled(String label, String content) {
        if (!content.isEmpty()) {
            line("  " + label + " ".repeat(Math.max(1, 12 - label.length())) + content);
        }
    }

    private void line(String line) {
        text.append(SafeText.of(cut(line, LONGEST), true)).append('\n');
    }

    private static String cut(String line, int longest) {
        return line.length() > longest ? line.substring(0, longest) + "…" : line;
    }
}
