package io.graphqltck.runner.output;

import io.graphqltck.core.json.Json;
import io.graphqltck.reports.compare.Change;
import io.graphqltck.reports.compare.ResultsComparison;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.text.SafeText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between two results, for people and for programs. */
public final class ChangeList {

    private static final int LONGEST = 300;

    private final List<Change> changes;
    private final List<ResultsComparison.Repinned> repinned;

    /** In the order in which they are shown. {@code repinned}: runs that another edition judges now. */
    public ChangeList(List<Change> changes, List<ResultsComparison.Repinned> repinned) {
        this.changes = List.copyOf(changes);
        this.repinned = List.copyOf(repinned);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return changes.isEmpty() && repinned.isEmpty();
    }

    /** A group for each kind of difference. */
    public void print(PrintWriter out) {
        if (isEmpty()) {
            out.println("nothing differs");
        }
        editions(out);
        Change.@Nullable Kind kind = null;
        for (Change change : changes) {
            if (change.kind() != kind) {
                if (kind != null) {
                    out.println();
                }
                kind = change.kind();
                Change.Kind shown = kind;
                long count = changes.stream().filter(one -> one.kind() == shown).count();
                out.println(Character.toUpperCase(kind.words().charAt(0))
                        + kind.words().substring(1) + ": " + count);
            }
            print(change, out);
        }
        out.flush();
    }

    private void editions(PrintWriter out) {
        if (repinned.isEmpty()) {
            return;
        }
        out.println("Judged by another edition: " + repinned.size());
        for (ResultsComparison.Repinned run : repinned) {
            out.println("  " + safe(run.after().key().toString()));
            out.println("    was " + run.before().editionWords());
            out.println("    is  " + run.after().editionWords());
        }
        out.println(
                "  Scenarios and levels differ with the edition; compare runs with the same --edition to see what the"
                        + " subject changed.");
        if (!changes.isEmpty()) {
            out.println();
        }
    }

    private static void print(Change change, PrintWriter out) {
        out.println("  " + safe(change.id() + "  " + change.run().key()));
        if (change.before() != null) {
            out.println("    was " + safe(words(change.before())));
        }
        if (change.after() != null) {
            out.println("    is  " + safe(words(change.after())));
        }
    }

    private static String words(Result result) {
        String outcomes = result.outcomes().isEmpty() ? "" : " (" + String.join("; ", result.outcomes()) + ")";
        return result.verdict().word() + outcomes + (result.reason().isEmpty() ? "" : ": " + result.reason());
    }

    private static String safe(String text) {
        return SafeText.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text, true);
    }

    /** All kinds with their counts, and each change. */
    public Json json() {
        Map<String, Json> counts = new LinkedHashMap<>();
        for (Change.Kind kind : Change.Kind.values()) {
            counts.put(
                    kind.word(),
                    Json.of(changes.stream()
                            .filter(change -> change.kind() == kind)
                            .count()));
        }
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(
                "worse",
                Json.of(changes.stream().anyMatch(change -> change.kind().isWorse())));
        members.put("counts", new Json.JsonObject(counts));
        members.put(
                "editions",
                Json.array(repinned.stream().map(ChangeList::edition).toList()));
        members.put("changes", Json.array(changes.stream().map(ChangeList::json).toList()));
        return new Json.JsonObject(members);
    }

    private static Json json(Change change) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("kind", Json.of(change.kind().word()));
        members.put("id", Json.of(change.id()));
        members.put("subject", Json.of(change.run().subject().name()));
        members.put("version", Json.of(change.run().subject().version()));
        members.put("role", Json.of(change.run().subject().role().word()));
        members.put("protocol", Json.of(change.run().protocol()));
        members.put("before", side(change.before()));
        members.put("after", side(change.after()));
        return new Json.JsonObject(members);
    }

    private static Json edition(ResultsComparison.Repinned run) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("subject", Json.of(run.after().subject().name()));
        members.put("version", Json.of(run.after().subject().version()));
        members.put("role", Json.of(run.after().subject().role().word()));
        members.put("protocol", Json.of(run.after().protocol()));
        members.put("before", number(run.before().edition()));
        members.put("after", number(run.after().edition()));
        return new Json.JsonObject(members);
    }

    private static Json number(@Nullable Integer edition) {
        return edition == null ? Json.ofNull() : Json.of(edition);
    }

    private static Json side(@Nullable Result result) {
        if (result == null) {
            return Json.ofNull();
        }
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("verdict", Json.of(result.verdict().word()));
        members.put("requirement", Json.of(result.failedRequirement()));
        members.put("reason", Json.of(result.reason()));
        members.put(
                "outcomes", Json.array(result.outcomes().stream().map(Json::of).toList()));
        return new Json.JsonObject(members);
    }
}
