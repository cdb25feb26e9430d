package io.graphqltck.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.compare.Merging;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.SubjectRun;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that is killed leaves: all results but one that was just being written. */
class JournalTests {

    private final Path folder;
    private final Path results;
    private final Path journal;

    JournalTests(@TempDir Path folder) {
        this.folder = folder;
        this.results = folder.resolve("results.json");
        this.journal = folder.resolve("results.json.journal");
    }

    private static Results one(Verdict verdict) {
        Samples.Tape tape = new Samples.Tape();
        tape.received("{\"type\":\"next\"}");
        return Samples.results(Samples.run(
                Role.SERVER, Samples.result("demo.stream.completes", Role.SERVER, verdict, "because", tape)));
    }

    @Test
    void isReadWhereTheResultsAreMissingOrOlder() throws Exception {
        Files.writeString(results, "of another run");
        try (Journal writing = Journal.begin(results)) {
            writing.add(one(Verdict.FAILED));
            writing.add(one(Verdict.HARNESS_ERROR)); // played again
        }

        try (ResultsFile file = ResultsFile.open(folder)) {
            assertThat(file.isUnfinished()).isTrue();
            assertThat(file.results().complete()).isFalse();
            assertThat(file.results().runs()).hasSize(1);
            List<Result> read = file.results().runs().get(0).results();
            assertThat(read).extracting(Result::verdict).containsExactly(Verdict.HARNESS_ERROR);
            assertThat(read.get(0).details().transcript()).hasSize(1);
            assertThat(Merging.of(List.of(file)).notes()).anyMatch(note -> note.contains("killed"));
        }
    }

    @Test
    void mayBeNamedItself() throws Exception {
        Path journal = Journal.beside(results);
        try (Journal writing = Journal.begin(results)) {
            writing.add(one(Verdict.FAILED));
        }

        try (ResultsFile file = ResultsFile.open(journal)) {
            assertThat(file.isUnfinished()).isTrue();
            assertThat(file.results().runs()).hasSize(1);
        }
        Files.delete(journal);
        assertThatThrownBy(() -> ResultsFile.open(journal)).hasMessageContaining("results.json.journal does not exist");
    }

    @Test
    void keepsTheEditionThatPinnedTheRun() throws Exception {
        SubjectRun run = Samples.run("a", null, Samples.result("demo.x", Verdict.PASSED));
        try (Journal writing = Journal.begin(results)) {
            writing.add(Samples.results(run.started(), Samples.pinned(run, 3)));
        }

        try (ResultsFile file = ResultsFile.open(folder)) {
            assertThat(file.results().runs()).extracting(SubjectRun::edition).containsExactly(3);
        }
    }

    @Test
    void isReadUpToWhereItWasCutOff() throws Exception {
        try (Journal writing = Journal.begin(results)) {
            writing.add(one(Verdict.FAILED));
        }
        long whole = Files.size(journal);
        try (Journal writing = Journal.begin(results)) {
            writing.add(one(Verdict.FAILED));
            writing.add(one(Verdict.PASSED));
        }
        for (long length = whole; length < Files.size(journal); length += 97) {
            Path cut = Files.createDirectories(folder.resolve("cut-" + length)).resolve("results.json.journal");
            Files.copy(journal, cut);
            try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
            try (ResultsFile file = ResultsFile.open(cut.resolveSibling("results.json"))) {
                assertThat(file.results().runs().get(0).results())
                        .extracting(Result::verdict)
                        .containsExactly(Verdict.FAILED);
            }
        }
    }

    @Test
    void withoutAResultHasASentence() throws Exception {
        Journal.begin(results).close();

        assertThatThrownBy(() -> ResultsFile.open(folder))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("killed before the first");
    }

    @Test
    void isGoneWhenTheRunIsFinished() throws Exception {
        Journal writing = Journal.begin(results);
        writing.add(one(Verdict.PASSED));
        ResultsJson.write(one(Verdict.PASSED), results);
        writing.finish();

        assertThat(journal).doesNotExist();
        try (ResultsFile file = ResultsFile.open(folder)) {
            assertThat(file.isUnfinished()).isFalse();
        }
    }
}
