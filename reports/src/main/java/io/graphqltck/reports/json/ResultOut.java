package io.graphqltck.reports.json;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.model.Entries;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.model.Requirements;
import io.graphqltck.reports.model.Selection;
import io.graphqltck.reports.redact.Redactor;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes one result. */
final class ResultOut {

    private static final int MOST_FINDINGS = 100;

    private final JsonGenerator json;
    private final Redactor redactor;

    ResultOut(JsonGenerator json, Redactor redactor) {
        this.json = json;
        this.redactor = redactor;
    }

    void write(RunResult run, ScenarioResult result, String repeat) {
        Scenario scenario = result.scenario();
        json.writeStartObject();
        JsonOut.text(json, "id", scenario.id());
        JsonOut.text(json, "title", scenario.title());
        JsonOut.text(json, "theme", scenario.theme());
        json.writeStringProperty("role", result.role().word());
        json.writeStringProperty("verdict", result.verdict().word());
        masked("reason", result.reason());
        json.writeArrayPropertyStart("requirements");
        Requirements.of(run.protocol(), result).forEach(requirement -> requirement(run.protocol(), requirement));
        json.writeEndArray();
        findings(result.findings());
        json.writeArrayPropertyStart("outcomes");
        result.outcomes().forEach(outcome -> JsonOut.text(json, redactor.text(outcome)));
        json.writeEndArray();
        if (result.provedBy() != null) {
            JsonOut.text(json, "provedBy", result.provedBy());
        } else {
            json.writeNullProperty("provedBy");
        }
        JsonOut.millis(json, "tookMs", result.took());
        JsonOut.text(json, "at", scenario.at().toString());
        JsonOut.text(json, "repeat", redactor.command(repeat));
        transcript(result);
        json.writeEndObject();
    }

    private void masked(String name, String text) {
        JsonOut.text(json, name, redactor.text(text));
    }

    private void requirement(Protocol protocol, Requirement requirement) {
        json.writeStartObject();
        JsonOut.text(json, "id", requirement.id());
        json.writeStringProperty("level", requirement.level().word());
        json.writeStringProperty("judgement", requirement.judgement().word());
        json.writeStringProperty("role", Requirements.role(requirement));
        JsonOut.text(json, "section", requirement.section());
        json.writeArrayPropertyStart("source");
        Citation.of(protocol, requirement).forEach(citation -> JsonOut.json(json, citation.toJson()));
        json.writeEndArray();
        JsonOut.text(json, "sentence", requirement.sentence());
        json.writeEndObject();
    }

    private void findings(List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        findings.stream().limit(MOST_FINDINGS).forEach(this::finding);
        json.writeEndArray();
        if (findings.size() > MOST_FINDINGS) {
            json.writeNumberProperty("findingsLeftOut", findings.size() - MOST_FINDINGS);
        }
    }

    private void finding(Finding finding) {
        json.writeStartObject();
        JsonOut.text(json, "requirement", finding.requirement());
        json.writeStringProperty("judgement", finding.judgement().word());
        JsonOut.text(json, "source", finding.source());
        json.writeNumberProperty("moment", finding.moment());
        if (finding.turn() != null) {
            JsonOut.text(json, "turn", finding.turn().toString());
        } else {
            json.writeNullProperty("turn");
        }
        json.writeArrayPropertyStart("allowed");
        finding.allowed().forEach(allowed -> JsonOut.text(json, redactor.text(allowed)));
        json.writeEndArray();
        masked("found", finding.found());
        json.writeEndObject();
    }

    private void transcript(ScenarioResult result) {
        @Nullable Transcript transcript = result.transcript();
        List<Moment> moments = transcript == null ? List.of() : transcript.moments();
        BitSet shown = Selection.of(result, moments.size());
        json.writeArrayPropertyStart("transcript");
        shown.stream().forEach(number -> entry(Entries.of(moments.get(number), redactor)));
        json.writeEndArray();
        if (shown.cardinality() < moments.size()) {
            json.writeNumberProperty("momentsLeftOut", moments.size() - shown.cardinality());
        }
    }

    private void entry(Entry entry) {
        json.writeStartObject();
        json.writeNumberProperty("n", entry.number());
        JsonOut.millis(json, "atMs", entry.at());
        if (entry.wire() > 0) {
            json.writeNumberProperty("lane", entry.wire());
        } else {
            json.writeStringProperty("lane", entry.who() == Entry.Who.NOTE ? "kit" : "application");
        }
        json.writeStringProperty("who", entry.who().word());
        json.writeStringProperty("kind", entry.kind().word());
        JsonOut.text(json, "text", entry.text());
        if (entry.json() != null) {
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
}
