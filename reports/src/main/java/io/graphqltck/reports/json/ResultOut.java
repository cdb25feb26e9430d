package io.graphqltck.reports.json;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.Harm;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes one result. */
final class ResultOut {

    private final JsonGenerator json;

    ResultOut(JsonGenerator json) {
        this.json = json;
    }

    void write(Result result) throws IOException {
        json.writeStartObject();
        JsonOut.text(json, "id", result.id());
        if (!result.aliases().isEmpty()) {
            texts("aliases", result.aliases());
        }
        JsonOut.text(json, "title", result.title());
        JsonOut.text(json, "theme", result.theme());
        json.writeStringProperty("role", result.role().word());
        json.writeStringProperty("verdict", result.verdict().word());
        JsonOut.text(json, "reason", result.reason());
        json.writeArrayPropertyStart("requirements");
        result.requirements().forEach(this::requirement);
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        result.findings().forEach(this::finding);
        json.writeEndArray();
        leftOut("findingsLeftOut", result.findingsLeftOut());
        texts("outcomes", result.outcomes());
        nullable("provedBy", result.provedBy());
        if (result.unstable()) {
            json.writeBooleanProperty("unstable", true);
        }
        JsonOut.millis(json, "tookMs", result.took());
        JsonOut.text(json, "at", result.at().toString());
        JsonOut.text(json, "repeat", result.repeat());
        details(result.details());
        json.writeEndObject();
    }

    private void requirement(QuotedRequirement requirement) {
        json.writeStartObject();
        JsonOut.text(json, "id", requirement.id());
        json.writeStringProperty("level", requirement.level().word());
        json.writeStringProperty("judgement", requirement.judgement().word());
        json.writeStringProperty("role", requirement.role());
        JsonOut.text(json, "section", requirement.section());
        json.writeArrayPropertyStart("source");
        requirement.source().forEach(citation -> JsonOut.json(json, citation.toJson()));
        json.writeEndArray();
        JsonOut.text(json, "sentence", requirement.sentence());
        if (requirement.harm() != Harm.MISUNDERSTANDING) {
            json.writeStringProperty("harm", requirement.harm().word());
        }
        if (!requirement.advice().isEmpty()) {
            JsonOut.text(json, "advice", requirement.advice());
        }
        json.writeEndObject();
    }

    private void finding(Finding finding) {
        json.writeStartObject();
        JsonOut.text(json, "requirement", finding.requirement());
        json.writeStringProperty("judgement", finding.judgement().word());
        JsonOut.text(json, "source", finding.source());
        json.writeNumberProperty("moment", finding.moment());
        nullable("turn", words(finding.turn()));
        texts("allowed", finding.allowed());
        JsonOut.text(json, "found", finding.found());
        json.writeEndObject();
    }

    private void details(Details details) {
        json.writeArrayPropertyStart("dialogue");
        details.dialogue().forEach(this::line);
        json.writeEndArray();
        json.writeArrayPropertyStart("transcript");
        details.transcript().forEach(this::entry);
        json.writeEndArray();
        leftOut("momentsLeftOut", details.momentsLeftOut());
        if (details.play() != null) {
            play(details.play());
        }
    }

    private void play(Circumstances play) {
        json.writeObjectPropertyStart("play");
        JsonOut.text(json, "key", play.key());
        JsonOut.text(json, "endpoint", play.endpoint().toString());
        json.writeNumberProperty("cut", play.cut());
        JsonOut.millis(json, "patienceMs", play.patience());
        JsonOut.millis(json, "quietMs", play.quiet());
        JsonOut.millis(json, "closingMs", play.closing());
        json.writeObjectPropertyStart("parameters");
        new TreeMap<>(play.parameters()).forEach((name, value) -> JsonOut.millis(json, name, value));
        json.writeEndObject();
        if (play.otherBarrier()) {
            json.writeBooleanProperty("otherBarrier", true);
        }
        json.writeEndObject();
    }

    private void line(DialogueLine line) {
        json.writeStartObject();
        nullable("at", words(line.at()));
        nullable("who", line.who() == null ? null : line.who().word());
        json.writeStringProperty("kind", line.kind().word());
        json.writeNumberProperty("depth", line.depth());
        JsonOut.text(json, "text", line.text());
        json.writeEndObject();
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
        if (entry.facts() != null) {
            json.writeName("facts");
            JsonOut.json(json, entry.facts());
        }
        if (!entry.objections().isEmpty()) {
            json.writeArrayPropertyStart("objections");
            entry.objections().forEach(this::objection);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void objection(Objection objection) {
        json.writeStartObject();
        JsonOut.text(json, "requirement", objection.requirement());
        JsonOut.text(json, "place", objection.place());
        JsonOut.text(json, "expected", objection.expected());
        JsonOut.text(json, "found", objection.found());
        json.writeBooleanProperty("refused", objection.refused());
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(text -> JsonOut.text(json, text));
        json.writeEndArray();
    }

    private void nullable(String name, @Nullable String text) {
        if (text != null) {
            JsonOut.text(json, name, text);
        } else {
            json.writeNullProperty(name);
        }
    }

    private void leftOut(String name, int count) {
        if (count > 0) {
            json.writeNumberProperty(name, count);
        }
    }

    private static @Nullable String words(@Nullable Location at) {
        return at == null ? null : at.toString();
    }
}
