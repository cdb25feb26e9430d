package io.graphqltck.reports.json;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Writes {@code results.json}: everything that is known of a run, for programs. Its schema is published and versioned. */
public final class ResultsJson {

    private static final int VERSION = 1;

    private final Redaction redaction;
    private final RepeatCommand repeat;

    public ResultsJson(Redaction redaction, RepeatCommand repeat) {
        this.redaction = redaction;
        this.repeat = repeat;
    }

    /** Replaces the file in one go. */
    public void write(Report report, Path file) throws IOException {
        AtomicFile.write(file, out -> write(report, out));
    }

    /** Writes result by result; no more than one of them is prepared at a time. Leaves the stream open. */
    void write(Report report, OutputStream out) throws IOException {
        JsonGenerator json = SafeJson.open(new Unclosed(out));
        try (json) {
            document(report, json);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
        out.write('\n');
    }

    private void document(Report report, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("schema", "graphql-tck-results");
        json.writeNumberProperty("version", VERSION);
        json.writeObjectPropertyStart("kit");
        JsonOut.text(json, "version", report.kitVersion());
        json.writeEndObject();
        json.writeStringProperty("started", report.started().toString());
        JsonOut.millis(json, "tookMs", report.took());
        json.writeBooleanProperty("complete", report.complete());
        json.writeArrayPropertyStart("runs");
        report.runs().forEach(run -> run(run, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void run(RunResult run, JsonGenerator json) {
        Redactor general = redaction.general();
        json.writeStartObject();
        json.writeObjectPropertyStart("subject");
        JsonOut.text(json, "name", general.text(run.subject().name()));
        JsonOut.text(json, "title", general.text(run.subject().title()));
        JsonOut.text(json, "version", general.text(run.subject().version()));
        json.writeStringProperty("role", run.subject().role().word());
        json.writeObjectPropertyStart("probed");
        run.subject().probed().forEach(json::writeBooleanProperty);
        json.writeEndObject();
        json.writeEndObject();
        JsonOut.text(json, "protocol", run.protocol().name());
        json.writeStringProperty("started", run.started().toString());
        JsonOut.millis(json, "tookMs", run.took());
        json.writeBooleanProperty("complete", run.complete());
        json.writeObjectPropertyStart("counts");
        run.counts().forEach((verdict, count) -> json.writeNumberProperty(verdict.word(), (int) count));
        json.writeEndObject();
        json.writeArrayPropertyStart("results");
        for (ScenarioResult result : run.results()) {
            new ResultOut(json, redaction.of(result)).write(run, result, repeat.of(run, result));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
