package io.graphqltck.reports.html;

import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides how much of each transcript the page holds, so that it stays small enough to load at once. What is not simply
 * right is there in full, up to a bound that only very long transcripts reach. Of what passed, the first subject's
 * transcript of each scenario is there, and those of others as long as each run's share of the room lasts. The bounds are
 * octets of JSON before compression.
 */
final class Transcripts {

    private static final long ROOM_FOR_FINDINGS = 96L << 20;
    private static final long ROOM_FOR_PASSES = 48L << 20;
    private static final int AROUND = 20;

    /**
     * What is shown.
     *
     * @param omitted what the reader sees where something is left out, or null
     * @param example number of the run that shows how the scenario passes, where the transcript is left out, or null
     */
    record Shown(
            List<Entry> moments,
            @Nullable String omitted,
            @Nullable Integer example) {}

    private final long share;
    private final long roomForFindings;
    private final Map<Integer, Integer> examples = new HashMap<>();
    private long tookForFindings;
    private long tookOfShare;
    private int run;

    Transcripts(int runs) {
        this(ROOM_FOR_FINDINGS, ROOM_FOR_PASSES / Math.max(1, runs));
    }

    /** {@code share}: the room for what passed in one run. */
    Transcripts(long roomForFindings, long share) {
        this.roomForFindings = roomForFindings;
        this.share = share;
    }

    void beginRun(int number) {
        run = number;
        tookOfShare = 0;
    }

    Shown of(Result result, List<Entry> moments, int scenario) {
        if (moments.isEmpty()) {
            return new Shown(moments, null, null);
        }
        if (Letters.isTold(result.verdict())) {
            return tookForFindings < roomForFindings ? new Shown(moments, null, null) : around(result, moments);
        }
        @Nullable Integer example = examples.putIfAbsent(scenario, run);
        return example == null || tookOfShare < share
                ? new Shown(moments, null, null)
                : new Shown(
                        List.of(),
                        "It passed, and its transcript was left out to keep this page small. results.json has it.",
                        example);
    }

    /** Notes how many octets its details took. */
    void took(Result result, long octets) {
        if (Letters.isTold(result.verdict())) {
            tookForFindings += octets;
        } else {
            tookOfShare += octets;
        }
    }

    private static Shown around(Result result, List<Entry> moments) {
        int centre = result.mainFinding()
                .map(Finding::moment)
                .orElse(moments.get(moments.size() - 1).number());
        List<Entry> near = moments.stream()
                .filter(entry -> Math.abs(entry.number() - centre) <= AROUND)
                .toList();
        String omitted = near.size() == moments.size()
                ? null
                : "Only what surrounds the finding is here, to keep this page small. results.json has the whole transcript.";
        return new Shown(near, omitted, null);
    }
}
