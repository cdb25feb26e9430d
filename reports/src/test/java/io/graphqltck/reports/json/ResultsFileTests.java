package io.graphqltck.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.select.Shard;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.reports.results.SubjectRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsFileTests {

    private final Path folder;
    private final Path file;

    ResultsFileTests(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("results.json");
    }

    @Test
    void says_again_what_was_written() throws Exception {
        RunResult first = Samples.run(
                Role.SERVER, Samples.failedServer(), Samples.blocked("demo.stream.invalid", "demo.init.acknowledged"));
        RunResult unstable = new RunResult(
                first.subject().probed(java.util.Map.of("mutations", true)),
                first.protocol(),
                first.results(),
                Instant.parse("2026-03-01T10:00:00.123456789Z"),
                Duration.ofNanos(1_234_567_890),
                false,
                Set.of("demo.stream.invalid"));
        RunResult second = Samples.run(Role.CLIENT, Samples.failedClient());
        Report report = Samples.report(unstable, second).brokenOff().ofShard(new Shard(2, 3));
        assertReadsAgain(new ResultsOf(Redaction.masking(), Samples.REPEAT).report(report));
    }

    @Test
    void says_again_which_edition_pinned_a_run() throws Exception {
        RunResult all = Samples.run(Role.SERVER, Samples.failedServer());
        RunResult pinned = new RunResult(
                all.subject(),
                all.protocol().pinnedTo(Edition.now(7, all.protocol()), scenario -> false),
                all.results(),
                all.started(),
                all.took(),
                true);
        ResultsOf model = new ResultsOf(Redaction.masking(), Samples.REPEAT);
        assertThat(model.run(all).edition()).isNull();
        assertThat(model.run(pinned).edition()).isEqualTo(7);
        assertReadsAgain(model.report(Samples.report(pinned)));
    }

    @Test
    void says_again_every_kind_of_moment() throws Exception {
        assertReadsAgain(Samples.results(Samples.run(Role.SERVER, ResultsJsonTests.everything())));
    }

    @Test
    void says_again_that_there_is_nothing() throws Exception {
        assertReadsAgain(Samples.results());
    }

    /** Names that look alike when they are bounded, and the longest and largest numbers that a peer may send. */
    @Test
    void reads_what_a_hostile_subject_made_the_kit_write() throws Exception {
        Samples.Tape tape = new Samples.Tape();
        tape.received("{\"\\uD800\":1,\"\\uDBFF\":2,\"\\uFFFD (2)\":3}");
        tape.received("{\"a\":" + "9".repeat(990) + "e999999999,\"b\":-0.0,\"c\":1e-999999999}");
        tape.received("[".repeat(190) + "]".repeat(190));
        tape.received("{\"" + "n".repeat(30_000) + "\":1}");
        tape.received("]]>\u0000\u202e<script>");
        Results written = Samples.results(Samples.run(
                Role.SERVER, Samples.result("demo.stream.completes", Role.SERVER, Verdict.PASSED, "", tape)));
        ResultsJson.write(written, file);
        try (ResultsFile read = ResultsFile.open(file)) {
            Result result = read.results().runs().get(0).results().get(0);
            assertThat(result.details().transcript()).hasSize(5);
            assertThat(result.details().transcript().get(4).text()).isEqualTo("]]>\u0000\u202e<script>");
        }
    }

    /** The file is replaced while it is open, as when a report is made again into its own folder. */
    @Test
    void keeps_reading_what_it_opened() throws Exception {
        ResultsJson.write(Samples.results(Samples.run(Role.SERVER, Samples.failedServer())), file);
        try (ResultsFile read = ResultsFile.open(folder)) {
            Result result = read.results().runs().get(0).results().get(0);
            Details before = result.details();
            ResultsJson.write(Samples.results(), file);
            assertThat(result.details()).isEqualTo(before);
        }
    }

    @Test
    void tells_when_the_open_file_was_overwritten() throws Exception {
        ResultsJson.write(Samples.results(Samples.run(Role.SERVER, Samples.failedServer())), file);
        try (ResultsFile read = ResultsFile.open(file)) {
            Files.writeString(file, "x");
            Result result = read.results().runs().get(0).results().get(0);
            assertThatThrownBy(result::details)
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + " was changed while it was read");
        }
    }

    @Test
    void holds_large_results_without_their_transcripts() throws Exception {
        String text = "\u1234".repeat(20_000);
        Samples.Tape tape = new Samples.Tape();
        for (int i = 0; i < 50; i++) {
            tape.received(text);
        }
        Details large = Samples.results(Samples.run(
                        Role.SERVER, Samples.result("demo.stream.completes", Role.SERVER, Verdict.PASSED, "", tape)))
                .runs()
                .get(0)
                .results()
                .get(0)
                .details();
        Result[] results = new Result[20];
        for (int i = 0; i < results.length; i++) {
            results[i] = Samples.result("demo.large." + i, Verdict.PASSED, () -> large);
        }
        ResultsJson.write(Samples.server(results), file);
        assertThat(Files.size(file)).isGreaterThan(50L << 20);

        // A process of its own shows that a small heap is enough.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFile.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(out).isZero();
        assertThat(out).isEqualTo("20 results, 1000 moments\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 1| \"version\" : 2"
                        + "|:3:15: /version: version 2 of the results is newer than this kit, which knows 1; use the kit that"
                        + " wrote them, or a newer one",
                "\"version\" : 1| \"version\" : 0|:3:15: /version: unknown version 0 of the results; this kit knows 1",
                "\"version\" : 1| \"version\" : \"1\"|:3:15: /version: expected a whole number, 0 or greater, found `1`",
                "\"verdict\" : \"failed\"| \"verdict\" : \"faild\""
                        + "|: /runs/0/results/0/verdict: unknown word `faild`. Did you mean `failed`?",
                "\"complete\" : true| \"complete\" : 1|: /complete: expected true or false, found the number 1",
                "\"theme\" : \"stream\",| \"topic\" : \"x\","
                        + "|: /runs/0/results/0/topic: unknown member. Known: `aliases`, `at`,",
                "\"theme\" : \"stream\",|| /runs/0/results/0: the member `theme` is missing",
                "\"moment\" : 8| \"moment\" : -1"
                        + "|/findings/0/moment: expected a whole number, 0 or greater, found the number -1",
                "\"failed\" : 1| \"failed\" : 2"
                        + "|: `counts` says {FAILED=2}, but the results say {FAILED=1}: the file was changed, write it again",
                "\"kind\" : \"request\"| \"kind\" : \"letter\"|/transcript/0/kind: unknown word `letter`. Known: ",
                "2026-03-01T10:00:00Z| 2026-03-99|: /started: expected a time such as 2026-03-01T10:00:00Z, found `2026-03-99`",
                "demo.tck.yaml:19:9| demo.tck.yaml|/turn: expected a place such as `some.tck.yaml:12:5`, found",
                "\"runs\" : [| \"runs\" : ,[|:10:12: this is not the JSON that the kit writes: Unexpected character",
                "\"theme\" : \"stream\"| \"id\" : \"stream\"|: this is not the JSON that the kit writes: Duplicate",
                "graphql-tck-results| some-results| does not hold results of the kit: its `schema` is not",
            })
    void says_what_is_wrong_and_where(String right, String wrong, String message) throws Exception {
        ResultsJson.write(Samples.results(Samples.run(Role.SERVER, Samples.failedServer())), file);
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong == null ? "" : wrong.strip()));
        assertRefused(message.strip());
    }

    @Test
    void refuses_a_file_that_was_cut_off_anywhere() throws Exception {
        ResultsJson.write(Samples.results(Samples.run(Role.SERVER, Samples.failedServer())), file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1; length < whole.length - 2; length += 41) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ResultsFile.open(file))
                    .isInstanceOf(ResultsException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageContaining(": it was cut off; copy it again, or run again");
        }
    }

    @Test
    void refuses_what_is_no_json() throws Exception {
        Files.writeString(file, "");
        assertRefused("is empty; name a results.json that --out wrote");
        Files.writeString(file, "<html>\n");
        assertRefused(":1:1: this is not the JSON that the kit writes");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0});
        assertRefused(":1:1: this is not UTF-8; name a results.json that --out wrote");
        Files.writeString(file, "[]");
        assertRefused("does not hold results of the kit");
        Files.writeString(file, "{}");
        assertRefused("does not hold results of the kit");
    }

    @Test
    void refuses_what_is_not_there() throws Exception {
        assertRefused("does not exist; name a folder that --out wrote, or its results.json");
        assertThatThrownBy(() -> ResultsFile.open(folder))
                .isInstanceOf(ResultsException.class)
                .hasMessage("the folder " + folder + " has no results.json; name a folder that --out wrote");
    }

    @Test
    void refuses_two_runs_of_the_same_subject() throws Exception {
        SubjectRun run = Samples.run("ariadne", null, Samples.result("demo.stream.completes", Verdict.PASSED));
        ResultsJson.write(Samples.results(Instant.EPOCH, run, run), file);
        assertRefused(
                "a second run of ariadne 1.2.3 (server) with demo; the first is /runs/0: results hold each subject"
                        + " once");
    }

    @Test
    void refuses_two_results_of_one_scenario() throws Exception {
        Result result = Samples.result("demo.stream.completes", Verdict.PASSED);
        ResultsJson.write(Samples.server(result, result), file);
        assertRefused("a second result of the scenario `demo.stream.completes` in one run");
    }

    @Test
    void refuses_what_follows() throws Exception {
        ResultsJson.write(Samples.results(), file);
        Files.writeString(file, Files.readString(file) + "{}");
        assertRefused("there is text after the results");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> ResultsFile.open(file))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    private void assertReadsAgain(Results written) throws IOException {
        ResultsJson.write(written, file);
        try (ResultsFile read = ResultsFile.open(file)) {
            assertThat(read.results())
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*\\.source")
                    .isEqualTo(written);
            for (int i = 0; i < written.runs().size(); i++) {
                List<Result> before = written.runs().get(i).results();
                List<Result> after = read.results().runs().get(i).results();
                for (int j = 0; j < before.size(); j++) {
                    assertThat(after.get(j).details()).isEqualTo(before.get(j).details());
                }
            }
            // And written again it is the same, byte by byte.
            String text = Files.readString(file);
            Path again = file.resolveSibling("again.json");
            ResultsJson.write(read.results(), again);
            assertThat(Files.readString(again)).isEqualTo(text);
        }
    }

    /** Reads a file with all its details. */
    static final class LargeFile {
        private LargeFile() {}

        public static void main(String[] arguments) throws IOException {
            int moments = 0;
            try (ResultsFile read = ResultsFile.open(Path.of(arguments[0]))) {
                List<Result> results = read.results().runs().get(0).results();
                for (Result result : results) {
                    moments += result.details().transcript().size();
                }
                System.out.print(results.size() + " results, " + moments + " moments\n");
            }
        }
    }
}
