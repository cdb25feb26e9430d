package io.graphqltck.core.stream.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event stream format: what is dispatched, whatever a stream looks like and wherever it is cut. */
final class EventStreamReaderTests {

    private static final int LIMIT = 100;

    /** A bar is LF, C is CR, L is CR LF, B the byte order mark. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // What ends a line, and an event.
                "data: a||;[a] end",
                "data: aCC;[a] end",
                "data: aLL;[a] end",
                "data: aC|C|;[a] end",
                "data: a|C;[a] end",
                "data: aL|;[a] end",
                "data: aCL;[a] end",
                "data: aCCdata: bCC;[a] [b] end",
                // Several data lines.
                "data: a|data: b||;[a|b] end",
                "data|data||;[|] end",
                "data:|data:||;[|] end",
                "data:a|data||;[a|] end",
                "data: a|event: x|data: b||;event=x[a|b] end",
                // One space, and no more.
                "data:a||;[a] end",
                "data:  a||;[ a] end",
                "data: a ||;[a ] end",
                "data: :a||;[:a] end",
                // Names.
                "event: x|data: a||;event=x[a] end",
                "event:x|event: y|data: a||;event=y[a] end",
                "data: a|event: x||;event=x[a] end",
                "id: 1|data: a||;id=1[a] end",
                "retry: 10|data: a||;retry=10[a] end",
                "colour: red|data: a||;colour=red[a] end",
                "colour|data: a||;colour=[a] end",
                "` data: b|data: a||`;` data=b[a] end`",
                "Data: b|data: a||;Data=b[a] end",
                // Comments.
                ":||;:() end",
                ": ping|;:( ping) end",
                ":data: x||data: a||;:(data: x) [a] end",
                "data: a|: within|data: b||;:( within) [a|b] end",
                // What is dispatched to nobody.
                "|||;end",
                "id: 1||;end",
                "retry: 10||;end",
                "event: x||;data event=x[] end",
                // The type does not stay.
                "event: x|data: a||data: b||;event=x[a] [b] end",
                // The beginning.
                "Bdata: a||;[a] end",
                // The end.
                "data: a|;unfinished cut",
                "data: a;unfinished cut",
                "data;unfinished cut",
                "event: x|;unfinished cut",
                ": ping;end",
                "id: 1|;end",
                "``;end"
            })
    void reads(String stream, String expected) {
        String body = expand(stream);
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        String whole = read(octets, List.of());
        assertThat(whole).isEqualTo(expected.replace("|", "\\n"));
        for (int cut = 1; cut < octets.length; cut++) {
            assertThat(read(octets, List.of(cut))).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void reads_a_second_byte_order_mark_as_part_of_a_name() {
        assertThat(read("\uFEFF\uFEFFdata: a\n\ndata: b\n\n")).isEqualTo("[b] end");
    }

    @Test
    void reports_an_event_at_its_empty_line_also_where_cr_ends_that() {
        List<WireEvent> events = new ArrayList<>();
        EventStreamReader reader = new EventStreamReader(LIMIT, events::add);
        byte[] octets = "data: a\r\r".getBytes(StandardCharsets.UTF_8);
        reader.octets(octets, 0, octets.length);
        assertThat(events).hasSize(1);
    }

    @Test
    void characters_may_be_cut_anywhere() {
        byte[] octets = "data: \u00e9\u20ac\ud83d\ude00\n\n".getBytes(StandardCharsets.UTF_8);
        List<Integer> everywhere = new ArrayList<>();
        for (int i = 1; i < octets.length; i++) {
            everywhere.add(i);
        }
        assertThat(read(octets, everywhere)).isEqualTo("[\u00e9\u20ac\ud83d\ude00] end");
    }

    @Test
    void reports_once_what_is_not_utf_8() {
        byte[] octets = {'d', 'a', 't', 'a', ':', (byte) 0xC3, 'x', (byte) 0xFF, '\n', '\n'};
        assertThat(read(octets, List.of())).startsWith("text [").endsWith("end");
        assertThat(read(octets, List.of(6)).split("text", -1)).hasSize(2);
        byte[] surrogate = {'d', 'a', 't', 'a', ':', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n', '\n'};
        assertThat(read(surrogate, List.of())).contains("text");
        byte[] overlong = {'d', 'a', 't', 'a', ':', (byte) 0xC0, (byte) 0xAF, '\n', '\n'};
        assertThat(read(overlong, List.of())).contains("text");
    }

    @Test
    void a_stream_that_ends_within_a_character_is_not_utf_8() {
        byte[] octets = {'d', 'a', 't', 'a', ':', ' ', (byte) 0xF0, (byte) 0x9F};
        assertThat(read(octets, List.of())).isEqualTo("text cut");
    }

    @Test
    void keeps_no_more_than_its_limit_of_an_event_and_counts_the_rest() {
        List<WireEvent> events = new ArrayList<>();
        EventStreamReader reader = new EventStreamReader(LIMIT, events::add);
        feed(reader, "data: " + "x".repeat(5000) + "\ndata: y\n\n");
        assertThat(events).singleElement().isInstanceOfSatisfying(WireEvent.Item.class, item -> {
            assertThat(item.body()).isEmpty();
            assertThat(item.length()).isEqualTo(5002);
        });
    }

    @Test
    void keeps_little_of_an_endless_line_and_of_endless_fields() {
        List<WireEvent> events = new ArrayList<>();
        EventStreamReader reader = new EventStreamReader(LIMIT, events::add);
        feed(reader, "n".repeat(100_000) + "\n");
        feed(reader, ": " + "c".repeat(100_000) + "\n");
        feed(reader, "id: 1\n".repeat(10_000) + "data: a\n\n");
        assertThat(events).hasSize(2);
        assertThat(((WireEvent.KeepAlive) events.get(0)).body()).hasSizeLessThanOrEqualTo(8 << 10);
        assertThat(((WireEvent.Item) events.get(1)).fields()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void says_the_same_of_any_octets_however_they_are_cut() {
        Random random = new Random(20_260_826);
        String alphabet = "\r\n: dataevntx\uFEFF\u00e9";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(
                        random.nextInt(4) == 0
                                ? List.of("data:", "event: ", "\n\n", ":").get(random.nextInt(4))
                                : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
            List<Integer> cuts = octets.length < 2
                    ? List.of()
                    : random.ints(5, 1, octets.length)
                            .sorted()
                            .distinct()
                            .boxed()
                            .toList();
            assertThat(read(octets, cuts)).as("%s cut at %s", text, cuts).isEqualTo(read(octets, List.of()));
        }
    }

    @Test
    void says_nothing_of_a_stream_that_is_lost() {
        List<WireEvent> events = new ArrayList<>();
        EventStreamReader reader = new EventStreamReader(LIMIT, events::add);
        feed(reader, "data: a");
        reader.lost();
        reader.end();
        feed(reader, "data: b\n\n");
        assertThat(events).isEmpty();
    }

    private static String expand(String stream) {
        return stream.replace("L", "\r\n").replace("|", "\n").replace("C", "\r").replace("B", "\uFEFF");
    }

    private static void feed(EventStreamReader reader, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        reader.octets(octets, 0, octets.length);
    }

    private static String read(String stream) {
        return read(stream.getBytes(StandardCharsets.UTF_8), List.of());
    }

    private static String read(byte[] octets, List<Integer> cuts) {
        List<WireEvent> events = new ArrayList<>();
        EventStreamReader reader = new EventStreamReader(LIMIT, events::add);
        int from = 0;
        for (int cut : cuts) {
            reader.octets(octets, from, cut);
            from = cut;
        }
        reader.octets(octets, from, octets.length);
        reader.end();
        return events.stream().map(EventStreamReaderTests::words).collect(Collectors.joining(" "));
    }

    private static String words(WireEvent event) {
        if (event instanceof WireEvent.Item item) {
            return item.fields().stream().map(EventStreamReaderTests::field).collect(Collectors.joining(",")) + "["
                    + text(item.body()) + "]";
        } else if (event instanceof WireEvent.KeepAlive comment) {
            return ":(" + text(comment.body()) + ")";
        } else if (event instanceof WireEvent.Violation violation) {
            return violation.requirement().replace("EVENTS-", "");
        }
        return ((WireEvent.StreamEnded) event).closed() ? "end" : "cut";
    }

    private static String field(Map.Entry<String, String> field) {
        return field.getKey() + "=" + field.getValue();
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8).replace("\n", "\\n");
    }
}
