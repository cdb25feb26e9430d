package io.graphqltck.runner.judge;

import io.graphqltck.core.json.Json;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.text.SafeText;
import io.graphqltck.runner.judge.Again.Why;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Results judged again.
 *
 * @param results all of them; what could not be judged again is as it was
 * @param judged how many were judged again
 * @param left what was not
 */
public record Rejudged(Results results, int judged, List<LeftAsItWas> left) {

    private static final int MOST_NAMED = 10;
    private static final int LONGEST = 300;

    public Rejudged {
        left = List.copyOf(left);
    }

    /** One result that could not be judged again. */
    record LeftAsItWas(String run, String id, Again.Left why) {}

    /** How much of it was judged again, and what not for which reason. */
    public void print(PrintWriter out) {
        out.println("Judged again: " + judged + " of " + (judged + left.size()));
        byReason().forEach((why, those) -> {
            out.println("As it was: " + those.size() + ", " + why.words());
            those.stream()
                    .filter(one -> !one.why().detail().isEmpty())
                    .limit(MOST_NAMED)
                    .forEach(one -> {
                        out.println("  " + safe(one.id() + "  " + one.run()));
                        out.println("    " + safe(one.why().detail()));
                    });
        });
        out.println();
    }

    private Map<Why, List<LeftAsItWas>> byReason() {
        Map<Why, List<LeftAsItWas>> groups = new TreeMap<>();
        left.forEach(one -> groups.computeIfAbsent(one.why().why(), why -> new ArrayList<>())
                .add(one));
        return groups;
    }

    private static String safe(String text) {
        return SafeText.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text, true);
    }

    /** The same for programs, with these differences. */
    public Json json(Json differences) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("judged", Json.of(judged));
        members.put(
                "left",
                Json.array(left.stream()
                        .map(one -> {
                            Map<String, Json> each = new LinkedHashMap<>();
                            each.put("id", Json.of(one.id()));
                            each.put("run", Json.of(one.run()));
                            each.put("why", Json.of(one.why().why().word()));
                            each.put("detail", Json.of(one.why().detail()));
                            return new Json.JsonObject(each);
                        })
                        .toList()));
        members.put("differences", differences);
        return new Json.JsonObject(members);
    }
}
