package io.graphqltck.runner.trial;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.runner.options.JudgingOptions;
import io.graphqltck.runner.subject.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays one protocol's scenarios with one subject, as often as asked for. */
final class Trial {

    /** So many at once disturb nobody. */
    private static final int FEW = 8;

    private final JudgingOptions options;
    private final Judge judge;
    private final RunListener listener;
    private final Ledger.Entry entry;

    Trial(JudgingOptions options, RunListener listener, Ledger.Entry entry) {
        this.options = options;
        this.judge = new Judge(Rules.load(Trial.class.getClassLoader()), options.strict());
        this.listener = listener;
        this.entry = entry;
    }

    /** Plays them. Returns why the subject could not be reached any more before all was judged, if so. */
    Optional<String> run(
            Opened subject, Protocol protocol, Selection selection, Baseline baseline, @Nullable Integer atMost)
            throws InterruptedException {
        if (selection.scenarios().size() > FEW) {
            WarmUp.of(subject, protocol, options.playOptions(), judge);
        }
        List<RunResult> runs = new ArrayList<>();
        @Nullable String lost = null;
        for (int i = 0; i < options.repeat() && lost == null; i++) {
            SuiteRun run = new SuiteRun(
                    protocol,
                    subject.info(),
                    subject.venue(),
                    options.playOptions(),
                    judge,
                    options.jobs(atMost),
                    listener);
            Instant started = Instant.now();
            List<Scenario> played = selection.played();
            entry.begin(() -> run.soFar(played, baseline, started).only(selection.scenarios()));
            runs.add(run.run(played, baseline).only(selection.scenarios()));
            lost = run.lost();
        }
        entry.finish(Repeats.merge(runs));
        return Optional.ofNullable(lost);
    }
}
