package io.graphqltck.reports.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTests {

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(octets, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void tells_how_far_the_run_is() {
        ProgressLine line = new ProgressLine(true, 80, out, () -> now);
        RunListener run = line.run();
        run.planned(3);
        assertThat(printed()).isEqualTo("\r0/3  failed 0  0:00");
        now += 61_000_000_000L;
        run.finished(result("demo.stream.completes", Verdict.FAILED));
        assertThat(printed()).isEqualTo("\r1/3  failed 1  1:01  demo.stream.completes");
        now += 1_000_000_000L;
        run.finished(result("demo.stream.invalid", Verdict.PASSED));
        assertThat(printed()).isEqualTo("\r2/3  failed 1  1:02  demo.stream.invalid  ");
        line.clear();
        assertThat(printed()).isEqualTo("\r" + " ".repeat(40) + "\r");
        line.clear();
        assertThat(printed()).isEmpty();
    }

    @Test
    void counts_a_scenario_once_that_is_played_again() {
        ProgressLine line = new ProgressLine(true, 80, out, () -> now);
        RunListener run = line.run();
        run.planned(2);
        now += 1_000_000_000L;
        run.finished(result("demo.stream.completes", Verdict.FAILED));
        now += 1_000_000_000L;
        run.finished(result("demo.stream.completes", Verdict.PASSED));
        assertThat(printed()).endsWith("\r1/2  failed 0  0:02  demo.stream.completes");
    }

    @Test
    void goes_on_counting_in_the_next_run() {
        ProgressLine line = new ProgressLine(true, 80, out, () -> now);
        RunListener run = line.run();
        run.planned(1);
        run.finished(result("demo.stream.completes", Verdict.FAILED));
        now += 1_000_000_000L;
        line.run().planned(1);
        assertThat(printed()).contains("\r1/2  failed 1  0:01");
    }

    @Test
    void counts_runs_together_that_are_under_way_at_the_same_time() {
        ProgressLine line = new ProgressLine(true, 80, out, () -> now);
        RunListener one = line.run();
        RunListener two = line.run();
        one.planned(2);
        two.planned(3);
        now += 1_000_000_000L;
        one.finished(result("demo.stream.completes", Verdict.FAILED));
        now += 1_000_000_000L;
        two.finished(result("demo.stream.completes", Verdict.PASSED));
        now += 1_000_000_000L;
        one.finished(result("demo.stream.completes", Verdict.PASSED));
        assertThat(printed())
                .contains("\r1/5  failed 1  0:01")
                .contains("\r2/5  failed 1  0:02")
                .contains("\r2/5  failed 0  0:03");
    }

    @Test
    void is_not_drawn_more_often_than_anybody_can_read_but_at_the_end() {
        ProgressLine line = new ProgressLine(true, 80, out, () -> now);
        RunListener run = line.run();
        run.planned(3);
        printed();
        now += 1_000_000;
        run.finished(result("demo.stream.completes", Verdict.FAILED));
        run.finished(result("demo.stream.invalid", Verdict.PASSED));
        assertThat(printed()).isEmpty();
        run.finished(result("demo.init.acknowledged", Verdict.PASSED));
        assertThat(printed()).isEqualTo("\r3/3  failed 1  0:00  demo.init.acknowledged");
    }

    @Test
    void shortens_to_the_terminal() {
        ProgressLine line = new ProgressLine(true, 30, out, () -> now);
        RunListener run = line.run();
        run.planned(2);
        printed();
        now += 1_000_000_000L;
        run.finished(result("demo.stream.completes", Verdict.PASSED));
        assertThat(printed()).isEqualTo("\r1/2  failed 0  0:01  demo....");
    }

    @Test
    void is_silent_where_there_is_no_terminal() {
        ProgressLine line = new ProgressLine(false, 80, out, () -> now);
        RunListener run = line.run();
        run.planned(1);
        now += 1_000_000_000L;
        run.finished(result("demo.stream.completes", Verdict.FAILED));
        line.clear();
        assertThat(printed()).isEmpty();
    }

    private static ScenarioResult result(String id, Verdict verdict) {
        return ScenarioResult.notPlayed(Samples.scenario(id), Role.SERVER, verdict, "");
    }

    private String printed() {
        String text = octets.toString(StandardCharsets.UTF_8);
        octets.reset();
        return text;
    }
}
