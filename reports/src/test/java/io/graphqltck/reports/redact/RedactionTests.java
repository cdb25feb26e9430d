package io.graphqltck.reports.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ConsoleSummary;
import io.graphqltck.reports.console.FailureStory;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.ResultsOf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    private static final String SECRET = "s3cr3t-K9x7Qz";

    private final Path folder;

    RedactionTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"connection_init\",\"payload\":{\"anything\":\"SECRET\"}}",
                "{\"payload\":{\"a\":[{\"b\":\"SECRET\"}]},\"type\":\"connection_init\"}",
                "{\"type\":\"connection\\u005finit\",\"payload\":{\"a\":\"SECRET\"}}",
                "{\"type\":\"connection_init\",\"payload\":{\"a\":\"SECRET\"},\"payload\":{}}",
                "{\"type\":\"connection_init\",\"payload\":\"SECRET\"}",
                "{\"type\":\"connection_init\",\"payload\":{\"a\":\"{\\\"b\\\":\\\"SECRET\\\"}\"}}",
                "{\"type\":\"connection_init\",\"payload\":{\"a\":\"SECRET",
                "{\"payload\":{\"a\":\"SECRET\"",
                "{\"type\":\"next\",\"payload\":{\"data\":{\"login\":{\"accessToken\":\"SECRET\"}}}}",
                "{\"variables\":{\"password\":\"SECRET\"}}",
                "{\"variables\":{\"pass\\u0077ord\":\"SECRET\"}}",
                "{\"headers\":{\"Authorization\":{\"scheme\":\"x\",\"value\":[\"SECRET\"]}}}",
                "{\"extensions\":\"{\\\"apiKey\\\":\\\"SECRET\\\"}\"}",
                "{\"extensions\":\"{\\\"inner\\\":\\\"{\\\\\\\"api_key\\\\\\\":\\\\\\\"SECRET\\\\\\\"}\\\"}\"}",
                "\"{\\\"token\\\":\\\"SECRET\\\"}\"",
                "[{\"client_secret\" : \"SECRET\"}]",
                "text around {\"token\":\"SECRET\"} and behind",
                "{token: SECRET}",
                "text {\\\"token\\\":\\\"SECRET\\\"}",
                "Authorization: Bearer SECRET",
                "first line\r\nCookie: a=b; c=SECRET\r\nthird line",
                "the header was Bearer SECRET",
                "{\"message\":\"got Authorization: Bearer SECRET\"}",
                "{\"query\":\"mutation { login(password: \\\"SECRET\\\") }\"}",
                "connect to wss://user:SECRET@example.org/graphql failed",
                "connect to wss://example.org/graphql?access=SECRET&x=1 failed",
                "{\"url\":\"wss://example.org/graphql?access=SECRET\"}",
                "password=SECRET",
                "the token was eyJhbGciOiJIUzI1NiJ9.SECRET.sig",
            })
    void masks_in_texts(String text) {
        String masked = general().text(text.replace("SECRET", SECRET));
        assertThat(masked).doesNotContain(SECRET).contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"connection_init\",\"payload\":{\"tck\":{\"deny\":true,\"ack\":{\"hello\":\"world\"}}}}",
                "{\"type\":\"connection_init\"}",
                "a wrong line: {\"event\":\"next\",\"session\":\"s17\",\"operation\":1}",
                "{\"type\": \"subscribe\", \"id\" : \"1\",\"payload\":{\"query\":\"query($t: String!) { a(token: $t) { b } }\"}}",
                "{\"type\":\"next\",\"id\":\"1\",\"payload\":{\"data\":{\"countdown\":1,\"x\":[1,2.50,1e3,null,true]}}}",
                "{\"a\":1,\"a\":2, broken",
                "close frame 4400 \"Invalid message\"",
                "DEMO-S-01: expected {\"type\":\"complete\"} or [x], found nothing within 2000 ms",
                "",
            })
    void leaves_the_rest_as_it_is(String text) {
        assertThat(general().text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"token\": \"a\\\"b\" , \"n\":1}|{\"token\": \"***\" , \"n\":1}",
                "{\"token\":12345,\"x\":null}|{\"token\":\"***\",\"x\":null}",
                "{\"secret\":null}|{\"secret\":null}",
                "{\"type\":\"connection_init\",\"payload\":{\"k\":true,\"tck\":{\"delayMs\":5}}}"
                        + "|{\"type\":\"connection_init\",\"payload\":{\"k\":\"***\",\"tck\":{\"delayMs\":5}}}",
                "GET /x?token=abcdef&y=z HTTP/1.1|GET /x?token=***&y=*** HTTP/1.1",
            })
    void keeps_names_and_form(String text, String masked) {
        assertThat(general().text(text)).isEqualTo(masked);
    }

    @Test
    void masked_json_is_still_json() throws Exception {
        String text = general()
                .text(
                        "{\"token\":\"x\",\"m\":\"Authorization: \\\"Bearer abcdef\\\"\\n\",\"p\":{\"password\":[1,{\"a\":\"b\"}]}}");
        assertThat(JsonText.write(JsonText.read(text)))
                .isEqualTo(
                        "{\"token\":\"***\",\"m\":\"Authorization: ***\\n\",\"p\":{\"password\":[\"***\",{\"a\":\"***\"}]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SENT|?query=mutation%7Brun%7D&variables=%7B%22n%22%3A7%7D|?query=mutation%7Brun%7D&variables=%7B%22n%22%3A7%7D",
                "SENT|?query=%7Bhello%7D&k=mutation%7Brun%7D|?query=%7Bhello%7D&k=***",
                "SENT|?query=%7Bhello%7D&variables=%7B%22password%22%3A%22hunter2222%22%7D|?query=%7Bhello%7D&variables=***",
                "SENT|?query=given-to-the-kit|?query=***",
                "RECEIVED|?query=mutation%7Brun%7D|?query=***",
            })
    void shows_the_operation_that_the_kit_sent_in_a_url(Direction direction, String query, String shown) {
        Samples.Tape tape = new Samples.Tape();
        tape.on(direction, new WireEvent.Requested(new HttpHead("GET /graphql" + query + " HTTP/1.1", List.of())));
        Moment moment = Redaction.masking(List.of("given-to-the-kit"))
                .of(tape.transcript().moments())
                .moment(tape.transcript().moments().get(0));
        WireEvent event = ((Happening.OnWire) moment.what()).event();
        assertThat(((WireEvent.Requested) event).head().startLine()).isEqualTo("GET /graphql" + shown + " HTTP/1.1");
    }

    @Test
    void masks_heads_and_keeps_what_tells_nothing() {
        HttpHead head = new HttpHead(
                "GET /graphql?header=" + SECRET + "&empty=&" + SECRET.repeat(3) + " HTTP/1.1",
                Stream.of(
                                "Host: 127.0.0.1",
                                "Authorization: Bearer " + SECRET,
                                "authorization: " + SECRET,
                                "Cookie: sid=" + SECRET,
                                "Set-Cookie: sid=" + SECRET + "; Path=/",
                                "X-Api-Key: " + SECRET,
                                "x-hasura-admin-secret: " + SECRET,
                                "Proxy-Authorization: Basic " + SECRET,
                                "Referer: http://localhost/?k=" + SECRET,
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                "Sec-WebSocket-Protocol: graphql-transport-ws, header-" + SECRET + SECRET,
                                "Access-Control-Allow-Credentials: true")
                        .map(line ->
                                Map.entry(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)))
                        .toList());
        Samples.Tape tape = new Samples.Tape();
        tape.on(Direction.RECEIVED, new WireEvent.Requested(head));
        WireEvent event = ((Happening.OnWire) masked(tape, 0).what()).event();
        HttpHead masked = ((WireEvent.Requested) event).head();
        assertThat(masked.startLine()).isEqualTo("GET /graphql?header=***&empty=&*** HTTP/1.1");
        assertThat(masked.fields().stream().map(field -> field.getKey() + ": " + field.getValue()))
                .containsExactly(
                        "Host: 127.0.0.1",
                        "Authorization: Bearer ***",
                        "authorization: ***",
                        "Cookie: ***",
                        "Set-Cookie: ***",
                        "X-Api-Key: ***",
                        "x-hasura-admin-secret: ***",
                        "Proxy-Authorization: Basic ***",
                        "Referer: http://localhost/?k=***",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Protocol: graphql-transport-ws, ***",
                        "Access-Control-Allow-Credentials: true");
    }

    @Test
    void finds_a_secret_again_where_nothing_tells_that_it_is_one() {
        Samples.Tape tape = new Samples.Tape();
        tape.sent("{\"type\":\"connection_init\",\"payload\":{\"x\":\"" + SECRET + "\"}}");
        Redactor redactor = Redaction.masking().of(failed(tape, ""));
        assertThat(redactor.text("invalid ticket " + SECRET + "!")).isEqualTo("invalid ticket ***!");
        assertThat(redactor.text("cut off: s3cr3t-K… (90 bytes)")).isEqualTo("cut off: ***… (90 bytes)");
        assertThat(redactor.text("cut off: s3cr3t-K")).isEqualTo("cut off: ***");
        assertThat(Redaction.masking(List.of(SECRET)).general().text("x" + SECRET + "x"))
                .isEqualTo("x***x");
    }

    @Test
    void shows_everything_when_asked_to() {
        Samples.Tape tape = tapeFullOfSecrets();
        Redactor redactor = Redaction.none().of(failed(tape, ""));
        assertThat(tape.transcript().moments())
                .allSatisfy(moment -> assertThat(redactor.moment(moment)).isSameAs(moment));
        assertThat(redactor.text("token=" + SECRET)).isEqualTo("token=" + SECRET);
    }

    @Test
    void nothing_slips_into_any_report() throws Exception {
        Samples.Tape tape = tapeFullOfSecrets();
        for (int moment = 0; moment < tape.transcript().moments().size(); moment++) {
            String found = "{\"type\":\"connection_init\",\"payload\":{\"x\":\"" + SECRET;
            Finding finding = Samples.finding("DEMO-S-01", moment, "not " + SECRET, found);
            String reason = finding.reason();
            ScenarioResult result = new ScenarioResult(
                    Samples.scenario("demo.stream.completes"),
                    Role.SERVER,
                    Verdict.FAILED,
                    moment % 2 == 0 ? reason : "ended: " + SECRET,
                    List.of(finding, finding, Samples.finding("DEMO-S-02", 0, SECRET, SECRET)),
                    List.of("answered with " + SECRET),
                    null,
                    tape.transcript(),
                    tape.transcript().length());
            Report report = Samples.report(Samples.run(Role.SERVER, result));
            RepeatCommand repeat = (run, played) -> "graphql-tck --header 'Authorization: Bearer " + SECRET + "'";
            Path file = folder.resolve("results.json");
            ResultsJson.write(new ResultsOf(Redaction.masking(), repeat).report(report), file);
            String hex = HexFormat.ofDelimiter(" ").formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
            assertThat(Files.readString(file)).doesNotContain(SECRET, hex);
            String story = new FailureStory(ConsoleStyle.plain().withWidth(2000), Redaction.masking(), repeat)
                    .of(report.runs().get(0), result);
            assertThat(story).doesNotContain(SECRET, hex);
            assertThat(new ConsoleSummary(ConsoleStyle.plain().withWidth(2000))
                            .of(new ResultsOf(Redaction.masking(), repeat).report(report)))
                    .doesNotContain(SECRET);
        }
    }

    private static Samples.Tape tapeFullOfSecrets() {
        Samples.Tape tape = new Samples.Tape();
        byte[] raw = SECRET.getBytes(StandardCharsets.UTF_8);
        tape.on(
                Direction.RECEIVED,
                new WireEvent.Requested(new HttpHead(
                        "GET /graphql?k=" + SECRET + " HTTP/1.1", List.of(Map.entry("Cookie", "a=" + SECRET)))));
        tape.on(
                Direction.SENT,
                new WireEvent.Responded(
                        new HttpHead("HTTP/1.1 403 Forbidden", List.of(Map.entry("Set-Cookie", SECRET))),
                        "no session for token " + SECRET));
        tape.sent("{\"type\":\"connection_init\",\"payload\":{\"x\":\"" + SECRET + "\"}}");
        tape.received("{\"type\":\"error\",\"payload\":[{\"message\":\"bad ticket " + SECRET + "\"}]}");
        tape.binary(("{\"token\":\"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_8));
        tape.binary(concat(new byte[] {(byte) 0xFF, 0}, raw));
        tape.on(Direction.RECEIVED, new WireEvent.Ping(raw));
        tape.on(Direction.SENT, new WireEvent.Pong(raw));
        tape.on(Direction.SENT, new WireEvent.Wrote(concat(new byte[] {(byte) 0x81, (byte) raw.length}, raw)));
        tape.on(Direction.RECEIVED, new WireEvent.Close(4403, "forbidden: " + SECRET));
        tape.on(Direction.RECEIVED, new WireEvent.Violation("WS-B-01", "wrong field " + SECRET, true));
        tape.on(Direction.RECEIVED, new WireEvent.Ended(WireEvent.Ending.RESET, SECRET));
        tape.acted("connects with " + SECRET);
        tape.toldNext(new Json.JsonObject(Map.of("password", Json.of(SECRET), "other", Json.of(SECRET))));
        tape.told(new ApplicationEvent.Failed("op", SECRET, Json.array(List.of(Json.of(SECRET)))));
        tape.told(new ApplicationEvent.ConnectionFailed(SECRET, 4403, SECRET));
        tape.told(new ApplicationEvent.Gone(SECRET, true));
        tape.note("saw " + SECRET);
        return tape;
    }

    @Test
    void masks_raw_writes_that_hold_a_secret_only_together_or_behind_a_masking_key() {
        Samples.Tape tape = new Samples.Tape();
        tape.on(
                1,
                Direction.SENT,
                new WireEvent.Wrote(
                        "{\"type\":\"connection_init\",\"payload\":{\"x\":\"s3c".getBytes(StandardCharsets.UTF_8)));
        tape.on(1, Direction.SENT, new WireEvent.Wrote("r3t-K9x7Qz\"}}".getBytes(StandardCharsets.UTF_8)));
        byte[] payload = ("{\"token\":\"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] key = {1, 2, 3, 4};
        byte[] frame = concat(new byte[] {(byte) 0x81, (byte) (0x80 | payload.length)}, concat(key, payload));
        for (int i = 0; i < payload.length; i++) {
            frame[6 + i] ^= key[i % 4];
        }
        tape.on(2, Direction.SENT, new WireEvent.Wrote(frame));
        tape.on(3, Direction.SENT, new WireEvent.Wrote(new byte[] {1, 2, 3}));
        List<byte[]> octets = Stream.of(0, 1, 2, 3)
                .map(number -> ((WireEvent.Wrote)
                                ((Happening.OnWire) masked(tape, number).what()).event())
                        .octets())
                .toList();
        byte[] mask = "***".getBytes(StandardCharsets.US_ASCII);
        assertThat(octets).containsExactly(mask, mask, mask, new byte[] {1, 2, 3});
    }

    @Test
    void takes_a_hostile_text_in_its_stride() {
        Samples.Tape tape = new Samples.Tape();
        tape.received("[".repeat(300_000));
        tape.received("{\"a\":".repeat(60_000));
        tape.received("\"\\".repeat(150_000));
        tape.received("a-".repeat(150_000) + "=");
        tape.received("&a".repeat(150_000));
        tape.received("://a".repeat(80_000));
        tape.received("\\".repeat(300_000));
        StringBuilder tokens = new StringBuilder("[");
        for (int i = 0; i < 8_000; i++) {
            tokens.append("{\"token\":\"value number ").append(i).append("\"},");
        }
        tape.received(tokens.toString());
        Redactor redactor = Redaction.masking().of(failed(tape, ""));
        assertThat(tape.transcript().moments())
                .allSatisfy(moment -> assertThat(redactor.moment(moment)).isNotNull());
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static Moment masked(Samples.Tape tape, int number) {
        return Redaction.masking()
                .of(failed(tape, ""))
                .moment(tape.transcript().moments().get(number));
    }

    private static ScenarioResult failed(Samples.Tape tape, String reason) {
        return Samples.result("demo.stream.completes", Role.SERVER, Verdict.FAILED, reason, tape);
    }

    private static Redactor general() {
        return Redaction.masking().general();
    }
}
