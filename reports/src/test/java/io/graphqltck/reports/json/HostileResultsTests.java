package io.graphqltck.reports.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.SubjectRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of results that somebody changed are bad input with a place, and nothing worse. */
class HostileResultsTests {

    private static final List<String> PIECES = List.of(
            "[".repeat(450),
            "{\"a\":".repeat(450),
            "null",
            "0",
            "-1",
            "1e999",
            "\"\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\u0000",
            "\\",
            "\\u0000",
            "9".repeat(1500),
            "true",
            "{}",
            "[]",
            "\ud800",
            "\"x\":1,",
            "1e99999999999");

    private final Path file;

    HostileResultsTests(@TempDir Path folder) {
        this.file = folder.resolve("results.json");
    }

    @Test
    void areBadInputHoweverTheyWereChanged() throws Exception {
        Samples.Tape tape = new Samples.Tape();
        tape.sent("{\"type\":\"subscribe\",\"payload\":{\"a\":[1,2,{\"b\":null}]}}");
        tape.received("{\"type\":\"next\",\"payload\":{\"a\":[1,2,{\"b\":null}]}}");
        ResultsJson.write(
                Samples.results(Samples.run(
                        Role.SERVER,
                        Samples.result("demo.stream.completes", Role.SERVER, Verdict.FAILED, "why", tape))),
                file);
        String good = Files.readString(file);
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder changed = new StringBuilder(good);
            for (int change = 0; change <= random.nextInt(3); change++) {
                change(changed, random);
            }
            Files.write(file, changed.toString().getBytes(StandardCharsets.UTF_8));
            assertHarmless("seed " + seed);
        }
    }

    @Test
    void areBadInputWhereverTheyAreNestedTooDeep() throws Exception {
        for (String text : List.of(
                "[".repeat(450),
                "{\"x\":" + "[".repeat(450) + "]".repeat(450) + ",\"schema\":\"graphql-tck-results\"}",
                "{\"x\":" + "[".repeat(450),
                "{\"schema\":\"graphql-tck-results\"",
                "{\"schema\":\"graphql-tck-results\",",
                "{\"schema\":\"graphql-tck-results\",\"version\":1,\"kit\":" + "{\"a\":".repeat(450))) {
            Files.writeString(file, text);
            assertHarmless(text);
        }
    }

    private void assertHarmless(String what) throws IOException {
        try (ResultsFile read = ResultsFile.open(file)) {
            for (SubjectRun run : read.results().runs()) {
                for (Result result : run.results()) {
                    result.details();
                }
            }
        } catch (ResultsException e) {
            assertThat(e.getMessage()).as(what).contains("results.json");
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> text.setLength(at + 1);
            case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
            default -> {
                int colon = text.indexOf(": ", at);
                if (colon > 0) {
                    text.insert(
                            colon + 2, PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? "," : ""));
                }
            }
        }
    }
}
