package io.graphqltck.runner.trial;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.Probing;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.select.Split;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ProgressLine;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.options.JudgingOptions;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.runner.output.Style;
import io.graphqltck.runner.subject.ConnectionOptions;
import io.graphqltck.runner.subject.Opened;
import io.graphqltck.runner.subject.SubjectOpener;
import io.graphqltck.wire.Reactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One invocation that judges subjects: from their descriptions to an exit code. Used once. */
public final class Session {

    private final Terminal terminal;
    private final JudgingOptions options;
    private final Redaction redaction;
    private final Outputs outputs;
    private final Verdicts verdicts;
    private final @Nullable ProgressLine progress;
    private final Ledger ledger = new Ledger();
    private final ResultsOf model;
    private final @Nullable Split split;
    private final List<Candidate> candidates;
    private final ConnectionOptions connection;
    private final RunJournal journal;
    private final AtomicBoolean subjectMissing = new AtomicBoolean();
    private final List<String> losses = new CopyOnWriteArrayList<>();

    /**
     * Checks all that can be checked before something is started.
     *
     * @param secrets what reports must not show
     * @throws CommandException for what makes no sense
     */
    public Session(
            Kit kit,
            JudgingOptions judging,
            SelectionOptions selecting,
            List<SubjectDescription> subjects,
            ConnectionOptions connection,
            List<String> secrets,
            RepeatCommand repeat) {
        this.terminal = kit.terminal();
        this.options = judging.checked();
        this.connection = connection;
        Catalog catalog = selecting.catalog(kit);
        List<Protocol> spoken = subjects.stream()
                .flatMap(subject -> subject.protocols().stream())
                .distinct()
                .filter(catalog.names()::contains)
                .map(catalog::protocol)
                .toList();
        this.redaction = (options.showSecrets() ? Redaction.none() : Redaction.masking(secrets)).knowing(spoken);
        boolean watched = terminal.interactive() && !options.noColor();
        ConsoleStyle style = Style.of(kit.environment(), watched, terminal.interactive());
        this.progress = watched ? new ProgressLine(true, style.width(), System.err) : null;
        this.model = new ResultsOf(redaction, repeat);
        this.split = selecting.split().orElse(null);
        this.journal = new RunJournal(
                (started, run) -> sharded(Report.of(Program.version(), started, List.of(run))), model::report);
        this.outputs = new Outputs(options, terminal);
        this.verdicts = new Verdicts(terminal, options, style, redaction, repeat);
        this.candidates = new Candidates(
                        catalog, selecting.filters(), selecting.split(), options.baseline(), this::note)
                .of(subjects);
        if (candidates.size() > 1
                && (options.baseline().isPresent() || options.writeBaseline().isPresent())) {
            throw CommandException.badInput(
                    "a baseline is of one subject; name one subject with --baseline and --write-baseline");
        }
    }

    private void note(String line) {
        if (progress != null) {
            progress.clear();
        }
        terminal.note(line);
    }

    /** Judges the subjects, this number at once. Returns the exit code. */
    public int run(int atOnce) throws Exception {
        return outputs.guard(() -> judgeAll(atOnce));
    }

    private int judgeAll(int atOnce) {
        int orphans = ChildProcess.endOrphans();
        if (orphans > 0) {
            note("ended " + orphans + (orphans == 1 ? " process" : " processes")
                    + " that a killed run of the kit had left");
        }
        outputs.results().ifPresent(journal::begin);
        try (Reactor reactor = new Reactor();
                Interruption interruption = new Interruption(this::save)) {
            SubjectOpener opener = new SubjectOpener(reactor, connection, options.http(), this::note);
            List<Judging> judgings = candidates.stream()
                    .map(candidate -> new Judging(candidate, opener))
                    .toList();
            SideBySide.run(judgings, atOnce);
            if (interruption.interrupted()) {
                return ExitCode.INTERRUPTED;
            }
            return KitFailure.first() == null ? finish() : failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    /** One candidate: installed, then judged. */
    private final class Judging implements SideBySide.Work {

        private final Candidate candidate;
        private final SubjectOpener opener;
        private final Map<Protocol, Ledger.Entry> entries = new LinkedHashMap<>();
        private boolean installed;

        Judging(Candidate candidate, SubjectOpener opener) {
            this.candidate = candidate;
            this.opener = opener;
            candidate.selections().keySet().forEach(protocol -> entries.put(protocol, ledger.entry()));
        }

        @Override
        public boolean isAlone() {
            return candidate.subject().alone();
        }

        @Override
        public void prepare() throws InterruptedException {
            unlessMissing(() -> {
                opener.install(candidate.subject());
                installed = true;
            });
        }

        @Override
        public void run() throws InterruptedException {
            if (installed && KitFailure.first() == null) {
                unlessMissing(this::judge);
            }
        }

        private void judge() throws InterruptedException {
            @Nullable Integer jobs = candidate.subject().jobs();
            try (Opened subject = opener.open(candidate.subject())) {
                for (Map.Entry<Protocol, Selection> entry :
                        candidate.selections().entrySet()) {
                    Protocol protocol = entry.getKey();
                    RunListener listener = journal.hearing(
                            progress == null ? RunListener.NONE : progress.run(),
                            subject.info(),
                            protocol,
                            candidate.baseline());
                    Trial trial = new Trial(options, listener, Objects.requireNonNull(entries.get(protocol)));
                    announce(subject, protocol, entry.getValue());
                    Optional<String> lost = trial.run(
                            probed(subject, protocol, jobs), protocol, entry.getValue(), candidate.baseline(), jobs);
                    if (progress != null) {
                        progress.clear();
                    }
                    if (lost.isPresent()) {
                        // What is left of other protocols could only be refused, too.
                        lost(candidate.subject(), lost.get());
                        return;
                    }
                }
            }
        }

        private void unlessMissing(Step step) throws InterruptedException {
            try {
                step.take();
            } catch (CommandException e) {
                if (candidates.size() == 1) {
                    throw e;
                }
                // The others can still be judged; the exit code tells in the end.
                note(Program.NAME + ": " + e.getMessage());
                subjectMissing.set(true);
            }
        }
    }

    private void lost(SubjectDescription subject, String why) {
        subjectMissing.set(true);
        losses.add(Program.NAME + ": " + subject.name() + " was lost: "
                + redaction.general().text(why)
                + ". What had been judged is kept; what had not ends as harness-error. "
                + (subject.start() == null && subject.role() == Role.SERVER
                        ? "Restart it and repeat the command. To find the scenario that ends it, let the kit start it: give"
                                + " its command after `--`"
                        : "Find out why it does not start again, then repeat the command"));
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    private Opened probed(Opened subject, Protocol protocol, @Nullable Integer atMost) throws InterruptedException {
        if (!connection.probes()) {
            return subject;
        }
        SubjectInfo probed =
                new Probing(protocol, options.playOptions(), options.jobs(atMost)).of(subject.info(), subject.venue());
        if (!probed.probed().isEmpty()) {
            note(Probing.words(probed));
        }
        return new Opened(probed, subject.venue());
    }

    private void announce(Opened subject, Protocol protocol, Selection selection) {
        String version = subject.info().version();
        note("judging " + subject.info().name() + (version.isEmpty() ? "" : " " + version) + " with " + protocol.name()
                + ": " + selection.scenarios().size()
                + (selection.scenarios().size() == 1 ? " scenario" : " scenarios")
                + (split == null ? "" : " of shard " + split.shard())
                + (options.repeat() > 1 ? ", " + options.repeat() + " times" : "")
                + (selection.slow().isEmpty() ? "" : "; " + selection.slow().size() + " slow left out, add --slow"));
    }

    private Report report() {
        Report report = Report.of(Program.version(), ledger.started(), ledger.all());
        return sharded(report);
    }

    private Report sharded(Report report) {
        return split == null ? report : report.ofShard(split.shard());
    }

    private int finish() {
        // A subject that could not be run is missing in the results, which are not all that was asked for.
        Report report = subjectMissing.get() ? report().brokenOff() : report();
        if (report.runs().isEmpty()) {
            return ExitCode.NO_SUBJECT;
        }
        Results results = model.report(report);
        if (options.json()) {
            outputs.printResults(results, terminal.out());
        } else {
            verdicts.print(report, results);
        }
        outputs.writeReports(results).ifPresent(file -> note("results: " + file));
        losses.forEach(this::note);
        journal.finish();
        if (options.writeBaseline().isPresent() && subjectMissing.get()) {
            note("no baseline was written: not all scenarios were judged");
        } else if (options.writeBaseline().isPresent()) {
            Baseline baseline = NewBaseline.of(candidates.get(0).baseline(), report.runs(), redaction);
            outputs.writeBaseline(baseline);
            note("baseline: " + options.writeBaseline().get() + ", known failures: "
                    + baseline.known().size());
        }
        return subjectMissing.get() ? ExitCode.NO_SUBJECT : verdicts.exitCode(results);
    }

    /** The kit failed: what there is must not be lost, and nobody is blamed. */
    private int failed() {
        try {
            save();
        } finally {
            note(Program.NAME + ": " + KitFailure.sentence());
        }
        return ExitCode.BUG;
    }

    /** Ctrl-C: what there is must not be lost. */
    private void save() {
        Report report = report().brokenOff();
        if (report.runs().isEmpty()) {
            return;
        }
        int results =
                report.runs().stream().mapToInt(run -> run.results().size()).sum();
        try {
            outputs.writeReports(model.report(report))
                    .ifPresentOrElse(
                            file -> note("interrupted; the " + results + " results so far: " + file),
                            () -> note("interrupted after " + results + " results; --out DIR would have kept them"));
            journal.finish();
        } catch (CommandException | ResultsException e) {
            note(Program.NAME + ": " + e.getMessage());
        }
    }
}
