package io.graphqltck.reports.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.Samples;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret comes back in other clothes, and what only looks like one is left alone. */
class DisguisedSecretsTests {

    private static final String TOKEN = "tk+9/Zq~7=Wm4_x-Y";

    /** Line breaks as they are, escaped once and more often, in URLs and HTML, and with indented lines after them. */
    private static final List<String> WRAPS = List.of(
            "\n",
            "\r\n    ",
            "\\r\\n",
            "\\n  ",
            "\\\\n",
            "\\\\r\\\\n",
            "\\\\\\\\n",
            "\\u000a",
            "\\\\u000A",
            "%0A",
            "%250D%250a",
            "&#10;",
            "&#xA;");

    static Stream<Map.Entry<String, String>> disguises() {
        Map<String, String> forms = new TreeMap<>();
        forms.put("plain", TOKEN);
        forms.put("JSON escapes", escaped("\\u%04X", TOKEN));
        forms.put("JSON escapes, small", escaped("\\u%04x", TOKEN));
        forms.put("JSON escapes twice", escaped("\\\\u%04x", TOKEN));
        forms.put("JSON escapes thrice", escaped("\\\\\\\\u%04x", TOKEN));
        forms.put("some JSON escapes", TOKEN.replace("+", "\\u002B").replace("/", "\\/"));
        forms.put("hexadecimal escapes", escaped("\\x%02x", TOKEN));
        forms.put("percent", escaped("%%%02X", TOKEN));
        forms.put("percent, small", escaped("%%%02x", TOKEN));
        forms.put("percent twice", escaped("%%25%02X", TOKEN));
        forms.put("some percent", URLEncoder.encode(TOKEN, StandardCharsets.UTF_8));
        forms.put("escape in percent", escaped("%%5Cu%04x", TOKEN));
        forms.put("percent in escape", escaped("\\u0025%02x", TOKEN));
        forms.put("HTML", escaped("&#x%x;", TOKEN));
        forms.put("HTML, decimal", escaped("&#%d;", TOKEN));
        for (String before : List.of("", "user:", "Bearer ", "Basic x:", "{\"k\":\"", "ab")) {
            for (String after : List.of("", "\"}", ":z")) {
                String whole = before + TOKEN + after;
                byte[] octets = whole.getBytes(StandardCharsets.UTF_8);
                String base64 = Base64.getEncoder().encodeToString(octets);
                forms.put("base64 of " + whole, base64);
                forms.put(
                        "base64 for URLs of " + whole,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
                forms.put("base64 in a URL of " + whole, URLEncoder.encode(base64, StandardCharsets.UTF_8));
                forms.put("base64 in JSON of " + whole, base64.replace("/", "\\/"));
                for (String wrap : WRAPS) {
                    forms.put("base64 wrapped by " + wrap + " in of " + whole, wrapped(base64, wrap));
                }
                forms.put("base64 of base64 of " + whole, base64(base64));
                forms.put(
                        "base64 of base64 of percent of " + whole,
                        base64(URLEncoder.encode(whole, StandardCharsets.UTF_8)));
                forms.put(
                        "base64 of base64 of some percent of " + whole,
                        base64("{\"a\": \"" + whole.replace("+", "%2B").replace("=", "%3D") + "\"}"));
                forms.put("base64 of base64 of escapes of " + whole, base64(escaped("\\u%04x", whole)));
                forms.put(
                        "base64 of base64 of hexadecimal of " + whole,
                        base64(HexFormat.of().formatHex(octets)));
                forms.put("base64 of base64 of base64 of " + whole, base64(base64("x" + base64)));
                forms.put("base64 of base64 of JSON of " + whole, base64(whole.replace("/", "\\/")));
                forms.put("hex of " + whole, HexFormat.of().formatHex(octets));
                forms.put("HEX of " + whole, HexFormat.of().withUpperCase().formatHex(octets));
                forms.put(
                        "hex with spaces of " + whole,
                        HexFormat.ofDelimiter(" ").formatHex(octets));
                forms.put(
                        "hex with colons of " + whole,
                        HexFormat.ofDelimiter(":").formatHex(octets));
            }
        }
        return forms.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void aGivenSecretIsFoundInEveryForm(Map.Entry<String, String> form) {
        Redactor redactor = Redaction.masking(List.of("Bearer " + TOKEN)).general();
        for (String frame : List.of("%s", "got %s!", "{\"message\":\"denied: %s\",\"n\":1}", "a: (%s)", "<p>%s</p>")) {
            String masked = redactor.text(frame.replace("%s", form.getValue()));
            assertThat(masked).contains("***").doesNotContain(form.getValue());
            assertThat(PlainForm.all(masked, new Steps(Long.MAX_VALUE)))
                    .noneMatch(reading -> reading.toString().contains("9/Zq")
                            || reading.toString().contains("4/x+Y"));
            // not a part of more than four letters is left
            for (int i = 0; i + 8 <= form.getValue().length(); i += 4) {
                String part = form.getValue().substring(i, i + 8);
                if (form.getKey().startsWith("base64") && !form.getKey().contains(" in ")) {
                    assertThat(masked).doesNotContain(part);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void aGivenSecretIsFoundInFieldsOfAnyName(Map.Entry<String, String> form) {
        Samples.Tape tape = new Samples.Tape();
        HttpHead head = new HttpHead(
                "HTTP/1.1 401 " + form.getValue(),
                List.of(
                        Map.entry("X-Echo", form.getValue()),
                        Map.entry("WWW-Authenticate", "Bearer error=\"" + form.getValue() + "\"")));
        tape.on(Direction.RECEIVED, new WireEvent.Responded(head, ""));
        Redactor redactor = Redaction.masking(List.of("Bearer " + TOKEN)).of(failed(tape, ""));

        Happening.OnWire shown = (Happening.OnWire)
                redactor.moment(tape.transcript().moments().get(0)).what();
        HttpHead masked = ((WireEvent.Responded) shown.event()).head();
        assertThat(masked.startLine()).contains("***").doesNotContain(form.getValue());
        assertThat(masked.fields()).noneMatch(field -> field.getValue().contains(form.getValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "percent", "percent, small", "HTML", "HTML, decimal", "JSON escapes"})
    void aGivenSecretIsFoundWhereItIsCutOff(String name) {
        String form = disguises()
                .filter(one -> one.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
        Redactor redactor = Redaction.masking(List.of(TOKEN)).general();
        for (int end = form.length() * 9 / TOKEN.length() + 1; end < form.length(); end++) {
            String cut = form.substring(0, end);
            for (String text : List.of("no " + cut, "found close frame 4400 \"no " + cut + "\"", "no " + cut + "…")) {
                assertThat(PlainForm.all(redactor.text(text), new Steps(Long.MAX_VALUE))
                                .toString())
                        .as(text)
                        .doesNotContain("tk+9");
            }
        }
    }

    @Test
    void aGivenSecretIsFoundInLettersOfOneCaseAndWithUnseenOnes() {
        Redactor redactor = Redaction.masking(List.of(TOKEN)).general();
        for (String form : List.of(
                TOKEN.toLowerCase(Locale.ROOT),
                TOKEN.toUpperCase(Locale.ROOT),
                escaped("%%%02x", TOKEN.toLowerCase(Locale.ROOT)),
                TOKEN.substring(0, 5) + "\u200b" + TOKEN.substring(5),
                String.join("\u00ad", TOKEN.split("")))) {
            assertThat(redactor.text("denied: " + form + ", sorry")).isEqualTo("denied: ***, sorry");
        }
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void whatTheKitSentIsFoundInWhatComesBack(Map.Entry<String, String> form) {
        if (form.getKey().startsWith("base64 of base64")) {
            return; // only of what the user gave
        }
        Samples.Tape tape = new Samples.Tape();
        tape.sent("{\"type\":\"connection_init\",\"payload\":{\"ticket\":\"" + TOKEN + "\"}}");
        tape.received("{\"type\":\"error\",\"message\":\"not " + form.getValue() + "\"}");
        Redactor redactor = Redaction.masking().of(failed(tape, ""));

        assertThat(redactor.text("found " + form.getValue())).doesNotContain(form.getValue());
        Happening.OnWire shown = (Happening.OnWire)
                redactor.moment(tape.transcript().moments().get(1)).what();
        assertThat(new String(((WireEvent.Message) shown.event()).octets(), StandardCharsets.UTF_8))
                .doesNotContain(form.getValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "got eyJxdWVyeSI6InsgaGVsbG8gfSJ9 and 31 32 33 34 35 36 37 38, %20, \\u0041, &amp; \\n",
                "line one\r\nline two",
                "100% of C:\\new\\users & more",
            })
    void nothingElseIsTouched(String text) {
        assertThat(Redaction.masking(List.of(TOKEN)).general().text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenario",
                "--scenario",
                "demo.stream.completes",
                "graphql-tck",
                "test-server",
                "found",
                "expected",
                "nothing within",
                "DEMO-S-01",
                "A subscription delivers its results in order and then completes",
                "./graphql-tck test-server --scenario demo.stream.completes",
            })
    void wordsThatASubjectCallsSecretsStayInTheKitsOwn(String word) {
        Samples.Tape tape = new Samples.Tape();
        tape.received("{\"type\":\"next\",\"payload\":{\"password\":\"" + word + "\",\"secret\":[\"" + word + "\"]}}");
        Redactor redactor = Redaction.masking().of(failed(tape, ""));
        String reason = "DEMO-S-01: expected a message, found nothing within 2000 ms";
        String repeat = "./graphql-tck test-server --scenario demo.stream.completes";

        assertThat(redactor.text(reason)).isEqualTo(reason);
        assertThat(redactor.words(reason)).isEqualTo(reason);
        assertThat(redactor.command(repeat)).isEqualTo(repeat);
        Happening.OnWire shown = (Happening.OnWire)
                redactor.moment(tape.transcript().moments().get(0)).what();
        assertThat(new String(((WireEvent.Message) shown.event()).octets(), StandardCharsets.UTF_8))
                .doesNotContain("\"" + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nXq9tK7mWx4", "rXq9tK7mWx4", "pa\\new-Xq9", "C:\\root\\news"})
    void aGivenSecretWithLettersOfALineBreakIsFound(String secret) {
        Redactor redactor = Redaction.masking(List.of(secret)).general();
        String escaped = secret.replace("\\", "\\\\");
        for (String text : List.of(
                "C:\\" + secret,
                "C:\\\\" + escaped,
                escaped.replace("\\", "\\\\"),
                "line\n" + secret,
                "line\\n" + escaped,
                "line\\\\n" + secret)) {
            assertThat(redactor.text(text))
                    .contains("***")
                    .doesNotContain(escaped)
                    .doesNotContain(secret);
        }
    }

    @Test
    void aSubjectsSecretIsMaskedWhereItIsQuoted() {
        Samples.Tape tape = new Samples.Tape();
        tape.received("{\"payload\":{\"password\":\"hunterhunter\",\"token\":\"" + TOKEN + "\"}}");
        Redactor redactor = Redaction.masking().of(failed(tape, ""));

        assertThat(redactor.text("found close frame 4400 \"no hunterhunter\"")).doesNotContain("hunter");
        assertThat(redactor.text("found {\"x\":\"hunterhunter\"}")).doesNotContain("hunter");
        assertThat(redactor.text("refused: " + TOKEN)).isEqualTo("refused: ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node s.js --token SECRET --port 1",
                "node s.js --password=SECRET --port 1",
                "node s.js --api-key 'SECRET' --port 1",
                "node s.js -token SECRET --port 1",
                "node s.js --auth \"SECRET\" --port 1",
                "graphql-tck run --start 'node s.js --token SECRET --port 1' --scenario a.b",
                "TOKEN=SECRET node s.js --port 1",
                "node s.js --db mongodb://user:SECRET@host/db --port 1",
            })
    void secretsOfACommandAreMaskedHoweverTheyAreGiven(String command) {
        String masked = Redaction.masking().general().command(command.replace("SECRET", "hunter"));

        assertThat(masked).doesNotContain("hunter").contains("--port 1").contains("***");
    }

    @Test
    void theKitsOwnOptionsAreNoSecrets() {
        String command = "graphql-tck run --credentials file.yaml --show-secrets --scenario a.b";

        assertThat(Redaction.masking().general().command(command)).isEqualTo(command);
    }

    private static ScenarioResult failed(Samples.Tape tape, String reason) {
        return Samples.result("demo.stream.completes", Role.SERVER, Verdict.FAILED, reason, tape);
    }

    private static String wrapped(String text, String wrap) {
        return String.join(wrap, text.split("(?<=\\G.{8})"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String format, String text) {
        return text.chars().mapToObj(c -> String.format(Locale.ROOT, format, c)).collect(Collectors.joining());
    }
}
