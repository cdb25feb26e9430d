package io.graphqltck.reports.json;

import io.graphqltck.core.pair.PairFault;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes one pair. */
final class PairOut {

    private final JsonGenerator json;
    private final ResultOut results;

    PairOut(JsonGenerator json) {
        this.json = json;
        this.results = new ResultOut(json);
    }

    void write(PlayedPair pair) throws IOException {
        json.writeStartObject();
        ResultsJson.subject("client", pair.client(), json);
        ResultsJson.subject("server", pair.server(), json);
        JsonOut.text(json, "protocol", pair.protocol());
        JsonOut.text(json, "protocolTitle", pair.protocolTitle());
        JsonOut.text(json, "over", pair.over());
        json.writeStringProperty("verdict", pair.verdict().word());
        JsonOut.text(json, "reason", pair.reason());
        json.writeStringProperty("started", pair.started().toString());
        JsonOut.millis(json, "tookMs", pair.took());
        json.writeBooleanProperty("complete", pair.complete());
        JsonOut.text(json, "repeat", pair.repeat());
        json.writeObjectPropertyStart("counts");
        pair.counts().forEach((verdict, count) -> json.writeNumberProperty(verdict.word(), (int) count));
        json.writeEndObject();
        json.writeArrayPropertyStart("results");
        for (PairedResult result : pair.results()) {
            result(result);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void result(PairedResult result) throws IOException {
        json.writeStartObject();
        JsonOut.text(json, "id", result.id());
        JsonOut.text(json, "title", result.title());
        json.writeStringProperty("verdict", result.verdict().word());
        JsonOut.text(json, "reason", result.reason());
        json.writeArrayPropertyStart("faults");
        result.faults().forEach(this::fault);
        json.writeEndArray();
        JsonOut.millis(json, "tookMs", result.took());
        JsonOut.text(json, "repeat", result.repeat());
        side("client", result.client());
        side("server", result.server());
        json.writeEndObject();
    }

    private void fault(PairFault fault) {
        json.writeStartObject();
        json.writeStringProperty("side", fault.side().word());
        JsonOut.text(json, "requirement", fault.requirement());
        json.writeBooleanProperty("certain", fault.certain());
        JsonOut.text(json, "reason", fault.reason());
        json.writeEndObject();
    }

    private void side(String name, @Nullable Result result) throws IOException {
        if (result != null) {
            json.writeName(name);
            results.write(result);
        }
    }
}
