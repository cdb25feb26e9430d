package io.graphqltck.reports.html;

import static io.graphqltck.reports.html.PageSamples.exchange;
import static io.graphqltck.reports.html.PageSamples.fails;
import static io.graphqltck.reports.html.PageSamples.passes;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Result;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TranscriptsTests {

    private static final List<Entry> MOMENTS = exchange("next", false);

    @Test
    void of_passes_are_left_out_when_the_share_of_the_run_is_used_up() {
        Transcripts transcripts = new Transcripts(1000, 100);
        transcripts.beginRun(0);
        play(transcripts, passes("demo.a"), 0);
        play(transcripts, passes("demo.b"), 1);
        transcripts.beginRun(1);

        Transcripts.Shown first = play(transcripts, passes("demo.a"), 0);
        Transcripts.Shown second = play(transcripts, passes("demo.b"), 1);

        assertThat(first.moments()).isEqualTo(MOMENTS);
        assertThat(second.moments()).isEmpty();
        assertThat(second.omitted()).contains("results.json");
        assertThat(second.example()).isZero();
    }

    @Test
    void of_the_first_pass_of_a_scenario_stay() {
        Transcripts transcripts = new Transcripts(1000, 0);
        transcripts.beginRun(0);

        assertThat(play(transcripts, passes("demo.a"), 0).moments()).isEqualTo(MOMENTS);
        assertThat(play(transcripts, passes("demo.b"), 1).moments()).isEqualTo(MOMENTS);
    }

    @Test
    void of_failures_stay_whatever_passes_took() {
        Transcripts transcripts = new Transcripts(1000, 0);
        transcripts.beginRun(0);

        assertThat(play(transcripts, fails("demo.a", Verdict.FAILED), 0).omitted())
                .isNull();
        assertThat(play(transcripts, fails("demo.a", Verdict.WARNED), 0).moments())
                .isEqualTo(MOMENTS);
    }

    @Test
    void of_failures_beyond_the_room_show_what_surrounds_the_finding() {
        Transcripts transcripts = new Transcripts(100, 0);
        transcripts.beginRun(0);
        play(transcripts, fails("demo.a", Verdict.FAILED), 0);
        List<Entry> many = IntStream.range(0, 200)
                .mapToObj(number -> PageSamples.entry(number, Entry.Who.KIT, Entry.Kind.MESSAGE, "x"))
                .toList();

        Transcripts.Shown shown = transcripts.of(fails("demo.b", Verdict.FAILED), many, 1);

        assertThat(shown.moments()).first().extracting(Entry::number).isEqualTo(0);
        assertThat(shown.moments()).last().extracting(Entry::number).isEqualTo(23);
        assertThat(shown.omitted()).contains("surrounds the finding");
    }

    private static Transcripts.Shown play(Transcripts transcripts, Result result, int scenario) {
        Transcripts.Shown shown = transcripts.of(result, MOMENTS, scenario);
        transcripts.took(result, 100);
        return shown;
    }
}
