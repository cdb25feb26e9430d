package io.graphqltck.reports.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictLinesTests {

    private final Path folder;

    VerdictLinesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_line_holds_the_story_of_a_failure() throws Exception {
        List<Json.JsonObject> lines =
                write(FailOn.MUST, Samples.results(Samples.run(Role.SERVER, Samples.failedServer())));
        assertThat(lines).hasSize(1);
        assertThat(text(lines.get(0), "id")).isEqualTo("demo.stream.completes");
        assertThat(text(lines.get(0), "weight")).isEqualTo("bad");
        assertThat(text(lines.get(0), "requirement")).isEqualTo("DEMO-S-01");
        assertThat(text(lines.get(0), "at")).matches(".*/demo/demo\\.tck\\.yaml:\\d+:\\d+");
        assertThat(text(lines.get(0), "story")).contains("Requirement DEMO-S-01, MUST", "server (subject) message");
    }

    @Test
    void a_line_says_what_its_verdict_weighs() throws Exception {
        Results results = Samples.server(Stream.of(Verdict.values())
                .map(verdict -> Samples.result("demo." + verdict.word(), verdict))
                .toArray(Result[]::new));
        assertThat(weights(write(FailOn.MUST, results)))
                .contains("passed good", "warned good", "failed bad", "fixed bad", "harness-error broken")
                .contains("known-failure skipped", "not-applicable skipped", "untestable skipped");
        assertThat(weights(write(FailOn.ANY, results))).contains("warned bad", "untestable broken");
    }

    private static List<String> weights(List<Json.JsonObject> lines) {
        return lines.stream()
                .map(line -> text(line, "verdict") + " " + text(line, "weight"))
                .toList();
    }

    private List<Json.JsonObject> write(FailOn failOn, Results results) throws Exception {
        Path file = folder.resolve("verdicts.jsonl");
        new VerdictLines(failOn).write(results, file);
        return Files.readAllLines(file).stream().map(VerdictLinesTests::read).toList();
    }

    private static Json.JsonObject read(String line) {
        try {
            return (Json.JsonObject) JsonText.read(line);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(line, e);
        }
    }

    private static String text(Json.JsonObject line, String name) {
        return ((Json.JsonString) Objects.requireNonNull(line.members().get(name), name)).value();
    }
}
