package io.graphqltck.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.select.Shard;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.SubjectRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergingTests {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final Path folder;
    private final List<ResultsFile> open = new ArrayList<>();

    MergingTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        open.forEach(ResultsFile::close);
    }

    @Test
    void puts_subjects_side_by_side() throws Exception {
        Merging.Merged merged = Merging.of(List.of(
                file(Samples.results(TEN, run("a", null, "demo.x"))),
                file(Samples.results(TEN.minusSeconds(60), run("b", null, "demo.x"), run("c", null, "demo.x")))));
        assertThat(merged.notes()).isEmpty();
        Results results = merged.results();
        assertThat(results.runs()).extracting(run -> run.subject().name()).containsExactly("a", "b", "c");
        assertThat(results.started()).isEqualTo(TEN.minusSeconds(60));
        assertThat(results.took()).isEqualTo(Duration.ofMillis(61_500));
        assertThat(results.complete()).isTrue();
    }

    @Test
    void makes_one_run_of_shards() throws Exception {
        Merging.Merged merged = Merging.of(List.of(
                file(Samples.results(TEN, run("a", new Shard(2, 2), "demo.x", "demo.z"))),
                file(Samples.results(TEN, run("a", new Shard(1, 2), "demo.y")))));
        assertThat(merged.notes()).isEmpty();
        SubjectRun run = merged.results().runs().get(0);
        assertThat(merged.results().runs()).hasSize(1);
        assertThat(run.shard()).isNull();
        assertThat(run.complete()).isTrue();
        // By their place in the file, independent of who played them.
        assertThat(run.results()).extracting(Result::id).containsExactly("demo.x", "demo.y", "demo.z");
        assertThat(run.results().get(0).details().transcript()).isEmpty();
    }

    @Test
    void keeps_the_edition_and_refuses_shards_of_several() throws Exception {
        ResultsFile one = file(Samples.results(TEN, Samples.pinned(run("a", new Shard(1, 2), "demo.x"), 1)));
        ResultsFile same = file(Samples.results(TEN, Samples.pinned(run("a", new Shard(2, 2), "demo.y"), 1)));
        assertThat(Merging.of(List.of(one, same)).results().runs())
                .extracting(SubjectRun::edition)
                .containsExactly(1);

        ResultsFile all = file(Samples.results(TEN, run("a", new Shard(2, 2), "demo.y")));
        assertThatThrownBy(() -> Merging.of(List.of(one, all)))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(
                        "shards do not fit together: a 1.2.3 (server) with demo is judged by edition 1 in ")
                .hasMessageContaining(", but by all that the kit has in ")
                .hasMessageEndingWith("; give all of them the same --edition");
    }

    @Test
    void is_not_complete_without_all_shards() throws Exception {
        Merging.Merged merged = Merging.of(List.of(file(Samples.results(TEN, run("a", new Shard(2, 4), "demo.x")))));
        assertThat(merged.results().complete()).isFalse();
        assertThat(merged.notes())
                .containsExactly("of a 1.2.3 (server) with demo these shards are missing: 1/4, 3/4, 4/4");
    }

    @Test
    void is_not_complete_where_a_run_was_broken_off() throws Exception {
        ResultsFile broken = file(new Results("0.1.0", TEN, Duration.ZERO, false, List.of(run("a", null, "demo.x"))));
        Merging.Merged merged = Merging.of(List.of(broken));
        assertThat(merged.results().complete()).isFalse();
        assertThat(merged.notes()).containsExactly(broken.file() + " is of a run that was interrupted");
    }

    @Test
    void refuses_two_runs_of_the_same_subject() throws Exception {
        ResultsFile one = file(Samples.results(TEN, run("a", null, "demo.x")));
        ResultsFile two = file(Samples.results(TEN, run("a", null, "demo.x")));
        assertRefused(
                "two runs of a 1.2.3 (server) with demo: in " + one.file() + " and in " + two.file()
                        + "; name only one of them",
                one,
                two);
        ResultsFile part = file(Samples.results(TEN, run("a", new Shard(1, 2), "demo.x")));
        assertRefused(
                "two runs of a 1.2.3 (server) with demo: in " + part.file() + " and in " + one.file()
                        + "; name only one of them",
                part,
                one);
        ResultsFile again = file(Samples.results(TEN, run("a", new Shard(1, 2), "demo.y")));
        assertRefused(
                "two runs of shard 1/2 of a 1.2.3 (server) with demo: in " + part.file() + " and in " + again.file()
                        + "; name only one of them",
                part,
                again);
    }

    @Test
    void refuses_shards_that_do_not_fit() throws Exception {
        ResultsFile half = file(Samples.results(TEN, run("a", new Shard(1, 2), "demo.x")));
        ResultsFile third = file(Samples.results(TEN, run("a", new Shard(2, 3), "demo.y")));
        assertRefused(
                "shards do not fit together: a 1.2.3 (server) with demo is 1/2 in " + half.file() + ", but 2/3 in "
                        + third.file() + "; split every run into the same number of shards",
                half,
                third);
        ResultsFile overlapping = file(Samples.results(TEN, run("a", new Shard(2, 2), "demo.x")));
        assertRefused(
                "the scenario demo.x is in two shards of a 1.2.3 (server) with demo: in " + half.file() + " and in "
                        + overlapping.file() + "; give all of them the same --costs and filters",
                half,
                overlapping);
    }

    @Test
    void refuses_results_of_different_kits() throws Exception {
        ResultsFile one = file(Samples.results(TEN, run("a", null, "demo.x")));
        ResultsFile two = file(new Results("0.2.0", TEN, Duration.ZERO, true, List.of(run("b", null, "demo.x"))));
        assertRefused(
                "different kits judged: " + one.file() + " is of version 0.1.0, " + two.file()
                        + " of version 0.2.0; run both with one kit, or compare them with `diff`",
                one,
                two);
    }

    private static void assertRefused(String message, ResultsFile... files) {
        assertThatThrownBy(() -> Merging.of(List.of(files)))
                .isInstanceOf(ResultsException.class)
                .hasMessage(message);
    }

    private ResultsFile file(Results results) throws Exception {
        Path file = folder.resolve(open.size() + "/results.json");
        ResultsJson.write(results, file);
        ResultsFile read = ResultsFile.open(file);
        open.add(read);
        return read;
    }

    /** A scenario stands in line 10, 20 and so on, as its last letter says. */
    private static SubjectRun run(String subject, @Nullable Shard shard, String... ids) {
        Result[] results = new Result[ids.length];
        for (int i = 0; i < ids.length; i++) {
            results[i] = Samples.at(Samples.result(ids[i], Verdict.PASSED), ids[i].charAt(ids[i].length() - 1));
        }
        return Samples.run(subject, shard, results);
    }
}
