package io.graphqltck.reports.badge;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.Weight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file that the endpoint of shields makes a badge of. */
public final class Badge {

    private static final String LABEL = "GraphQL subscriptions";

    private final FailOn failOn;

    /** {@code failOn}: which verdicts are failures here. */
    public Badge(FailOn failOn) {
        this.failOn = failOn;
    }

    /** Replaces the file in one go. */
    public void write(Results results, Path file) throws IOException {
        byte[] text = (JsonText.write(of(results)) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    /** What the file says. */
    public Json of(Results results) {
        Map<Weight, Integer> weights = new EnumMap<>(Weight.class);
        results.runs().stream()
                .flatMap(run -> run.results().stream())
                .forEach(result -> weights.merge(Weight.of(result, failOn), 1, Integer::sum));
        int good = weights.getOrDefault(Weight.GOOD, 0);
        int bad = weights.getOrDefault(Weight.BAD, 0) + weights.getOrDefault(Weight.BROKEN, 0);
        int known = count(results, Verdict.KNOWN_FAILURE);
        int warned = count(results, Verdict.WARNED);
        String message;
        String colour;
        if (good + bad + known == 0) {
            message = "nothing played";
            colour = "lightgrey";
        } else if (bad > 0) {
            message = bad + " failed, " + good + " passed";
            colour = "red";
        } else if (!results.complete()) {
            message = good + " passed, not complete";
            colour = "lightgrey";
        } else if (known > 0) {
            message = good + " passed, " + known + (known == 1 ? " known failure" : " known failures");
            colour = "yellow";
        } else {
            message = good + " passed";
            colour = warned > 0 ? "green" : "brightgreen";
        }
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("schemaVersion", Json.of(1));
        members.put("label", Json.of(label(results)));
        members.put("message", Json.of(message));
        members.put("color", Json.of(colour));
        return new Json.JsonObject(members);
    }

    private static int count(Results results, Verdict verdict) {
        return results.runs().stream()
                .mapToInt(run -> run.counts().getOrDefault(verdict, 0))
                .sum();
    }

    /** The protocol, where there is only one. */
    private static String label(Results results) {
        List<String> protocols =
                results.runs().stream().map(SubjectRun::protocol).distinct().toList();
        return protocols.size() == 1 ? protocols.get(0) : LABEL;
    }
}
