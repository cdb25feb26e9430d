package io.graphqltck.reports.html;

import static io.graphqltck.reports.html.PageSamples.entry;
import static io.graphqltck.reports.html.PageSamples.exchange;
import static io.graphqltck.reports.html.PageSamples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.model.Entry.Kind;
import io.graphqltck.reports.model.Entry.Who;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTests {

    @Test
    void is_not_judged_where_the_kit_closes_what_is_still_open() {
        assertThat(of(Verdict.PASSED, exchange("next", false))).isEqualTo(new Closing('-', '-'));
    }

    @Test
    void is_right_where_the_dialogue_has_it_and_nothing_is_found() {
        assertThat(of(Verdict.PASSED, exchange("next", true))).isEqualTo(new Closing('p', 'p'));
    }

    @Test
    void is_wrong_where_nothing_came_but_a_close_frame_was_due() {
        Finding finding = finding("DEMO-S-01", Judgement.FAIL, 3, "close frame 4400", "nothing within 1000 ms");
        assertThat(of(Verdict.FAILED, exchange("next", false), finding)).isEqualTo(new Closing('p', 'f'));
    }

    @Test
    void is_wrong_where_a_message_was_due_but_a_close_frame_came() {
        Finding finding = finding("DEMO-S-01", Judgement.FAIL, 4, "{\"type\":\"next\"}", "close frame 1011");
        assertThat(of(Verdict.FAILED, exchange("next", true), finding)).isEqualTo(new Closing('p', 'f'));
    }

    @Test
    void is_wrong_where_something_came_behind_the_close_frame() {
        List<Entry> moments = new ArrayList<>(exchange("next", true));
        moments.add(entry(7, Who.SUBJECT, Kind.VIOLATION, "wrong bytes: a text frame"));
        Finding finding = finding("DEMO-S-01", Judgement.WARN, 7, "bytes as the document wants them", "others");
        assertThat(of(Verdict.WARNED, moments, finding)).isEqualTo(new Closing('p', 'w'));
    }

    @Test
    void is_right_where_the_messages_are_wrong() {
        Finding finding = finding("DEMO-S-01", Judgement.FAIL, 3, "{\"type\":\"complete\"}", "{\"type\":\"next\"}");
        assertThat(of(Verdict.KNOWN_FAILURE, exchange("next", true), finding)).isEqualTo(new Closing('k', 'p'));
    }

    @Test
    void belongs_to_the_messages_where_a_message_would_have_been_right_too() {
        Finding finding = new Finding(
                "DEMO-S-01",
                Judgement.FAIL,
                "script",
                3,
                null,
                List.of("close frame 4400", "{\"type\":\"error\"}"),
                "next");
        assertThat(of(Verdict.FAILED, exchange("next", true), finding)).isEqualTo(new Closing('f', 'p'));
    }

    @Test
    void is_not_judged_without_a_websocket_or_where_the_kit_is_at_fault() {
        List<Entry> http = List.of(
                entry(0, Who.KIT, Kind.REQUEST, "POST /graphql HTTP/1.1"),
                entry(1, Who.SUBJECT, Kind.RESPONSE, "HTTP/1.1 200 OK"),
                entry(2, Who.SUBJECT, Kind.END, "end of the TCP connection"));
        Finding finding = finding("DEMO-S-01", Judgement.FAIL, 2, "part", "end of the TCP connection");
        assertThat(of(Verdict.FAILED, http, finding)).isEqualTo(new Closing('-', '-'));
        assertThat(of(Verdict.HARNESS_ERROR, exchange("next", true))).isEqualTo(new Closing('-', '-'));
    }

    private static Closing of(Verdict verdict, List<Entry> transcript, Finding... findings) {
        Result result = PageSamples.result(
                "demo.a", verdict, List.of(findings), List.of(), () -> new Details(List.of(), transcript, 0));
        return Closing.of(result, transcript);
    }
}
