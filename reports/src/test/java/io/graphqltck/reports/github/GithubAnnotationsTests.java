package io.graphqltck.reports.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Hostile;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.results.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class GithubAnnotationsTests {

    private final GithubAnnotations annotations = new GithubAnnotations(FailOn.MUST);

    @Test
    void stand_at_the_line_of_the_turn() {
        List<String> lines = annotations.of(Samples.server(
                Samples.result("demo.b", Verdict.WARNED),
                Samples.result("demo.c", Verdict.PASSED),
                Samples.result("demo.a", Verdict.FAILED)));
        assertThat(annotations.stop())
                .isEqualTo("::stop-commands" + annotations.resume().replaceFirst("::$", ""));
        assertThat(lines)
                .containsExactly(
                        "::error file=scenarios/demo/demo.tck.yaml,line=19,col=9,title=demo.a with ariadne::failed: "
                                + "DEMO-S-01: expected nothing more, found a message",
                        "::warning file=scenarios/demo/demo.tck.yaml,line=19,col=5,title=demo.b with ariadne::warned: because");
    }

    @Test
    void are_as_many_as_are_shown() {
        Result[] results = new Result[25];
        for (int i = 0; i < results.length; i++) {
            results[i] = Samples.result("demo." + i, Verdict.FAILED);
        }
        List<String> lines = annotations.of(Samples.server(results));
        assertThat(lines).hasSize(11);
        assertThat(lines.get(10)).isEqualTo("::notice title=graphql-tck::15 more failures and warnings are in the log");
    }

    @Test
    void hold_hostile_texts() {
        List<String> lines = annotations.of(Hostile.results());
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> {
            assertThat(line).doesNotContain("\n", "\r", "\u0000", "\u202e").hasSizeLessThan(10_000);
            // Nothing of it can end the properties or begin another one.
            String properties = line.replaceFirst("^::[a-z]+ ", "").replaceFirst("::.*", "");
            assertThat(properties.split(",", -1)).hasSizeLessThanOrEqualTo(4);
        });
        assertThat(lines.get(0)).contains("%250A", "title=demo.stream.failed with ");
    }

    @Test
    void have_another_token_each_time() {
        assertThat(annotations.stop()).isNotEqualTo(new GithubAnnotations(FailOn.MUST).stop());
    }
}
