package io.graphqltck.runner.interop;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.pair.PairDialogue;
import io.graphqltck.core.pair.PairResult;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.select.Split;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ConsoleSummary;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.Terminal;
import io.graphqltck.runner.interop.play.AloneWithKit;
import io.graphqltck.runner.options.PlayingOptions;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.runner.output.Ending;
import io.graphqltck.runner.output.ReportFiles;
import io.graphqltck.runner.output.Style;
import io.graphqltck.runner.subject.ConnectionOptions;
import io.graphqltck.runner.subject.OwnCertificate;
import io.graphqltck.runner.subject.SubjectOpener;
import io.graphqltck.runner.trial.Interruption;
import io.graphqltck.runner.trial.SideBySide;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.tls.TlsTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One invocation that plays pairs: from their descriptions to an exit code. Used once. */
public final class InteropSession {

    /** How many scenarios of one pair are in flight at the same time: two real parties need their share of the machine. */
    private static final int PAIR_JOBS = 8;

    /**
     * How pairs are played.
     *
     * @param budget how long one pair may take
     * @param over the only thing that they are played over, in words, or null for everything that both support
     * @param insecure whether any certificate of a server is accepted
     */
    public record Terms(Duration budget, @Nullable String over, boolean insecure) {}

    private final Terminal terminal;
    private final PlayingOptions options;
    private final List<PairTask> tasks;
    private final Terms terms;
    private final ReportFiles files;
    private final ResultsOf model;
    private final PairAgain again;
    private final ConsoleStyle style;
    private final Instant started = Instant.now();
    private final Map<PairTask, PlayedPair> played = new LinkedHashMap<>();

    /**
     * Checks all that can be checked before something is started.
     *
     * @param files of the descriptions, by the subjects' names
     */
    public InteropSession(
            Kit kit,
            PlayingOptions playing,
            SelectionOptions selecting,
            List<SubjectDescription> subjects,
            Map<String, String> files,
            Terms terms) {
        this.terminal = kit.terminal();
        this.options = playing.checked();
        this.terms = terms;
        Catalog catalog = selecting.catalog(kit);
        this.tasks = PairTasks.shard(
                new PairTasks(catalog, selecting.filters(), new PairOvers(playing.http(), terms.over())).of(subjects),
                selecting.split().map(Split::shard));
        this.files = new ReportFiles(options.reports(), terminal);
        Redaction redaction =
                (options.showSecrets() ? Redaction.none() : Redaction.masking()).knowing(catalog.protocols());
        this.again = new PairAgain(kit.program(), files);
        this.model = new ResultsOf(redaction, (run, result) -> "");
        boolean watched = terminal.interactive() && !options.noColor();
        this.style = Style.of(kit.environment(), watched, terminal.interactive());
    }

    /** Plays the pairs of this number of servers at once. Returns the exit code. */
    public int run(int atOnce) throws Exception {
        return files.guard(() -> playAll(atOnce));
    }

    private int playAll(int atOnce) {
        ChildProcess.endOrphans();
        terminal.note("playing " + tasks.size() + (tasks.size() == 1 ? " pair" : " pairs"));
        Judge judge = new Judge(Rules.load(InteropSession.class.getClassLoader()), options.strict());
        try (Reactor reactor = new Reactor();
                Interruption interruption = new Interruption(this::save)) {
            SubjectOpener opener = new SubjectOpener(
                    reactor,
                    new ConnectionOptions(List.of(), terms.insecure(), false, false),
                    options.http(),
                    terminal::note);
            PairsOfServer.Playing playing = new PairsOfServer.Playing(
                    options.playOptions(),
                    judge,
                    options.jobs(PAIR_JOBS, null),
                    terms.budget(),
                    new AloneWithKit(reactor, options.playOptions(), judge),
                    OwnCertificate.generate(),
                    terms.insecure() ? new TlsTrust.Everything() : new TlsTrust.Platform());
            SideBySide.run(works(opener, reactor, playing), atOnce);
            if (interruption.interrupted()) {
                return ExitCode.INTERRUPTED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        if (KitFailure.first() != null) {
            save();
            terminal.note(Program.NAME + ": " + KitFailure.sentence());
            return ExitCode.BUG;
        }
        return finish();
    }

    private List<PairsOfServer> works(SubjectOpener opener, Reactor reactor, PairsOfServer.Playing playing) {
        Map<String, List<PairTask>> byServer = new LinkedHashMap<>();
        tasks.forEach(task -> byServer.computeIfAbsent(task.server().name(), name -> new ArrayList<>())
                .add(task));
        return byServer.values().stream()
                .map(own -> new PairsOfServer(own, opener, reactor, playing, this::finished))
                .toList();
    }

    private void finished(PairTask task, PairResult result) {
        // What works is not drawn, unless it is the only pair: a matrix of all that was said would fill any disk.
        List<PairDialogue> kept = result.dialogues().stream()
                .map(dialogue ->
                        tasks.size() > 1 && dialogue.verdict() == PairVerdict.WORKS ? dialogue.bare() : dialogue)
                .toList();
        PlayedPair pair = model.pair(result.with(kept), again);
        int number;
        synchronized (played) {
            played.put(task, pair);
            number = played.size();
        }
        terminal.note("[" + number + "/" + tasks.size() + "] " + pair.client().name() + " with "
                + pair.server().name() + " (" + pair.protocol() + (pair.over().isEmpty() ? "" : " over " + pair.over())
                + "): " + PairWords.cell(pair));
    }

    private Results results(boolean complete) {
        List<PlayedPair> pairs;
        synchronized (played) {
            pairs = played.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> tasks.indexOf(entry.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        boolean all = complete && pairs.size() == tasks.size();
        return new Results(Program.version(), started, Duration.between(started, Instant.now()), all, List.of(), pairs);
    }

    private int finish() {
        Results results = results(true);
        terminal.page(new ConsoleSummary(style).of(results));
        files.write(results).ifPresent(file -> terminal.note("results: " + file));
        boolean none = results.pairs().stream().allMatch(pair -> pair.verdict() == PairVerdict.NOT_TRIED);
        boolean started =
                results.pairs().stream().anyMatch(pair -> !pair.results().isEmpty());
        return none && !started ? ExitCode.NO_SUBJECT : Ending.ofRun(results, options.failOn(), Set.of(), terminal);
    }

    /** Ctrl-C, or a failure of the kit: what there is must not be lost. */
    private void save() {
        Results results = results(false);
        files.write(results)
                .ifPresent(file ->
                        terminal.note("interrupted; the " + results.pairs().size() + " pairs so far: " + file));
    }
}
