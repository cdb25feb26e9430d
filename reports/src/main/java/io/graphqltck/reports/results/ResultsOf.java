package io.graphqltck.reports.results;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.pair.PairDialogue;
import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairResult;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.select.Shard;
import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.RepeatPair;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.dialogue.DialogueWords;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.model.Entries;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.model.Requirements;
import io.graphqltck.reports.model.ShownMoments;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the model of reports from what was just played. Secrets are masked here, and texts bounded. */
public final class ResultsOf {

    private static final int MOST_FINDINGS = 100;

    private final Redaction redaction;
    private final RepeatCommand repeat;
    private final Redactor general;

    public ResultsOf(Redaction redaction, RepeatCommand repeat) {
        this.redaction = redaction;
        this.repeat = repeat;
        this.general = redaction.general();
    }

    public Results report(Report report) {
        return new Results(
                report.kitVersion(),
                report.started(),
                micros(report.took()),
                report.complete(),
                report.runs().stream().map(run -> run(run, report.shard())).toList());
    }

    /** One pair; {@code pairs}: what plays it again, or one scenario of it. */
    public PlayedPair pair(PairResult pair, RepeatPair pairs) {
        return new PlayedPair(
                new PlayedPair.Parties(
                        subject(pair.client()),
                        subject(pair.server()),
                        pair.protocol().name(),
                        pair.protocol().title(),
                        pair.over()),
                pair.verdict(),
                pair.headline().map(this::reason).orElse(text(general, pair.why())),
                new PlayedPair.Course(pair.started(), micros(pair.took()), pair.complete()),
                BoundedText.of(general.command(pairs.of(pair, null))),
                pair.dialogues().stream()
                        .map(dialogue -> paired(pair, dialogue, pairs))
                        .toList());
    }

    private PairedResult paired(PairResult pair, PairDialogue dialogue, RepeatPair pairs) {
        String repeat = pairs.of(pair, dialogue.scenario());
        return new PairedResult(
                dialogue.scenario().id(),
                BoundedText.of(dialogue.scenario().title()),
                dialogue.verdict(),
                reason(dialogue),
                dialogue.faults().stream()
                        .map(fault -> new PairFault(
                                fault.side(), fault.requirement(), fault.certain(), masked(dialogue, fault.reason())))
                        .toList(),
                micros(dialogue.took()),
                BoundedText.of(general.command(repeat)),
                side(pair, pair.client(), dialogue.client(), repeat),
                side(pair, pair.server(), dialogue.server(), repeat));
    }

    private @Nullable Result side(
            PairResult pair, SubjectInfo subject, @Nullable ScenarioResult result, String repeat) {
        if (result == null) {
            return null;
        }
        RunResult run =
                new RunResult(subject, pair.protocol(), List.of(result), pair.started(), pair.took(), pair.complete());
        return new ResultsOf(redaction, (ofRun, one) -> repeat).result(run, result);
    }

    private String reason(PairDialogue dialogue) {
        return masked(dialogue, dialogue.reason());
    }

    /** What one party said the other one's transcript may hold as well, so that both know what is secret. */
    private String masked(PairDialogue dialogue, String text) {
        String masked = text;
        for (ScenarioResult side : Stream.of(dialogue.client(), dialogue.server())
                .filter(Objects::nonNull)
                .toList()) {
            masked = redaction.of(side).text(masked);
        }
        return text(general, masked);
    }

    /** One run on its own, for a front that has no report of several. */
    public SubjectRun run(RunResult run) {
        return run(run, null);
    }

    private SubjectRun run(RunResult run, @Nullable Shard shard) {
        return new SubjectRun(
                subject(run.subject()),
                run.protocol().name(),
                run.protocol().title(),
                run.protocol().pinned(),
                shard,
                run.started(),
                micros(run.took()),
                run.complete(),
                run.results().stream().map(result -> result(run, result)).toList());
    }

    private TestedSubject subject(SubjectInfo subject) {
        return new TestedSubject(
                text(general, subject.name()),
                text(general, subject.title()),
                text(general, subject.version()),
                subject.role(),
                subject.capabilities().stream().sorted().toList(),
                subject.probed());
    }

    /** One result on its own, for a front that reports each as it comes. */
    public Result result(RunResult run, ScenarioResult result) {
        Redactor redactor = redaction.of(result);
        List<Finding> findings = result.findings();
        return new Result(
                new Result.Played(
                        result.scenario().id(),
                        result.scenario().aliases(),
                        BoundedText.of(result.scenario().title()),
                        result.scenario().theme(),
                        result.role(),
                        result.scenario().at()),
                new Result.Ending(
                        result.verdict(),
                        BoundedText.of(redactor.reason(result)),
                        result.provedBy(),
                        run.unstable().contains(result.scenario().id()),
                        micros(result.took())),
                Requirements.of(run.protocol(), result).stream()
                        .map(requirement -> quoted(run.protocol(), requirement, result))
                        .toList(),
                findings.stream()
                        .limit(MOST_FINDINGS)
                        .map(finding -> finding(redactor, finding))
                        .toList(),
                Math.max(0, findings.size() - MOST_FINDINGS),
                texts(redactor, result.outcomes()),
                BoundedText.of(redactor.command(repeat.of(run, result))),
                () -> details(redactor, result));
    }

    private static QuotedRequirement quoted(Protocol protocol, Requirement requirement, ScenarioResult result) {
        boolean broken = result.findings().stream()
                .anyMatch(finding -> finding.requirement().equals(requirement.id()));
        return new QuotedRequirement(
                requirement.id(),
                requirement.level(),
                requirement.judgement(),
                Requirements.role(requirement),
                requirement.section(),
                Citation.of(protocol, requirement),
                BoundedText.of(requirement.sentence()),
                requirement.harm(),
                broken
                        ? BoundedText.of(protocol.advice()
                                .of(requirement.id(), result.scenario().theme()))
                        : "");
    }

    private static Finding finding(Redactor redactor, Finding finding) {
        Finding masked = redactor.finding(finding);
        return new Finding(
                masked.requirement(),
                masked.judgement(),
                masked.source(),
                masked.moment(),
                masked.turn(),
                masked.allowed().stream().map(BoundedText::of).toList(),
                BoundedText.of(masked.found()));
    }

    private static Details details(Redactor redactor, ScenarioResult result) {
        @Nullable Transcript transcript = result.transcript();
        List<Moment> moments = transcript == null ? List.of() : transcript.moments();
        BitSet shown = ShownMoments.of(result, moments.size());
        Map<Integer, List<Objection>> objections = objections(redactor, transcript);
        List<Entry> entries = shown.stream()
                .mapToObj(number ->
                        Entries.of(moments.get(number), redactor).with(objections.getOrDefault(number, List.of())))
                .toList();
        List<DialogueLine> dialogue =
                DialogueWords.of(result.scenario().dialogue(), result.role(), new HashSet<>()).stream()
                        .map(line -> line.withText(BoundedText.of(redactor.words(line.text()))))
                        .toList();
        @Nullable Circumstances play = transcript == null ? null : transcript.circumstances();
        return new Details(
                dialogue,
                entries,
                moments.size() - shown.cardinality(),
                play == null
                        ? null
                        : play.at(BoundedText.of(redactor.words(play.endpoint().toString()))));
    }

    private static Map<Integer, List<Objection>> objections(Redactor redactor, @Nullable Transcript transcript) {
        Map<Integer, List<Objection>> objections = new HashMap<>();
        if (transcript != null) {
            transcript.objections().forEach(objected -> {
                Objection objection = objected.objection();
                objections
                        .computeIfAbsent(objected.moment(), number -> new ArrayList<>())
                        .add(new Objection(
                                objection.requirement(),
                                text(redactor, objection.place()),
                                BoundedText.of(redactor.words(objection.expected())),
                                text(redactor, objection.found()),
                                objection.refused()));
            });
        }
        return objections;
    }

    private static List<String> texts(Redactor redactor, List<String> texts) {
        return texts.stream().map(one -> text(redactor, one)).toList();
    }

    private static String text(Redactor redactor, String text) {
        return BoundedText.of(redactor.text(text));
    }

    /** As exact as files have it. */
    private static Duration micros(Duration duration) {
        return Duration.ofNanos(duration.toNanos() / 1000 * 1000);
    }
}
