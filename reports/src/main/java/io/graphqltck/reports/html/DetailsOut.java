package io.graphqltck.reports.html;

import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.json.JsonOut;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.model.Moments;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what the page shows of one result besides the index. */
final class DetailsOut {

    private final JsonGenerator json;

    DetailsOut(JsonGenerator json) {
        this.json = json;
    }

    /** {@code ownDialogue}: whether the dialogue is another than the one that stands with the scenario. */
    void write(Result result, Details details, Transcripts.Shown shown, boolean ownDialogue) {
        json.writeStartObject();
        JsonOut.text(json, "reason", result.reason());
        json.writeArrayPropertyStart("findings");
        result.findings().forEach(this::finding);
        json.writeEndArray();
        result.mainFinding()
                .ifPresent(main ->
                        json.writeNumberProperty("main", result.findings().indexOf(main)));
        json.writeNumberProperty("findingsLeftOut", result.findingsLeftOut());
        json.writeArrayPropertyStart("outcomes");
        result.outcomes().forEach(outcome -> JsonOut.text(json, outcome));
        json.writeEndArray();
        optional("provedBy", result.provedBy());
        if (result.unstable()) {
            json.writeBooleanProperty("unstable", true);
        }
        JsonOut.millis(json, "tookMs", result.took());
        JsonOut.text(json, "at", result.at().toString());
        JsonOut.text(json, "repeat", result.repeat());
        json.writeArrayPropertyStart("transcript");
        shown.moments().forEach(this::moment);
        json.writeEndArray();
        json.writeNumberProperty("momentsLeftOut", details.momentsLeftOut());
        optional("omitted", shown.omitted());
        if (shown.example() != null) {
            json.writeNumberProperty("example", (int) shown.example());
        }
        if (ownDialogue) {
            json.writeName("dialogue");
            dialogue(json, details.dialogue());
        }
        json.writeEndObject();
    }

    private void optional(String name, @Nullable String text) {
        if (text != null) {
            JsonOut.text(json, name, text);
        }
    }

    private void finding(Finding finding) {
        json.writeStartObject();
        JsonOut.text(json, "requirement", finding.requirement());
        json.writeStringProperty("judgement", finding.judgement().word());
        json.writeNumberProperty("moment", finding.moment());
        optional("turn", finding.turn() == null ? null : finding.turn().toString());
        json.writeArrayPropertyStart("allowed");
        finding.allowed().forEach(allowed -> JsonOut.text(json, allowed));
        json.writeEndArray();
        JsonOut.text(json, "found", finding.found());
        json.writeEndObject();
    }

    private void moment(Entry entry) {
        json.writeStartObject();
        json.writeNumberProperty("n", entry.number());
        JsonOut.millis(json, "atMs", entry.at());
        if (entry.wire() > 0) {
            json.writeNumberProperty("lane", entry.wire());
        }
        json.writeStringProperty("who", entry.who().word());
        json.writeStringProperty("kind", entry.kind().word());
        String carrier = Moments.carrier(entry);
        optional("carrier", carrier.isEmpty() ? null : carrier);
        JsonOut.text(json, "text", entry.text());
        // The page reads the value of a whole message from its text.
        if (entry.json() != null && (entry.kind() != Entry.Kind.MESSAGE || entry.truncated())) {
            json.writeName("json");
            JsonOut.json(json, entry.json());
        }
        if (entry.hex() != null) {
            json.writeStringProperty("hex", entry.hex());
        }
        if (entry.truncated()) {
            json.writeBooleanProperty("truncated", true);
        }
        json.writeEndObject();
    }

    static void dialogue(JsonGenerator json, List<DialogueLine> lines) {
        json.writeStartArray();
        for (DialogueLine line : lines) {
            json.writeStartObject();
            if (line.at() != null) {
                JsonOut.text(json, "at", line.at().toString());
            }
            if (line.who() != null) {
                json.writeStringProperty("who", line.who().word());
            }
            json.writeStringProperty("kind", line.kind().word());
            json.writeNumberProperty("depth", line.depth());
            JsonOut.text(json, "text", line.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
