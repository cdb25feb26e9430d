package io.graphqltck.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.ResultsOf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsJsonTests {

    private static final int BOUND = 4 << 20;

    private final Path folder;

    ResultsJsonTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void is_what_its_schema_says() throws Exception {
        List<ScenarioResult> results = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            results.add(ScenarioResult.notPlayed(
                    Samples.scenario("demo.init.acknowledged"), Role.SERVER, verdict, "because"));
        }
        results.add(Samples.failedServer());
        results.add(Samples.blocked("demo.stream.invalid", "demo.init.acknowledged"));
        results.add(everything());
        String text = write(Samples.report(
                Samples.run(Role.SERVER, results.toArray(ScenarioResult[]::new)),
                Samples.run(Role.CLIENT, Samples.failedClient())));
        assertValid(text);
    }

    @Test
    void of_no_run_is_valid() throws Exception {
        assertValid(write(Samples.report()));
    }

    @Test
    void holds_what_happened() throws Exception {
        String text = write(Samples.report(Samples.run(Role.SERVER, Samples.failedServer())));
        assertThat(text)
                .contains(
                        "\"schema\" : \"graphql-tck-results\",\n  \"version\" : 1,\n  \"kit\" : {\n    \"version\" : \"0.1.0\"")
                .contains("\"started\" : \"2026-03-01T10:00:00Z\",\n  \"tookMs\" : 1234.567,\n  \"complete\" : true")
                .contains("\"counts\" : {\n        \"failed\" : 1\n      }")
                .contains("\"turn\" : \"scenarios/demo/demo.tck.yaml:19:9\"")
                .contains("\"repeat\" : \"graphql-tck run --subject subjects/ariadne --only demo.stream.completes\"")
                .contains("\"n\" : 0,\n              \"atMs\" : 0.000,\n              \"lane\" : 1,\n"
                        + "              \"who\" : \"kit\",\n              \"kind\" : \"request\"")
                .contains("\"id\" : \"DEMO-S-01\",\n              \"level\" : \"must\"")
                .contains("\"document\" : \"Demo Protocol\",", "\"edition\" : \"as published with 1.0\",")
                .contains("\"place\" : \"lines 34, 38-43\"", "\"place\" : \"§5.5.1, §7.1.1\"")
                .doesNotContain("DEMO-C-01") // it binds clients only
                .endsWith("}\n")
                .doesNotContain("\r");
    }

    @Test
    void of_hostile_texts_is_valid_and_bounded() throws Exception {
        String hostile = "\u0000\u0007\u001b[2J\u007f\u0085\u202e\u2066\u2028\uFEFF\uD800x\uDC00\"\\\n😀";
        Samples.Tape tape = new Samples.Tape();
        tape.received(hostile);
        tape.received("{\"" + hostile.replace("\"\\", "").replaceAll("[\\x00-\\x1f]", "") + "\":1}");
        tape.received("x".repeat(1 << 20));
        tape.received("\"" + "\u202e".repeat(1 << 20) + "\"");
        tape.binary(new byte[1 << 20]);
        tape.toldNext(Json.of(hostile.repeat(50_000)));
        tape.toldNext(new Json.JsonObject(java.util.Map.of(hostile, Json.of(hostile))));
        tape.on(Direction.RECEIVED, new WireEvent.Close(4400, hostile));
        tape.on(Direction.SENT, new WireEvent.Wrote(new byte[1 << 20]));
        Finding finding = Samples.finding(hostile, 0, hostile, "y".repeat(1 << 20));
        Finding[] findings = new Finding[10_000];
        Arrays.fill(findings, finding);
        ScenarioResult result = Samples.result(
                "demo.stream.completes", Role.SERVER, Verdict.FAILED, "z".repeat(1 << 20), tape, findings);
        for (Redaction redaction : List.of(Redaction.masking(), Redaction.none())) {
            String text = write(redaction, Samples.report(Samples.run(Role.SERVER, result)));
            assertValid(text);
            assertThat(text.length()).isLessThan(BOUND);
            assertThat(text.codePoints())
                    .noneMatch(c -> c != '\n'
                            && (Character.getType(c) == Character.CONTROL
                                    || Character.getType(c) == Character.FORMAT
                                    || Character.getType(c) == Character.SURROGATE));
            assertThat(text).contains("\"findingsLeftOut\" : 9900", "\"truncated\" : true", "\\u202e");
        }
    }

    @Test
    void of_an_endless_transcript_shows_its_ends_and_the_finding() throws Exception {
        Samples.Tape tape = new Samples.Tape();
        for (int i = 0; i < 10_000; i++) {
            tape.received("{\"n\":" + i + "}");
        }
        Finding finding = Samples.finding("DEMO-S-01", 5000, "a", "b");
        String text = write(Samples.report(Samples.run(
                Role.SERVER, Samples.result("demo.stream.completes", Role.SERVER, Verdict.FAILED, "", tape, finding))));
        assertValid(text);
        assertThat(text)
                .contains("\"n\" : 499,", "\"n\" : 4975,", "\"n\" : 5025,", "\"n\" : 9800,", "\"n\" : 9999,")
                .doesNotContain("\"n\" : 500,", "\"n\" : 5026,", "\"n\" : 9799,")
                .contains("\"momentsLeftOut\" : 9249");
    }

    @Test
    void replaces_a_file_and_leaves_nothing_beside_it() throws Exception {
        Path file = folder.resolve("new/folder/results.json");
        ResultsJson.write(Samples.results(), file);
        ResultsJson.write(Samples.results(Samples.run(Role.SERVER, Samples.failedServer())), file);
        assertThat(Files.readString(file)).contains("demo.stream.completes");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keeps_the_old_file_when_it_cannot_be_written() throws Exception {
        Path file = folder.resolve("results.json");
        Files.writeString(file, "old");
        Result broken = Samples.result("demo.stream.completes", Verdict.FAILED, () -> {
            throw new IOException("in the middle");
        });
        assertThatThrownBy(() -> ResultsJson.write(Samples.server(broken), file))
                .hasMessage("in the middle");
        assertThat(Files.readString(file)).isEqualTo("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    static ScenarioResult everything() {
        Samples.Tape tape = Samples.connected();
        tape.binary(new byte[] {0, 1, (byte) 0xFF});
        tape.on(Direction.RECEIVED, new WireEvent.Ping(new byte[0]));
        tape.on(Direction.SENT, new WireEvent.Pong(new byte[0]));
        tape.on(Direction.SENT, new WireEvent.Wrote(new byte[0]));
        tape.on(2, Direction.RECEIVED, new WireEvent.Violation("WS-B-01", "wrong", true));
        tape.on(Direction.RECEIVED, new WireEvent.Close(null, ""));
        tape.on(Direction.SENT, new WireEvent.Ended(WireEvent.Ending.BY_KIT, "x"));
        tape.acted("subscribes op");
        tape.told(new ApplicationEvent.Closed());
        tape.toldNext(Json.object());
        tape.note("end of the dialogue");
        Finding rule = new Finding(
                "DEMO-B-01", io.graphqltck.core.model.Judgement.OBSERVE, "rule", 3, null, List.of("a", "b"), "c");
        return Samples.result("demo.stream.completes", Role.SERVER, Verdict.PASSED, "", tape, rule);
    }

    private String write(Report report) throws IOException {
        return write(Redaction.masking(), report);
    }

    private String write(Redaction redaction, Report report) throws IOException {
        Path file = folder.resolve("results.json");
        ResultsJson.write(new ResultsOf(redaction, Samples.REPEAT).report(report), file);
        return Files.readString(file);
    }

    private static void assertValid(String text) throws Exception {
        JsonText.read(text);
        try (InputStream stream =
                ResultsJsonTests.class.getResourceAsStream("/graphql-tck/schemas/results-1.schema.json")) {
            String schemaText = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schemaText);
            assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(text.replaceFirst("\"version\" : 1", "\"version\" : 2"), InputFormat.JSON))
                    .isNotEmpty();
        }
    }
}
