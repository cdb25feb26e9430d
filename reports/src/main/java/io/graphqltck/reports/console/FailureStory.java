package io.graphqltck.reports.console;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import io.graphqltck.reports.results.MainFinding;
import io.graphqltck.reports.text.Width;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what happened in one scenario, so that its reader needs no other file to understand it. */
public final class FailureStory {

    private static final int MOST_LINES = 6;
    private static final int MOST_OTHERS = 5;
    private static final int MOST_ALLOWED = 5;

    private final ConsoleStyle style;
    private final Redaction redaction;
    private final Redactor general;
    private final RepeatCommand repeat;

    public FailureStory(ConsoleStyle style, Redaction redaction, RepeatCommand repeat) {
        this.style = style;
        this.redaction = redaction;
        this.general = redaction.general();
        this.repeat = repeat;
    }

    /** The story, each line with a line end. */
    public String of(RunResult run, ScenarioResult result) {
        Page page = new Page(style);
        Redactor redactor = redaction.of(result);
        @Nullable Finding main = MainFinding.of(result.findings()).orElse(null);
        head(page, run, result, redactor);
        if (main != null) {
            page.blank();
            requirement(page, run.protocol(), main.requirement());
        }
        timeline(page, run.subject(), result, main, redactor);
        page.blank();
        if (main != null) {
            finding(page, main, redactor);
        }
        others(page, result, main, redactor);
        for (String outcome : result.outcomes()) {
            page.labelled("Outcome", redactor.text(outcome), 2);
        }
        page.labelled("Scenario", result.scenario().at().toString(), 2);
        page.command("Repeat", redactor.command(repeat.of(run, result)));
        return page.toString();
    }

    private void head(Page page, RunResult run, ScenarioResult result, Redactor redactor) {
        String word = result.verdict().word().toUpperCase(Locale.ROOT);
        String title = VerdictStyle.mark(result.verdict(), style.unicode()) + " " + word;
        String id =
                Width.cut(style.safe(result.scenario().id()), style.width() - Width.of(title) - 2, style.ellipsis());
        page.raw(style.paint(VerdictStyle.paint(result.verdict()), title) + "  " + style.paint(Paint.STRONG, id));
        page.paragraph("  ", result.scenario().title(), 3);
        page.paragraph(
                "  ",
                general.text(subject(run.subject())) + " with " + run.protocol().name(),
                2);
        boolean toldBelow = MainFinding.of(result.findings())
                .map(Finding::reason)
                .filter(result.reason()::equals)
                .isPresent();
        if (!result.reason().isEmpty() && !toldBelow) {
            page.blank();
            page.labelled("Why", redactor.reason(result), MOST_LINES);
        }
    }

    private static String subject(SubjectInfo subject) {
        return subject.role().word() + " " + subject.title()
                + (subject.version().isEmpty() ? "" : " " + subject.version());
    }

    private static void requirement(Page page, Protocol protocol, String id) {
        @Nullable Requirement requirement = protocol.requirements().get(id);
        if (requirement == null) {
            page.labelled("Requirement", id, 1);
            return;
        }
        page.labelled("Requirement", id + ", " + requirement.level().name(), 1);
        page.labelled("", requirement.sentence(), MOST_LINES);
        Citation.of(protocol, requirement).forEach(citation -> page.labelled("", citation.text(), 2));
    }

    private void timeline(
            Page page, SubjectInfo subject, ScenarioResult result, @Nullable Finding main, Redactor redactor) {
        @Nullable Transcript transcript = result.transcript();
        if (transcript != null && !transcript.moments().isEmpty()) {
            page.blank();
            new Timeline(page, subject, redactor).print(transcript.moments(), main == null ? -1 : main.moment());
        }
    }

    private static void finding(Page page, Finding finding, Redactor redactor) {
        String label = "Expected";
        for (String allowed : finding.allowed().stream().limit(MOST_ALLOWED).toList()) {
            page.labelled(label, redactor.words(allowed), MOST_LINES);
            label = "  or";
        }
        int more = finding.allowed().size() - MOST_ALLOWED;
        if (more > 0) {
            page.labelled(label, more + " more", 1);
        }
        page.labelled("Received", redactor.text(finding.found()), MOST_LINES);
        if (finding.turn() != null) {
            page.labelled("Turn", finding.turn().toString(), 2);
        } else {
            page.labelled("Turn", "none: a rule of the protocol, checked in every scenario", 1);
        }
    }

    private static void others(Page page, ScenarioResult result, @Nullable Finding main, Redactor redactor) {
        List<Finding> others = result.findings().stream()
                .filter(finding -> !finding.equals(main))
                .toList();
        for (Finding other : others.stream().limit(MOST_OTHERS).toList()) {
            String reason = redactor.finding(other).reason();
            page.labelled("Also", other.judgement().word() + " at moment " + other.moment() + ", " + reason, 2);
        }
        if (others.size() > MOST_OTHERS) {
            page.labelled("Also", others.size() - MOST_OTHERS + " more findings", 1);
        }
    }
}
