package io.graphqltck.core.stream.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MultipartReaderTests {

    private static final String HEAD = "Content-Type: application/json\r\n\r\n";
    private static final String PART = "\r\n--graphql\r\n" + HEAD;
    private static final String END = "\r\n--graphql--\r\n";

    private final List<WireEvent> events = new ArrayList<>();

    @Test
    void readsPartsWhereverTheyAreCut() {
        String body = PART + "{}" + PART + "{\"a\":\"\\r\\n--graphql--\u00e9\"}" + PART + "{\r\n \"b\": 1\r\n}" + END;
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        List<String> whole = read(octets, octets.length);

        assertThat(whole).containsExactly("{}", "{\"a\":\"\\r\\n--graphql--\u00e9\"}", "{\r\n \"b\": 1\r\n}", "end");
        for (int cut = 1; cut < octets.length; cut++) {
            assertThat(read(octets, cut)).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void tellsAPartBeforeItsDelimiterComes() {
        feed(1000, (PART + "{\"payload\":{}}").getBytes(StandardCharsets.UTF_8));

        assertThat(words(events)).containsExactly("{\"payload\":{}}");
    }

    @Test
    void anEmptyObjectSaysOnlyThatTheStreamLives() {
        feed(1000, (PART + "{ }" + PART + "[]" + PART + "{" + " ".repeat(2000) + "}").getBytes(StandardCharsets.UTF_8));

        assertThat(events)
                .hasExactlyElementsOfTypes(WireEvent.KeepAlive.class, WireEvent.Item.class, WireEvent.Item.class);
    }

    /** P is a part up to its body, H a part's head, E the end, ~ a line's end, ! LF alone, ' a quotation mark. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "--graphql~H{}E;beginning {} end",
                "hello~--graphql~H{}E;{} end",
                "~A note for readers that know no parts.~~Content-Type: none~--graphql~H{}E;{} end",
                "H{}~--graphql~H{}E;preamble {} end",
                "~content-length: 2~~{}~--graphql~H{}E;preamble {} end",
                "--other~H{}~--graphql~H{}E;preamble {} end",
                "{'payload':{}}~--graphql~H{}E;preamble {} end",
                "P{}~--graphql x~H{}E;{} delimiter",
                "~--graphql!H{}E;line-end {} end",
                "P{}!--graphql~H{}E;{} line-end {} end",
                "~--graphql~broken~~{}E;head type {} end",
                "~--graphql~Content-Type: text/plain~~{}E;type {} end",
                "~--graphql~~{}E;type {} end",
                "~--graphql~Content-Length: 3~H{}E;{} length end",
                "~--graphql~Content-Length: 2~H{}E;{} end",
                "~--graphql ~H{}E;padding {} end",
                "P{} {}E;{} text end",
                "PnopeE;text nope end",
                "P{'a':}E;text {'a':} end",
                "E;part end",
                "P{}~--graphql~--graphql--~;{} empty-part end",
                "P{};{} close cut",
                "P{}~--graphql~;{} close cut",
                "P{}~--graphql--;{} last-line-end end",
                "P{}EP{}E;{} behind end",
                "P{}E~epilogue;{} end",
            })
    void saysWhatIsBroken(String body, String expected) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            switch (c) {
                case 'H' -> text.append(HEAD);
                case 'P' -> text.append(PART);
                case 'E' -> text.append(END);
                case '~' -> text.append("\r\n");
                case '!' -> text.append('\n');
                case '\'' -> text.append('"');
                default -> text.append(c);
            }
        }
        byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
        MultipartReader reader = new MultipartReader("graphql", 1000, events::add);
        for (int i = 0; i < octets.length; i++) {
            reader.octets(octets, i, i + 1);
        }
        reader.end();

        assertThat(String.join(" ", words(events))).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void refusesOctetsThatAreNoUtf8() {
        feed(1000, (PART + "{\"a\":\"\u00ff\"}" + END).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(words(events)).first().isEqualTo("text");
    }

    @Test
    void keepsNoMoreThanTheLimit() {
        feed(10, (PART + "[" + "1,".repeat(5000) + "1]" + END).getBytes(StandardCharsets.UTF_8));

        WireEvent.Item part = (WireEvent.Item) events.get(0);
        assertThat(part.length()).isEqualTo(10_003);
        assertThat(part.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"~--graphql~xxxxxxxx", "~--graphql~a: b~"})
    void whatIsEndlessIsGivenUp(String begin) {
        String more = begin.endsWith("~") ? "a: b\r\n" : "xxxxxx";
        byte[] endless = (begin.replace("~", "\r\n") + more.repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> feed(10, endless)).isInstanceOf(KitLimitException.class);
        assertThat(events).isEmpty();
    }

    @Test
    void aPreambleOfAnyLengthIsSkipped() {
        String preamble = "This is the preamble.\r\nIgnore me: it is long.\r\n".repeat(20_000);
        feed(10, (preamble + PART + "{}" + END).getBytes(StandardCharsets.UTF_8))
                .end();

        assertThat(words(events)).containsExactly("{}", "end");
    }

    @Test
    void anythingCanBeRead() {
        Random random = new Random(7);
        String alphabet = "-\r\n{}\"graphql: a,";
        for (int run = 0; run < 2000; run++) {
            events.clear();
            StringBuilder text = new StringBuilder(random.nextBoolean() ? PART : "");
            for (int i = 0; i < 200; i++) {
                text.append(
                        random.nextInt(12) == 0
                                ? "\r\n--graphql"
                                : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            feed(50, text.toString().getBytes(StandardCharsets.UTF_8)).end();

            assertThat(events).isNotEmpty();
        }
    }

    private MultipartReader feed(int limit, byte[] octets) {
        MultipartReader reader = new MultipartReader("graphql", limit, events::add);
        reader.octets(octets, 0, octets.length);
        return reader;
    }

    private List<String> read(byte[] octets, int cut) {
        events.clear();
        MultipartReader reader = new MultipartReader("graphql", 1000, events::add);
        reader.octets(octets, 0, cut);
        reader.octets(octets, cut, octets.length);
        reader.end();
        return words(events);
    }

    private static List<String> words(List<WireEvent> events) {
        return events.stream().map(MultipartReaderTests::word).toList();
    }

    private static String word(WireEvent event) {
        if (event instanceof WireEvent.Item part) {
            return new String(part.body(), StandardCharsets.UTF_8);
        }
        if (event instanceof WireEvent.KeepAlive heartbeat) {
            return new String(heartbeat.body(), StandardCharsets.UTF_8);
        }
        if (event instanceof WireEvent.Violation violation) {
            return violation.requirement().replace("PARTS-", "");
        }
        return ((WireEvent.StreamEnded) event).closed() ? "end" : "cut";
    }
}
