package io.graphqltck.runner.trial;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ConsoleSummary;
import io.graphqltck.reports.console.FailureStory;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.options.JudgingOptions;
import io.graphqltck.runner.output.Ending;
import java.io.PrintWriter;
import java.util.Set;

/** Prints the outcome and computes the exit code. */
final class Verdicts {

    /** More stories than these nobody reads; each of the others is one command away. */
    private static final int STORIES = 3;

    private static final Set<Verdict> TOLD = Set.of(Verdict.FAILED, Verdict.CHANGED, Verdict.HARNESS_ERROR);
    private static final Set<Verdict> IN_A_BASELINE = Set.of(Verdict.FAILED, Verdict.CHANGED, Verdict.FIXED);

    private final Terminal terminal;
    private final JudgingOptions options;
    private final ConsoleStyle style;
    private final Redaction redaction;
    private final RepeatCommand repeat;

    Verdicts(Terminal terminal, JudgingOptions options, ConsoleStyle style, Redaction redaction, RepeatCommand repeat) {
        this.terminal = terminal;
        this.options = options;
        this.style = style;
        this.redaction = redaction;
        this.repeat = repeat;
    }

    void print(Report report, Results results) {
        PrintWriter out = terminal.out();
        FailureStory story = new FailureStory(style, redaction, repeat);
        int told = 0;
        int left = 0;
        String command = "";
        for (RunResult run : report.runs()) {
            for (ScenarioResult result : run.results()) {
                if (told(result) && told < STORIES) {
                    terminal.page(story.of(run, result) + "\n");
                    told++;
                } else if (told(result)) {
                    command = left == 0 ? repeat.of(run, result) : command;
                    left++;
                }
            }
        }
        ConsoleSummary summary = new ConsoleSummary(style);
        terminal.page(summary.of(results));
        if (options.reports().outcomes()) {
            terminal.page(summary.outcomes(results));
        }
        if (left > 0) {
            out.println();
            out.println((left == 1 ? "The whole story of 1 more is" : "The whole stories of " + left + " more are")
                    + " one command away, such as:");
            out.println("  " + redaction.general().command(command));
        }
        out.flush();
    }

    /** Warnings too where they fail the run. Of what was not played there is no story. */
    private boolean told(ScenarioResult result) {
        Verdict verdict = result.verdict();
        return result.transcript() != null
                && (TOLD.contains(verdict)
                        || (verdict == Verdict.WARNED && options.failOn().fails(verdict)));
    }

    int exitCode(Results results) {
        return Ending.ofRun(
                results, options.failOn(), options.writeBaseline().isPresent() ? IN_A_BASELINE : Set.of(), terminal);
    }
}
