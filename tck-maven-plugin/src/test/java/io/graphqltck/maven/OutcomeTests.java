package io.graphqltck.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class OutcomeTests {

    private static final Path RESULTS = Path.of("target");

    @Test
    void whatConformsFailsNothing() {
        assertThatCode(() -> new RunnerOutcome(0, "", RESULTS).report()).doesNotThrowAnyException();
    }

    @Test
    void whatDoesNotConformIsAFailureOfTheBuild() {
        assertThatThrownBy(() -> new RunnerOutcome(1, "", RESULTS).report())
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("Not conformant: see the failures above and in " + RESULTS.resolve("results.json") + ".");
    }

    @Test
    void whatCannotBeJudgedIsAnErrorWithTheLastSentence() {
        List<String> logged = new ArrayList<>();
        LogLines lines = new LogLines(logged::add);
        try (PrintWriter out = new PrintWriter(lines)) {
            out.print("graphql-tck: no scenario matches `x`.\r\nSee `graphql-tck run --help`.\n\n");
        }

        assertThat(logged)
                .containsExactly("graphql-tck: no scenario matches `x`.", "See `graphql-tck run --help`.", "");
        assertThatThrownBy(() -> new RunnerOutcome(2, lines.last(), RESULTS).report())
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("no scenario matches `x`.");
    }
}
