package io.graphqltck.core.stream.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the public test suites of EventSource say of the format, with data of our own: the same streams in the browsers' suite and in
 * those of readers for other platforms. Events are
 * told with their type and data; that one without a data field is dispatched to nobody is in EventStreamReaderTests.
 */
final class PublishedCasesTests {

    /** A bar is LF, C is CR, L is CR LF, B the byte order mark, 0 the character NUL, T a tab; W stands for 2,048 letters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "one byte order mark is skipped;Bdata:a||data:b||;message a/message b",
                "a second one is not;BBdata:a||data:b||;message b",
                "one after the beginning is not;data:a||Bdata:b||;message a",
                "long comments between lines of any end;data:aC:0|:Cdata:b|:WCdata:c|:data:no|:W|data:d||;message a|b|c|d",
                "what is there at the end without an empty line is discarded;retry:90|data:a||id:x|data:b;message a",
                "data fields that are empty or have no colon;data:||data|data||data:a||;message /message |/message a",
                "a type holds for one event;event:x|data:a||data:b||;x a/message b",
                "an empty type is none;event: |data:a||;message a",
                "the last type holds;event:x|event:y|data:a||;y a",
                "an id of NUL changes no event;id:0|data:a||;message a",
                "names are compared letter by letter;data:0|data:  aCData:no|data0:no|data:bC0data:no|da-ta:no|data_no|data:c||;message 0| a|b|c",
                "a retry that is no number is ignored;retry:90x|data:a||;message a",
                "a retry of many digits is ignored or kept;retry:1000000000000|data:a||;message a",
                "unknown fields and words;data:a| data|data|colour:red|words|:comment|data:b||;message a||b",
                "one space is removed and no tab;data:TaCdata: |data:b||;message Ta||b",
                "line ends of all kinds in one event;data:aLdata|data:bLC;message a||b",
                "NUL is a character;data:0||||;message 0",
                "several empty lines are one;data:a|||||data:b||;message a/message b",
            })
    void dispatches(String what, String stream, String expected) {
        byte[] octets = expand(stream).getBytes(StandardCharsets.UTF_8);
        assertThat(dispatched(octets, octets.length)).as(what).isEqualTo(expand(expected));
        assertThat(dispatched(octets, 1)).as("%s, byte by byte", what).isEqualTo(expand(expected));
    }

    private static String expand(String text) {
        return text.replace("L", "\r\n")
                .replace("|", "\n")
                .replace("C", "\r")
                .replace("B", "\uFEFF")
                .replace("T", "\t")
                .replace("W", "w".repeat(2048))
                .replaceAll("(?<![0-9])0(?![0-9])", "\0");
    }

    private static String dispatched(byte[] octets, int piece) {
        List<String> events = new ArrayList<>();
        EventStreamReader reader = new EventStreamReader(1 << 16, event -> {
            if (event instanceof WireEvent.Item item) {
                String type = item.fields().stream()
                        .filter(field -> field.getKey().equals("event"))
                        .map(Map.Entry::getValue)
                        .reduce("", (first, last) -> last);
                events.add((type.isEmpty() ? "message" : type) + " " + new String(item.body(), StandardCharsets.UTF_8));
            }
        });
        for (int from = 0; from < octets.length; from += piece) {
            reader.octets(octets, from, Math.min(octets.length, from + piece));
        }
        reader.end();
        return String.join("/", events);
    }
}
