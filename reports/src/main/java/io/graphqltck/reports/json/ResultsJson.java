package io.graphqltck.reports.json;

import io.graphqltck.core.select.Shard;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.findings.Cause;
import io.graphqltck.reports.findings.Causes;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Writes {@code results.json}: everything that is known of a run, for programs. Its schema is published and versioned. */
public final class ResultsJson {

    /** The name of the file in the folder of a report. */
    public static final String FILE = "results.json";

    static final String SCHEMA = "graphql-tck-results";
    static final int VERSION = 1;

    private ResultsJson() {}

    /** Replaces the file in one go. */
    public static void write(Results results, Path file) throws IOException {
        AtomicFile.write(file, out -> write(results, out));
    }

    /** Writes result by result; no more than one of them is prepared at a time. Leaves the stream open. */
    public static void write(Results results, OutputStream out) throws IOException {
        JsonGenerator json = SafeJson.open(new Unclosed(out));
        try (json) {
            document(results, json);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
        out.write('\n');
    }

    private static void document(Results results, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeNumberProperty("version", VERSION);
        json.writeObjectPropertyStart("kit");
        JsonOut.text(json, "version", results.kitVersion());
        json.writeEndObject();
        json.writeStringProperty("started", results.started().toString());
        JsonOut.millis(json, "tookMs", results.took());
        json.writeBooleanProperty("complete", results.complete());
        json.writeArrayPropertyStart("runs");
        for (SubjectRun run : results.runs()) {
            run(run, json);
        }
        json.writeEndArray();
        if (!results.pairs().isEmpty()) {
            json.writeArrayPropertyStart("pairs");
            PairOut out = new PairOut(json);
            for (PlayedPair pair : results.pairs()) {
                out.write(pair);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void run(SubjectRun run, JsonGenerator json) throws IOException {
        json.writeStartObject();
        subject("subject", run.subject(), json);
        JsonOut.text(json, "protocol", run.protocol());
        JsonOut.text(json, "protocolTitle", run.protocolTitle());
        if (run.edition() != null) {
            json.writeNumberProperty("edition", (int) run.edition());
        }
        if (run.shard() != null) {
            shard(run.shard(), json);
        }
        json.writeStringProperty("started", run.started().toString());
        JsonOut.millis(json, "tookMs", run.took());
        json.writeBooleanProperty("complete", run.complete());
        json.writeObjectPropertyStart("counts");
        run.counts().forEach((verdict, count) -> json.writeNumberProperty(verdict.word(), (int) count));
        json.writeEndObject();
        json.writeArrayPropertyStart("findings");
        Causes.of(run).forEach(cause -> cause(cause, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("results");
        ResultOut out = new ResultOut(json);
        for (Result result : run.results()) {
            out.write(result);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cause(Cause cause, JsonGenerator json) {
        json.writeStartObject();
        JsonOut.text(json, "id", cause.id());
        json.writeStringProperty("verdict", cause.verdict().word());
        JsonOut.text(json, "requirement", cause.requirement());
        json.writeStringProperty("level", cause.level().word());
        json.writeStringProperty("harm", cause.harm().word());
        json.writeStringProperty("deviation", cause.deviation().word());
        json.writeArrayPropertyStart("expected");
        cause.expected().forEach(text -> JsonOut.text(json, text));
        json.writeEndArray();
        JsonOut.text(json, "received", cause.received());
        JsonOut.text(json, "example", cause.example().id());
        json.writeArrayPropertyStart("scenarios");
        cause.results().forEach(result -> JsonOut.text(json, result.id()));
        json.writeEndArray();
        json.writeEndObject();
    }

    static void subject(String name, TestedSubject subject, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        JsonOut.text(json, "name", subject.name());
        JsonOut.text(json, "title", subject.title());
        JsonOut.text(json, "version", subject.version());
        json.writeStringProperty("role", subject.role().word());
        json.writeArrayPropertyStart("capabilities");
        subject.capabilities().forEach(word -> JsonOut.text(json, word));
        json.writeEndArray();
        json.writeObjectPropertyStart("probed");
        subject.probed().forEach(json::writeBooleanProperty);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void shard(Shard shard, JsonGenerator json) {
        json.writeObjectPropertyStart("shard");
        json.writeNumberProperty("index", shard.index());
        json.writeNumberProperty("of", shard.of());
        json.writeEndObject();
    }
}
