package io.graphqltck.runner.judge;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.replay.RecordedPlay;
import io.graphqltck.core.replay.Replay;
import io.graphqltck.core.replay.Replayed;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.model.Entries;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.model.Moments;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import io.graphqltck.runner.judge.Again.Left;
import io.graphqltck.runner.judge.Again.Why;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges one stored result again. */
final class OneAgain {

    private static final int FAILS = 2;

    private final Protocol protocol;
    private final Judge judge;
    private final Replay replay;
    private final Redactor plain = Redaction.none().general();

    OneAgain(Protocol protocol, Judge judge) {
        this.protocol = protocol;
        this.judge = judge;
        this.replay = new Replay(protocol, protocol.operations());
    }

    /** {@code scenario}: as it is today. @throws IOException when the transcript cannot be read any more */
    Again of(Result result, Scenario scenario) throws IOException {
        switch (result.verdict()) {
            case NOT_APPLICABLE, UNTESTABLE -> {
                return new Left(Why.NOT_PLAYED, "");
            }
            case HARNESS_ERROR -> {
                return new Left(Why.NOT_JUDGED, "");
            }
            default -> {}
        }
        if (weight(result.verdict()) == FAILS && result.findings().stream().noneMatch(OneAgain::fails)) {
            return new Left(Why.ENDED_SUBJECT, "");
        }
        Details details = result.details();
        @Nullable Circumstances play = details.play();
        if (play == null || details.momentsLeftOut() > 0) {
            return new Left(Why.NOT_WHOLE, play == null ? "" : details.momentsLeftOut() + " moments are missing");
        }
        List<Moment> moments = new ArrayList<>();
        Map<Integer, List<Objection>> objections = new HashMap<>();
        try {
            for (Entry entry : details.transcript()) {
                moments.add(Moments.of(entry));
                objections.put(entry.number(), entry.objections());
            }
        } catch (Moments.NotWholeException e) {
            return new Left(Why.NOT_WHOLE, String.valueOf(e.getMessage()));
        }
        RecordedPlay recorded = new RecordedPlay(play, moments, objections, Redactor.MASK);
        Replayed replayed = replay.of(scenario, result.role(), recorded);
        if (replayed instanceof Replayed.Departed departed) {
            return new Left(Why.DEPARTED, departed.why());
        }
        ScenarioResult judged = judge.judge(protocol, ((Replayed.ToTheEnd) replayed).played());
        return weighed(result, details, judged, play);
    }

    private Again weighed(Result before, Details details, ScenarioResult judged, Circumstances play) {
        if (judged.verdict() == Verdict.HARNESS_ERROR) {
            return new Left(Why.DEPARTED, judged.reason());
        }
        int was = weight(before.verdict());
        int is = weight(judged.verdict());
        if (play.cut() != 0 && is < was) {
            return new Left(Why.ONE_CUT, "");
        }
        boolean otherwise = is == FAILS && was == FAILS && !sameRequirement(before, judged);
        boolean rests =
                is < was ? restedOnMask(before, details) : (is > was || otherwise) && restsOnMask(judged, false);
        boolean observes = !before.outcomes().equals(judged.outcomes()) && restsOnMask(judged, true);
        return rests || observes ? new Left(Why.MASKED, "") : new Again.Judged(judged);
    }

    /** Whether the kit itself hides what a finding is about; one that is only observed, or one that counts. */
    private boolean restsOnMask(ScenarioResult judged, boolean observed) {
        List<Moment> moments =
                judged.transcript() == null ? List.of() : judged.transcript().moments();
        return judged.findings().stream()
                .filter(finding -> (finding.judgement() == Judgement.OBSERVE) == observed)
                .filter(finding -> finding.moment() < moments.size())
                .anyMatch(finding ->
                        Entries.of(moments.get(finding.moment()), plain).text().contains(Redactor.MASK));
    }

    private static boolean restedOnMask(Result before, Details details) {
        return before.findings().stream()
                .filter(finding -> finding.judgement() != Judgement.OBSERVE)
                .anyMatch(finding -> details.transcript().stream()
                        .anyMatch(entry -> entry.number() == finding.moment()
                                && entry.text().contains(Redactor.MASK)));
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case FAILED, KNOWN_FAILURE, CHANGED, BLOCKED, KNOWN_BLOCKED -> FAILS;
            case WARNED -> 1;
            case PASSED, FIXED, NOT_APPLICABLE, UNTESTABLE, HARNESS_ERROR -> 0;
        };
    }

    private static boolean sameRequirement(Result before, ScenarioResult judged) {
        return before.failedRequirement().equals(Baseline.firstRequirement(judged));
    }

    private static boolean fails(Finding finding) {
        return finding.judgement() == Judgement.FAIL;
    }
}
