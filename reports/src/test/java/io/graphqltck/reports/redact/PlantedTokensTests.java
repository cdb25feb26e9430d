package io.graphqltck.reports.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ConsoleSummary;
import io.graphqltck.reports.console.FailureStory;
import io.graphqltck.reports.console.ProgressLine;
import io.graphqltck.reports.github.GithubAnnotations;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.output.ReportFormat;
import io.graphqltck.reports.output.ReportTarget;
import io.graphqltck.reports.output.ReportWriter;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsOf;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token is planted wherever a client can present one, and each server that refuses it echoes it; no output shows it. */
class PlantedTokensTests {

    private static final String TOKEN = "pl4nted?t0ken~with>signs/9Zk";
    private static final String OBJECT = "{\"Authorization\":\"" + TOKEN + "\",\"host\":\"127.0.0.1:4711\"}";
    private static final String LINES =
            "{\r\n    \"host\":\"127.0.0.1:4711\",\r\n    \"x-api-key\":\"" + TOKEN + "\"\r\n}";

    private final Path folder;

    PlantedTokensTests(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Place> places() {
        List<Place> places = new ArrayList<>();
        for (String object : List.of(OBJECT, LINES)) {
            String padded = base64(object);
            String url = url(object);
            places.add(request("query, raw", "/graphql?header=" + padded + "&payload=e30=", Map.of()));
            places.add(request(
                    "query, escaped",
                    "/graphql?header=" + URLEncoder.encode(padded, StandardCharsets.UTF_8) + "&payload=e30%3D",
                    Map.of()));
            places.add(
                    request("subprotocol", "/graphql", Map.of("Sec-WebSocket-Protocol", "graphql-ws, header-" + url)));
            places.add(request(
                    "subprotocol first", "/g", Map.of("Sec-WebSocket-Protocol", "header-" + url + ", graphql-ws")));
            places.add(new Place(
                    "text of a refusal",
                    tape -> tape.on(
                            Direction.RECEIVED,
                            new WireEvent.Violation("WS-C-01", "the subprotocol header-" + url + " is wrong", false))));
            places.add(
                    message("payload", "{\"payload\":{\"extensions\":{\"authorization\":" + compact(object) + "}}}"));
            places.add(message(
                    "JSON in JSON",
                    "{\"payload\":{\"data\":" + quoted("{\"extensions\":" + compact(object) + "}") + "}}"));
            places.add(message("JSON in JSON in JSON", "{\"a\":" + quoted("{\"b\":" + quoted(object) + "}") + "}"));
            places.add(message("base64 in JSON", "{\"payload\":{\"url\":\"wss://h/g?header=" + padded + "\"}}"));
            places.add(message(
                    "base64 with escaped slashes", "{\"payload\":{\"x\":\"" + padded.replace("/", "\\/") + "\"}}"));
            places.add(message("base64 in JSON in JSON", "{\"a\":" + quoted("{\"b\":\"" + padded + "\"}") + "}"));
            places.add(message("base64 in base64", "{\"a\":\"" + base64("{\"b\":\"" + padded + "\"}") + "\"}"));
        }
        places.add(request("field", "/graphql", Map.of("x-api-key", TOKEN)));
        places.add(request("field with a scheme", "/graphql", Map.of("Authorization", "Bearer " + TOKEN)));
        places.add(request(
                "signature",
                "/graphql",
                Map.of(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AK/a, SignedHeaders=host;x-amz-date, Signature=" + TOKEN)));
        places.add(request("session", "/graphql", Map.of("X-Amz-Security-Token", TOKEN)));
        places.add(new Place(
                "field of an HTTPS request",
                tape -> tape.on(
                        Direction.RECEIVED,
                        new WireEvent.Asked(
                                new HttpHead("POST /graphql HTTP/1.1", List.of(Map.entry("authorization", TOKEN))),
                                new byte[0],
                                0))));
        for (Direction kit : Direction.values()) {
            places.add(reservation("reservation", kit, TOKEN));
            places.add(reservation("reservation, with a line end", kit, TOKEN + "\r\n"));
            places.add(reservation(
                    "reservation, as a string of JSON", kit, quoted(TOKEN).replace("/", "\\/")));
        }
        return places.stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void areNowhere(Place place) throws Exception {
        assertThat(outputs(place, "token of another kind " + TOKEN)).doesNotContain(needles());
    }

    /** Of the command that repeats a scenario everything else is needed. */
    @Test
    void areNotInTheCommandThatRepeatsItAndTakeNoWordAlong() {
        String command = "./graphql-tck test-server --header 'Authorization: Basic " + TOKEN
                + "' --header 'Cookie: a=b; c="
                + TOKEN + "' --url 'wss://h/g?token=" + TOKEN + "' --authorisation mode=api-key,api-key=" + TOKEN
                + " --scenario a.b -- node 's.js' 'it'\\''s' 'x-api-key: " + TOKEN + "' --last";

        assertThat(Redaction.masking(List.of(TOKEN)).general().command(command))
                .isEqualTo("./graphql-tck test-server --header 'Authorization: ***' --header 'Cookie: ***'"
                        + " --url 'wss://h/g?token=***' --authorisation mode=api-key,api-key=***"
                        + " --scenario a.b -- node 's.js' 'it'\\''s' 'x-api-key: ***' --last");
    }

    /** A base64 text that was cut in the middle of its object. */
    @Test
    void areNotInWhatIsLeftOfThem() throws Exception {
        String cut = base64(OBJECT).substring(0, 45);
        assertThat(cut)
                .contains(
                        base64("{\"Authorization\":\"" + TOKEN.substring(0, 9)).substring(0, 30));
        Place place = message("cut", "{\"payload\":\"" + cut + "…");

        assertThat(outputs(place, "nothing")).doesNotContain(cut, cut.substring(24));
    }

    /** Otherwise reports could not be read. */
    @Test
    void doNotTakeHarmlessHeadersWithThem() throws Exception {
        Place place = message(
                "start",
                "{\"payload\":{\"extensions\":{\"authorization\":{\"Authorization\":\"" + TOKEN
                        + "\",\"host\":\"127.0.0.1:4711\",\"accept\":\"application/json\"}}}}");

        assertThat(outputs(place, "sent to 127.0.0.1:4711 as application/json"))
                .contains("sent to 127.0.0.1:4711 as application/json")
                .doesNotContain(TOKEN);
    }

    @Test
    void leavesOtherBase64AsItIs() {
        String harmless = base64("{\"query\":\"{ hello }\",\"variables\":{\"a\":1}}");

        assertThat(Redaction.masking().general().text("got " + harmless)).isEqualTo("got " + harmless);
    }

    private String outputs(Place place, String found) throws Exception {
        Samples.Tape tape = new Samples.Tape();
        place.planted().accept(tape);
        tape.told(new ApplicationEvent.Failed("op", "refused: " + found, Json.array(List.of(Json.of(found)))));
        tape.told(new ApplicationEvent.ConnectionFailed("refused: " + found, 4403, found));
        Finding finding = Samples.finding("DEMO-S-01", 0, "not " + found, found);
        ScenarioResult result = new ScenarioResult(
                Samples.scenario("demo.stream.completes"),
                Role.CLIENT,
                Verdict.FAILED,
                "refused: " + found,
                List.of(finding),
                List.of("refused with " + found),
                null,
                tape.transcript(),
                tape.transcript().length());
        Report report = Samples.report(Samples.run(Role.CLIENT, result));
        Path file = folder.resolve("results.json");
        Results results = new ResultsOf(Redaction.masking(), Samples.REPEAT).report(report);
        ResultsJson.write(results, file);
        String files = Files.readString(file) + rendered(results);
        ConsoleStyle wide = ConsoleStyle.plain().withWidth(4000);
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        RunListener progress = new ProgressLine(true, 4000, new PrintStream(shown, true, StandardCharsets.UTF_8)).run();
        progress.planned(1);
        progress.finished(result);
        return files
                + new FailureStory(wide, Redaction.masking(), Samples.REPEAT)
                        .of(report.runs().get(0), result)
                + new ConsoleSummary(wide).of(results)
                + shown.toString(StandardCharsets.UTF_8);
    }

    /** All that is made of them, whatever the format. */
    private String rendered(Results results) throws Exception {
        Path out = folder.resolve("out");
        List<ReportTarget> targets = Stream.of(ReportFormat.values())
                .map(format -> new ReportTarget(format, out.resolve(format.place())))
                .toList();
        new ReportWriter(FailOn.MUST).write(results, targets);
        StringBuilder all = new StringBuilder(String.join("\n", new GithubAnnotations(FailOn.MUST).of(results)));
        try (Stream<Path> files = Files.walk(out)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(one));
            }
        }
        return all.toString();
    }

    /** The token as it is, and the base64 of its middle in each of the three alignments. */
    private static String[] needles() {
        List<String> needles = new ArrayList<>(List.of(TOKEN));
        for (int skipped = 0; skipped < 3; skipped++) {
            String part = TOKEN.substring(skipped);
            part = part.substring(0, part.length() / 3 * 3);
            needles.add(base64(part));
            needles.add(url(part));
        }
        return needles.toArray(String[]::new);
    }

    /** Nothing but the method of the request says that the response holds a secret. */
    private static Place reservation(String name, Direction request, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        Direction response = request == Direction.SENT ? Direction.RECEIVED : Direction.SENT;
        return new Place(name + ", " + request, tape -> {
            tape.on(request, new WireEvent.Asked(new HttpHead("PUT /graphql HTTP/1.1", List.of()), new byte[0], 0));
            tape.on(
                    response,
                    new WireEvent.Answered(new HttpHead("HTTP/1.1 201 Created", List.of()), octets, octets.length));
        });
    }

    /** What refuses a reservation, and what other requests are answered, can be read. */
    @ParameterizedTest
    @CsvSource({"PUT, 409 Conflict, Conflict", "PUT, 200 OK, no stream here", "POST, 200 OK, accepted"})
    void areNotWhateverAnswersARequest(String method, String status, String body) throws Exception {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        Place place = new Place("answer", tape -> {
            tape.on(
                    Direction.SENT,
                    new WireEvent.Asked(new HttpHead(method + " /graphql HTTP/1.1", List.of()), new byte[0], 0));
            tape.on(
                    Direction.RECEIVED,
                    new WireEvent.Answered(new HttpHead("HTTP/1.1 " + status, List.of()), octets, octets.length));
        });

        assertThat(outputs(place, "nothing")).contains("with body " + body);
    }

    private static Place request(String name, String target, Map<String, String> fields) {
        HttpHead head = new HttpHead("GET " + target + " HTTP/1.1", List.copyOf(fields.entrySet()));
        return new Place(name, tape -> tape.on(Direction.RECEIVED, new WireEvent.Requested(head)));
    }

    private static Place message(String name, String text) {
        return new Place(name, tape -> tape.received(text));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return JsonText.write(Json.of(text));
    }

    private static String compact(String json) {
        return json.replaceAll("\\s", "");
    }

    /** Where it is planted. */
    record Place(String name, Consumer<Samples.Tape> planted) {
        @Override
        public String toString() {
            return name;
        }
    }
}
