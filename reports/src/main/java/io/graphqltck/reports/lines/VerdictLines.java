package io.graphqltck.reports.lines;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.Weight;
import io.graphqltck.reports.text.TextStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes one JSON object a line for each result, with its whole story. A test framework that shows scenarios as its own
 * tests needs nothing else, and no second opinion on what a verdict means: {@code weight} says it.
 */
public final class VerdictLines {

    private final FailOn failOn;

    /** {@code failOn}: which verdicts are failures here. */
    public VerdictLines(FailOn failOn) {
        this.failOn = failOn;
    }

    /** Replaces the file in one go. */
    public void write(Results results, Path file) throws IOException {
        AtomicFile.write(file, out -> {
            for (SubjectRun run : results.runs()) {
                for (Result result : run.results()) {
                    out.write((JsonText.write(line(run, result)) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    private Json line(SubjectRun run, Result result) throws IOException {
        Weight weight = Weight.of(result, failOn);
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("subject", Json.of(run.subject().name()));
        members.put("version", Json.of(run.subject().version()));
        members.put("role", Json.of(result.role().word()));
        members.put("protocol", Json.of(run.protocol()));
        members.put("id", Json.of(result.id()));
        members.put("title", Json.of(result.title()));
        members.put("verdict", Json.of(result.verdict().word()));
        members.put("weight", Json.of(weight.name().toLowerCase(Locale.ROOT)));
        members.put("unstable", Json.of(result.unstable()));
        members.put("reason", Json.of(result.reason()));
        members.put("requirement", Json.of(requirement(result)));
        members.put("tookMs", Json.of(result.took().toMillis()));
        members.put("at", Json.of(result.at().toString()));
        members.put(
                "outcomes", Json.array(result.outcomes().stream().map(Json::of).toList()));
        if (told(result, weight)) {
            members.put("story", Json.of(TextStory.of(run, result)));
        }
        return new Json.JsonObject(members);
    }

    private static String requirement(Result result) {
        return result.mainFinding().map(finding -> finding.requirement()).orElse("");
    }

    /** What nobody asks about has no story: most scenarios pass. */
    private static boolean told(Result result, Weight weight) {
        return weight == Weight.BAD
                || weight == Weight.BROKEN
                || result.verdict() == Verdict.WARNED
                || result.verdict() == Verdict.KNOWN_FAILURE
                || result.verdict() == Verdict.FIXED;
    }
}
