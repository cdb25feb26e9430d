package io.graphqltck.reports.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.reports.results.ResultsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTargetTest {

    @Test
    void stand_in_the_folder_unless_they_have_a_place_of_their_own() {
        assertThat(ReportTarget.of(Path.of("out"), List.of("junit", "markdown=a/b.md")))
                .contains(
                        new ReportTarget(ReportFormat.JUNIT, Path.of("out/junit")),
                        new ReportTarget(ReportFormat.MARKDOWN, Path.of("a/b.md")),
                        new ReportTarget(ReportFormat.JSON, Path.of("out/results.json")),
                        new ReportTarget(ReportFormat.HTML, Path.of("out/index.html")));
        assertThat(ReportTarget.of(null, List.of("json=x.json")))
                .containsExactly(new ReportTarget(ReportFormat.JSON, Path.of("x.json")));
        assertThat(ReportTarget.of(null, List.of())).isEmpty();
    }

    @Test
    void are_refused_when_they_make_no_sense() {
        assertRefused(null, "junnit=x", "unknown value `junnit` for --report. Did you mean `junit`?");
        assertRefused(null, "junit", "--report junit: say where, with --out DIR or with --report junit=junit");
        assertRefused(
                Path.of("out"),
                "markdown=out/results.json",
                "two reports are to be written to out/results.json; give each its own place");
        assertRefused(null, "json=\u0000", "--report json: `\u0000` is no name of a file");
    }

    @Test
    void are_checked_before_anything_is_played(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertUnwritable(ReportFormat.JUNIT, file, "is a file, name a folder");
        assertUnwritable(ReportFormat.BADGE, folder, "is a folder, name a file");
        assertUnwritable(ReportFormat.BADGE, file.resolve("b.json"), "cannot write into " + file);
        new ReportTarget(ReportFormat.ALLURE, folder.resolve("new")).check();
        try (var files = Files.walk(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder, file, folder.resolve("new"));
        }
    }

    private static void assertRefused(@Nullable Path out, String asked, String message) {
        assertThatThrownBy(() -> ReportTarget.of(out, List.of(asked)))
                .isInstanceOf(ResultsException.class)
                .hasMessage(message);
    }

    private static void assertUnwritable(ReportFormat format, Path place, String message) {
        assertThatThrownBy(() -> new ReportTarget(format, place).check())
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining(message);
    }
}
