package io.graphqltck.reports.issue;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.markdown.MarkdownText;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.text.TextStory;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One finding as a maintainer would want to read it. */
final class Issue {

    private static final int LONG = 600;
    private static final int SHORT = 120;
    private static final int MOST_OTHERS = 20;
    private static final int MOST_EXCHANGE = 20_000;

    private final String kitVersion;
    private final SubjectRun run;
    private final Cause cause;
    private final StringBuilder text = new StringBuilder();

    Issue(String kitVersion, SubjectRun run, Cause cause) {
        this.kitVersion = kitVersion;
        this.run = run;
        this.cause = cause;
    }

    String text() throws IOException {
        Result example = cause.example();
        @Nullable Finding main = example.mainFinding().orElse(null);
        text.append("# ")
                .append(words(subject() + " " + cause.deviation().text()))
                .append("\n\n");
        text.append(sentence()).append("\n\n");
        if (cause.harm() == Harm.CRASH || cause.harm() == Harm.EXPOSURE) {
            text.append("> **In private first**: ")
                    .append(words(cause.harm().text()))
                    .append(
                            ". Report it to the maintainers in private, see their security policy, before it is public.\n\n");
        }
        text.append("| | |\n| --- | --- |\n");
        row("library", subject());
        row("protocol", run.protocolTitle() + run.pinned());
        row("found by", "GraphQL Subscription TCK " + kitVersion + ", finding " + cause.id());
        quoted();
        difference(example);
        exchange(example);
        reproduction(example, main);
        text.append("\nWith the kit:\n\n");
        fenced("sh", example.repeat());
        others();
        return text.toString();
    }

    private String subject() {
        String version = run.subject().version();
        return run.subject().title().isEmpty() ? run.subject().name() + " " + version : titled(version);
    }

    private String titled(String version) {
        String title = run.subject().title();
        return title.contains(version) || version.isEmpty() ? title : title + " " + version;
    }

    /** What happens, in one sentence. */
    private String sentence() {
        String role = run.subject().role().word();
        return cause.expected().isEmpty()
                ? words("The " + role + " was judged in the scenario “"
                        + cause.example().title() + "”: " + cause.received())
                : "In the scenario “" + words(cause.example().title()) + "” the " + role + " should answer with "
                        + MarkdownText.code(cause.expected().get(0), LONG) + ", but received "
                        + MarkdownText.code(cause.received(), LONG) + ".";
    }

    private void quoted() {
        @Nullable QuotedRequirement quoted = cause.quoted();
        if (quoted == null) {
            return;
        }
        text.append("\n## What the document says\n\n")
                .append(words(quoted.sentence()))
                .append(" (")
                .append(quoted.level().name())
                .append(", ")
                .append(words(quoted.id()))
                .append(")\n\n");
        for (Citation citation : quoted.source()) {
            boolean linked =
                    citation.url().startsWith("https://") || citation.url().startsWith("http://");
            text.append("- ")
                    .append(
                            linked
                                    ? "[" + words(citation.text()) + "]("
                                            + citation.url().replaceAll("[\\s()<>]", "") + ")"
                                    : words(citation.text()))
                    .append("\n");
        }
    }

    private void difference(Result example) {
        text.append("\n## Expected and received\n\n");
        cause.expected().stream()
                .limit(5)
                .forEach(one -> text.append("- expected: ")
                        .append(MarkdownText.code(one, LONG))
                        .append("\n"));
        text.append("- received: ")
                .append(MarkdownText.code(cause.received(), LONG))
                .append("\n");
        if (!cause.advice().isEmpty()) {
            text.append("- where to look: ").append(words(cause.advice())).append("\n");
        }
        text.append("- scenario: ")
                .append(MarkdownText.code(example.id(), SHORT))
                .append("\n");
    }

    private void exchange(Result example) throws IOException {
        String transcript = TextStory.transcript(run, example);
        if (!transcript.isEmpty()) {
            text.append("\n## The exchange\n\n");
            fenced(
                    "text",
                    transcript.length() > MOST_EXCHANGE
                            ? transcript.substring(0, MOST_EXCHANGE) + "\n… (cut)"
                            : transcript.stripTrailing());
        }
    }

    private void reproduction(Result example, @Nullable Finding main) throws IOException {
        text.append("\n## Reproduction\n\n");
        Details details = example.details();
        Optional<Reproduction> reproduction =
                main == null ? Optional.empty() : Reproduction.of(run.subject().role(), details, main);
        if (reproduction.isEmpty()) {
            text.append("The exchange depends on bytes or times that only the kit's command below plays exactly.\n");
            return;
        }
        text.append(reproduction.get().words()).append("\n\n");
        fenced(reproduction.get().language(), reproduction.get().code());
        if (reproduction.get().code().contains("***")) {
            text.append("\n`***` stands for a secret that is not shown: put your own there.\n");
        }
    }

    private void others() {
        if (cause.others().isEmpty()) {
            return;
        }
        text.append("\n## Also in\n\n");
        cause.others().stream()
                .limit(MOST_OTHERS)
                .forEach(other -> text.append("- ")
                        .append(MarkdownText.code(other.id(), SHORT))
                        .append(": ")
                        .append(words(other.title()))
                        .append("\n"));
        int more = cause.others().size() - MOST_OTHERS;
        text.append(more > 0 ? "- and " + more + " more\n" : "");
    }

    private void row(String name, String content) {
        text.append("| ")
                .append(name)
                .append(" | ")
                .append(words(content).replace("|", "\\|"))
                .append(" |\n");
    }

    /** No line of the content can end the fence: it is longer than any run of backticks in it. */
    private void fenced(String language, String content) {
        String fence = "```";
        while (content.contains(fence)) {
            fence += "`";
        }
        text.append(fence)
                .append(language)
                .append("\n")
                .append(content)
                .append("\n")
                .append(fence)
                .append("\n");
    }

    private static String words(String content) {
        return MarkdownText.words(content, LONG);
    }
}
