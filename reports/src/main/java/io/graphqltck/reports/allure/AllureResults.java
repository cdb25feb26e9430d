package io.graphqltck.reports.allure;

import io.graphqltck.core.model.Level;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.file.Names;
import io.graphqltck.reports.file.OwnFiles;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.Weight;
import io.graphqltck.reports.text.SafeText;
import io.graphqltck.reports.text.TextStory;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a folder {@code allure-results}: a test for each scenario and subject, its turns as steps. */
public final class AllureResults {

    private static final int LONGEST = 4000;

    private static final Set<Verdict> KNOWN = Set.of(Verdict.KNOWN_FAILURE, Verdict.KNOWN_BLOCKED);

    private final FailOn failOn;

    /** {@code failOn}: which verdicts are failures here. */
    public AllureResults(FailOn failOn) {
        this.failOn = failOn;
    }

    /** Writes the files into this folder, in place of those that the kit wrote there before. */
    public void write(Results results, Path folder) throws IOException {
        OwnFiles files = new OwnFiles(folder, OwnFiles.MARK);
        for (SubjectRun run : results.runs()) {
            Map<String, Cause> causes = Causes.byScenario(run);
            for (Result result : run.results()) {
                write(run, result, causes.get(result.id()), files);
            }
        }
        files.finish();
    }

    private void write(SubjectRun run, Result result, @Nullable Cause cause, OwnFiles files) throws IOException {
        TestResult test = test(run, result, cause);
        if (!result.details().transcript().isEmpty()) {
            String name = test.getUuid() + "-attachment.txt";
            byte[] transcript = TextStory.transcript(run, result).getBytes(StandardCharsets.UTF_8);
            files.write(name, out -> out.write(transcript));
            test.setAttachments(List.of(
                    new Attachment().setName("Transcript").setType("text/plain").setSource(OwnFiles.MARK + name)));
        }
        files.write(test.getUuid() + "-result.json", out -> AllureJson.write(test, out));
    }

    /**
     * Its ids are the same from run to run: the test case is the scenario in one role, and the history is that of this subject
     * whatever its version.
     */
    TestResult test(SubjectRun run, Result result, @Nullable Cause cause) throws IOException {
        String name = run.protocol() + "/" + result.role().word() + "/" + result.id();
        String history = Names.hash(run.subject().name() + "/" + name);
        long start = run.started().toEpochMilli();
        return new TestResult()
                .setUuid(Names.hash(history + run.subject().version() + run.started()))
                .setHistoryId(history)
                .setTestCaseId(Names.hash(name))
                .setTestCaseName(result.id())
                .setFullName(name)
                .setName(result.id())
                .setTitlePath(List.of(run.protocol(), safe(run.subject().name()), result.theme()))
                .setDescription(safe(result.title()).replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0"))
                .setLabels(labels(run, result, cause))
                .setLinks(links(result))
                .setParameters(parameters(run))
                .setStage(Stage.FINISHED)
                .setStatus(status(result))
                .setStatusDetails(details(run, result))
                .setSteps(AllureSteps.of(result))
                .setAttachments(List.of())
                .setStart(start)
                .setStop(start + result.took().toMillis());
    }

    private Status status(Result result) {
        return switch (Weight.of(result, failOn)) {
            case GOOD -> Status.PASSED;
            case BAD -> Status.FAILED;
            case BROKEN -> Status.BROKEN;
            case SKIPPED -> Status.SKIPPED;
        };
    }

    private StatusDetails details(SubjectRun run, Result result) throws IOException {
        boolean plain = result.verdict() == Verdict.PASSED && !result.unstable();
        return new StatusDetails()
                .setKnown(KNOWN.contains(result.verdict()))
                .setFlaky(result.unstable())
                .setMessage(plain ? "" : result.verdict().word() + ": " + safe(result.reason()))
                .setTrace(plain ? "" : TextStory.of(run, result));
    }

    private static List<Label> labels(SubjectRun run, Result result, @Nullable Cause cause) {
        List<Label> labels = new ArrayList<>();
        String subject = run.subject().name()
                + (run.subject().version().isEmpty() ? "" : " " + run.subject().version());
        label(labels, "framework", "graphql-tck");
        label(labels, "epic", run.protocolTitle());
        label(labels, "feature", result.theme());
        label(labels, "parentSuite", run.protocol());
        label(labels, "suite", subject);
        label(labels, "subSuite", result.theme());
        label(labels, "protocol", run.protocol());
        label(labels, "subject", subject);
        label(labels, "role", result.role().word());
        label(labels, "verdict", result.verdict().word());
        Set<Level> levels = new LinkedHashSet<>();
        result.requirements().forEach(requirement -> levels.add(requirement.level()));
        levels.forEach(level -> label(labels, "level", level.word()));
        levels.stream().sorted().findFirst().ifPresent(level -> label(labels, "severity", severity(level)));
        result.requirements().forEach(requirement -> label(labels, "requirement", requirement.id()));
        if (cause != null) {
            label(labels, "finding", cause.id());
        }
        return labels;
    }

    private static void label(List<Label> labels, String name, String value) {
        labels.add(new Label().setName(name).setValue(safe(value)));
    }

    private static String severity(Level strictest) {
        return switch (strictest) {
            case MUST -> "critical";
            case SHOULD -> "normal";
            case MAY -> "minor";
            case OPEN -> "trivial";
        };
    }

    private static List<Link> links(Result result) {
        List<Link> links = new ArrayList<>();
        for (QuotedRequirement requirement : result.requirements()) {
            for (Citation citation : requirement.source()) {
                if (citation.url().startsWith("https://") || citation.url().startsWith("http://")) {
                    links.add(new Link()
                            .setType("requirement")
                            .setName(safe(requirement.id() + ", " + citation.text()))
                            .setUrl(citation.url()));
                }
            }
        }
        return links;
    }

    /** The version is told, but is none of what tells one test from another. */
    private static List<Parameter> parameters(SubjectRun run) {
        return List.of(
                new Parameter().setName("subject").setValue(safe(run.subject().name())),
                new Parameter()
                        .setName("version")
                        .setValue(safe(run.subject().version()))
                        .setExcluded(true));
    }

    static String safe(String text) {
        return SafeText.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text, true);
    }
}
