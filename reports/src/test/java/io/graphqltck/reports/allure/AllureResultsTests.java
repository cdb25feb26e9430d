package io.graphqltck.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Hostile;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is written is read back into Allure's own classes, which know no other members than these. */
class AllureResultsTests {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Path folder;

    AllureResultsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tells_a_failure() throws Exception {
        TestResult test = write(Samples.results(Samples.run(Role.SERVER, Samples.failedServer())))
                .get(0);
        assertThat(test.getName()).isEqualTo("demo.stream.completes");
        assertThat(test.getFullName()).isEqualTo("demo/server/demo.stream.completes");
        assertThat(test.getTitlePath()).startsWith("demo", "ariadne");
        assertThat(test.getStatus()).isEqualTo(Status.FAILED);
        assertThat(test.getStatusDetails().getMessage()).startsWith("failed: DEMO-S-01: expected nothing more");
        assertThat(test.getStatusDetails().getTrace()).contains("Requirement DEMO-S-01, MUST");
        assertThat(labels(test, "protocol")).containsExactly("demo");
        assertThat(labels(test, "subject")).containsExactly("ariadne 1.2.3");
        assertThat(labels(test, "level")).contains("must");
        assertThat(labels(test, "severity")).containsExactly("critical");
        assertThat(labels(test, "requirement")).contains("DEMO-S-01");
        assertThat(labels(test, "finding")).singleElement().asString().startsWith("DEMO-S-01.unexpected.");
        assertThat(test.getLinks()).isNotEmpty().allSatisfy(link -> {
            assertThat(link.getUrl()).startsWith("https://");
            assertThat(link.getName()).isNotBlank();
        });
        assertThat(test.getStop() - test.getStart()).isPositive();
        assertThat(Files.readString(folder.resolve(test.getAttachments().get(0).getSource())))
                .contains("client (kit) message: {\"type\":\"connection_init\"}")
                .contains("server (subject) close: ");
    }

    @Test
    void has_the_turns_as_steps() throws Exception {
        List<StepResult> steps = flat(AllureSteps.of(Samples.result(
                "demo.a",
                Verdict.FAILED,
                () -> new Details(
                        List.of(
                                line(3, null, DialogueLine.Kind.GROUP, 0, "fragment connected:"),
                                line(4, Role.CLIENT, DialogueLine.Kind.SAYS, 1, "init"),
                                line(9, null, DialogueLine.Kind.CHOICE, 0, "either greets:"),
                                line(10, Role.SERVER, DialogueLine.Kind.SAYS, 1, "hello"),
                                line(19, Role.SERVER, DialogueLine.Kind.SILENCE, 0, "(says nothing more)"),
                                line(20, Role.CLIENT, DialogueLine.Kind.SAYS, 0, "close")),
                        List.of(new Entry(
                                0, Duration.ZERO, 1, Entry.Who.KIT, Entry.Kind.MESSAGE, "init", null, null, false)),
                        0))));
        assertThat(steps)
                .extracting(step -> step.getName() + " " + step.getStatus())
                .containsExactly(
                        "fragment connected: PASSED",
                        "client: init PASSED",
                        "either greets: PASSED",
                        "server: hello null", // it is not known to have been said
                        "server: (says nothing more) FAILED",
                        "client: close SKIPPED");
        assertThat(steps.get(4).getStatusDetails().getMessage()).startsWith("DEMO-S-01: expected nothing more");
    }

    private static DialogueLine line(int line, @Nullable Role who, DialogueLine.Kind kind, int depth, String text) {
        return new DialogueLine(new Location("scenarios/demo/demo.tck.yaml", line, 9), who, kind, depth, text);
    }

    @Test
    void knows_its_tests_again() throws Exception {
        Result result = Samples.result("demo.a", Verdict.PASSED);
        SubjectRun run = Samples.run("ariadne", null, result);
        TestResult first = write(Samples.results(Instant.EPOCH, run)).get(0);
        SubjectRun later = new SubjectRun(
                new io.graphqltck.reports.results.TestedSubject(
                        "ariadne", "Ariadne", "2.0.0", Role.SERVER, List.of(), java.util.Map.of()),
                run.protocol(),
                run.protocolTitle(),
                null,
                run.started().plusSeconds(60),
                run.took(),
                true,
                run.results());
        TestResult second = write(Samples.results(Instant.EPOCH, later)).get(0);
        assertThat(second.getHistoryId()).isEqualTo(first.getHistoryId());
        assertThat(second.getTestCaseId()).isEqualTo(first.getTestCaseId());
        assertThat(second.getUuid()).isNotEqualTo(first.getUuid());
        TestResult other = write(Samples.server("other", result)).get(0);
        assertThat(other.getTestCaseId()).isEqualTo(first.getTestCaseId());
        assertThat(other.getHistoryId()).isNotEqualTo(first.getHistoryId());
    }

    @Test
    void maps_every_verdict() throws Exception {
        List<TestResult> tests = write(Samples.server(Stream.of(Verdict.values())
                .map(verdict -> Samples.result("demo." + verdict.word(), verdict))
                .toArray(Result[]::new)));
        assertThat(tests)
                .extracting(test ->
                        test.getName().substring(5) + " " + test.getStatus().value())
                .containsExactlyInAnyOrder(
                        "passed passed",
                        "failed failed",
                        "warned passed",
                        "not-applicable skipped",
                        "blocked broken",
                        "untestable skipped",
                        "harness-error broken",
                        "known-failure skipped",
                        "fixed failed",
                        "changed failed",
                        "known-blocked skipped");
        assertThat(tests)
                .filteredOn(test -> test.getStatusDetails().isKnown())
                .extracting(TestResult::getName)
                .containsExactlyInAnyOrder("demo.known-failure", "demo.known-blocked");
    }

    @Test
    void holds_hostile_texts() throws Exception {
        List<TestResult> tests = write(Hostile.results());
        assertThat(tests).hasSize(Verdict.values().length);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.size(file)).isLessThan(200_000);
                assertThat(Files.readString(file)).doesNotContain("\u0000", "\u202e", "\n::error");
            }
        }
        // Allure takes the description for Markdown.
        assertThat(tests.get(0).getDescription()).contains("\\<script\\>", "\\!\\[i\\]");
    }

    @Test
    void removes_what_an_earlier_run_left_and_nothing_else() throws Exception {
        Files.writeString(folder.resolve("of-somebody-else-result.json"), "{}");
        write(Samples.results(Samples.run(Role.SERVER, Samples.failedServer())));
        write(Samples.server("two", Samples.result("demo.a", Verdict.PASSED)));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2).contains(folder.resolve("of-somebody-else-result.json"));
        }
    }

    private List<TestResult> write(Results results) throws Exception {
        new AllureResults(FailOn.MUST).write(results, folder);
        List<TestResult> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("graphql-tck-") && name.endsWith("-result.json")) {
                    tests.add(MAPPER.readValue(file.toFile(), TestResult.class));
                }
            }
        }
        return tests;
    }

    private static List<String> labels(TestResult test, String name) {
        return test.getLabels().stream()
                .filter(label -> label.getName().equals(name))
                .map(Label::getValue)
                .toList();
    }

    private static List<StepResult> flat(List<StepResult> steps) {
        return steps.stream()
                .flatMap(step -> Stream.concat(Stream.of(step), flat(step.getSteps()).stream()))
                .toList();
    }
}
