package io.graphqltck.runner.trial;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.json.Journal;
import io.graphqltck.reports.results.Results;
import io.graphqltck.runner.output.Teller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes each result down when it is there, on a thread of its own, so that a run that is killed leaves them. */
final class RunJournal {

    /** At the end, for what was not written yet; the results themselves are written by then. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** What one result holds on to while it waits, about. */
    private static final int WEIGHT = 256 << 10;

    private final Teller teller = new Teller();
    private final BiFunction<Instant, RunResult, Report> report;
    private final Function<Report, Results> model;
    private @Nullable Journal journal;

    /** {@code report} makes one of a run that began then, {@code model} masks it. */
    RunJournal(BiFunction<Instant, RunResult, Report> report, Function<Report, Results> model) {
        this.report = report;
        this.model = model;
    }

    /** Begins, next to these results. Where it cannot, the run continues without. */
    void begin(Path results) {
        if (Files.exists(results) && !Files.isRegularFile(results)) {
            return; // a pipe, for one
        }
        try {
            journal = Journal.begin(results);
        } catch (IOException e) {
            journal = null;
        }
    }

    /** Hears of a run's results, and lets another one hear of all. */
    RunListener hearing(RunListener next, SubjectInfo subject, Protocol protocol, Baseline baseline) {
        Instant started = Instant.now();
        UnaryOperator<ScenarioResult> known =
                result -> baseline.verdicts(List.of(result), LocalDate.now(ZoneId.systemDefault()))
                        .get(0);
        return new RunListener() {
            @Override
            public void planned(int scenarios) {
                next.planned(scenarios);
            }

            @Override
            public void began(Scenario scenario) {
                next.began(scenario);
            }

            @Override
            public void finished(ScenarioResult result) {
                next.finished(result);
                boolean ignored = teller.tell(
                        WEIGHT,
                        () -> add(new RunResult(
                                subject,
                                protocol,
                                List.of(known.apply(result)),
                                started,
                                Duration.between(started, Instant.now()),
                                false)));
            }
        };
    }

    private synchronized void add(RunResult run) {
        if (journal != null) {
            try {
                journal.add(model.apply(report.apply(run.started(), run)));
            } catch (IOException e) {
                journal = null; // a full disk shows again when the results are written
            }
        }
    }

    /** All results are written: it is not needed any more. */
    void finish() {
        try {
            teller.await(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        teller.close();
        end();
    }

    private synchronized void end() {
        if (journal != null) {
            try {
                journal.finish();
            } catch (IOException e) {
                // It says what the results say.
            }
            journal = null;
        }
    }
}
