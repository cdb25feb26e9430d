package io.graphqltck.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the kit makes right is accepted by what verifies it, and each defect is refused for the sentence that it breaks. */
class AppsyncAuthorisedTests {

    private static final byte[] BODY = "{\"query\":\"{ hello }\"}".getBytes(StandardCharsets.UTF_8);
    private static final List<String> MANNERS = List.of(
            "",
            ",\"dated\":\"-4m\"",
            ",\"dated\":\"0s\"",
            ",\"raw\":true",
            ",\"pretty\":true",
            ",\"lower-case\":true",
            ",\"token-first\":true",
            ",\"unpadded\":true",
            ",\"without\":[\"content-encoding\"]",
            ",\"also\":{\"x-amz-user-agent\":\"aws-amplify/6\"}");

    static Stream<String> modes() {
        return Stream.of(
                "\"api-key\"",
                "\"jwt\"",
                "\"lambda\"",
                "{\"mode\":\"lambda\",\"token\":\"a???~~~>>>\"}",
                "\"iam\"",
                "{\"mode\":\"iam\",\"session\":true}",
                "{\"mode\":\"iam\",\"host\":\"api.example.com\"}");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void acceptsWhatIsRight(String credentials) {
        Setting setting = Kit.setting(credentials);
        for (String manner : MANNERS) {
            for (Form form : Form.values()) {
                Authorised authorised = Kit.authorised("{\"form\":\"" + form.word() + "\"" + manner + "}");
                assertThat(Kit.refused(connected(authorised, setting)))
                        .as("%s %s", form, manner)
                        .isEmpty();
            }
            Authorised authorised = Kit.authorised("{\"form\":\"query\"" + manner + "}");
            JsonObject start = authorised.in(Kit.start(Kit.DATA), setting);
            assertThat(authorised.objections(start, setting)).as(manner).isEmpty();
            assertThat(requested(authorised, setting)).as(manner).isEmpty();
        }
    }

    /** Over HTTP/2 there is no Host: what is signed as that stands in :authority. */
    @ParameterizedTest
    @MethodSource("modes")
    void acceptsWhatIsRightOverHttp2(String credentials) {
        Setting setting = Kit.setting(credentials);
        HttpHead bare = new HttpHead("POST /graphql HTTP/2", List.of());
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : Kit.authorised("{}").fields(bare, BODY, setting)) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            fields.add(Map.entry(name.equals("host") ? ":authority" : name, field.getValue()));
        }
        fields.add(Map.entry(":scheme", "https"));

        assertThat(Kit.authorised("{}").objections(new HttpHead(bare.startLine(), fields), BODY, setting))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void blamesNobodyWhereNoTurnAsks(String credentials) {
        Setting setting = Kit.setting(credentials);
        Authorised any = Kit.authorisation().any();
        Authorised authorised = Kit.authorised("{}");

        assertThat(any.objections(Kit.arrived(authorised.on(Kit.upgrade(), setting)), setting))
                .isEmpty();
        assertThat(any.objections(authorised.in(Kit.start(Kit.DATA), setting), setting))
                .isEmpty();
        assertThat(any.objections((JsonObject) Kit.json("{\"type\":\"stop\",\"id\":\"1\"}"), setting))
                .isEmpty();
    }

    static Stream<String> wrongConnects() {
        return wrong(Authorised.Act.CONNECT);
    }

    @ParameterizedTest
    @MethodSource("wrongConnects")
    void refusesAConnectThatIsWrong(String content) {
        Setting setting = Kit.setting(credentialsFor(content));
        Authorised wrong = Kit.authorised(content);

        assertThat(Kit.refused(Kit.authorised("{}").objections(Kit.arrived(wrong.on(Kit.upgrade(), setting)), setting)))
                .isNotEmpty();
        assertThat(Kit.refused(
                        Kit.authorisation().any().objections(Kit.arrived(wrong.on(Kit.upgrade(), setting)), setting)))
                .isNotEmpty();
    }

    static Stream<String> wrongStarts() {
        return wrong(Authorised.Act.MESSAGE);
    }

    @ParameterizedTest
    @MethodSource("wrongStarts")
    void refusesAStartThatIsWrong(String content) {
        Setting setting = Kit.setting(credentialsFor(content));
        JsonObject start = Kit.authorised(content).in(Kit.start(Kit.DATA), setting);

        assertThat(Kit.refused(Kit.authorised("{}").objections(start, setting))).containsExactly("ASY-C-30");
    }

    static Stream<String> wrongRequests() {
        return wrong(Authorised.Act.REQUEST);
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void refusesARequestThatIsWrong(String content) {
        Setting setting = Kit.setting(credentialsFor(content));

        assertThat(requested(Kit.authorised(content), setting)).isNotEmpty();
    }

    /** Each defect with each mode and form that can have it. */
    private static Stream<String> wrong(Authorised.Act act) {
        List<String> all = new ArrayList<>();
        for (Defect defect : Defect.values()) {
            for (Mode mode : Mode.values()) {
                List<Form> forms = act == Authorised.Act.CONNECT ? List.of(Form.values()) : List.of(Form.QUERY);
                for (Form form : forms) {
                    if (defect.fits(act, mode, act == Authorised.Act.CONNECT ? form : null)) {
                        all.add("{\"mode\":\"%s\",\"form\":\"%s\",\"wrong\":\"%s\"}"
                                .formatted(mode.word(), form.word(), defect.word()));
                    }
                }
            }
        }
        return all.stream();
    }

    private static String credentialsFor(String content) {
        return "\"" + ((JsonObject) Kit.json(content)).text("mode") + "\"";
    }

    private static List<Objection> connected(Authorised authorised, Setting setting) {
        return authorised.objections(Kit.arrived(authorised.on(Kit.upgrade(), setting)), setting);
    }

    private static List<Objection> requested(Authorised authorised, Setting setting) {
        HttpHead bare = new HttpHead("POST /graphql HTTP/1.1", List.of());
        List<Map.Entry<String, String>> fields = authorised.fields(bare, BODY, setting);
        return Kit.authorised("{}").objections(new HttpHead(bare.startLine(), fields), BODY, setting);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            api-key | query       | no-payload         | ASY-C-06
            api-key | query       | not-json           | ASY-C-06
            api-key | subprotocol | padded             | ASY-C-08
            api-key | subprotocol | standard-alphabet  | ASY-C-08
            api-key | headers     | missing            | ASY-C-05
            api-key | query       | other-host         | ASY-C-10
            api-key | query       | unknown-key        | ASY-C-11
            jwt     | query       | expired            | ASY-C-12
            lambda  | headers     | other-token        | ASY-C-13
            iam     | query       | flipped-digit      | ASY-C-15
            iam     | query       | other-path         | ASY-C-15
            iam     | query       | other-region       | ASY-C-15
            iam     | query       | absent-header      | ASY-C-15
            iam     | query       | early              | ASY-C-16
            iam     | query       | unsigned-token     | ASY-C-17
            """)
    void holdsADefectAgainstItsSentence(String mode, String form, String wrong, String requirement) {
        Setting setting = Kit.setting("\"" + mode + "\"");
        Authorised authorised =
                Kit.authorised("{\"mode\":\"%s\",\"form\":\"%s\",\"wrong\":\"%s\"}".formatted(mode, form, wrong));

        assertThat(Kit.refused(connected(authorised, setting))).containsExactly(requirement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            api-key | unknown-key        | ASY-C-53
            jwt     | expired            | ASY-C-54
            lambda  | other-token        | ASY-C-54
            iam     | flipped-digit      | ASY-C-55
            iam     | absent-header      | ASY-C-57
            """)
    void holdsADefectOfARequestAgainstItsSentence(String mode, String wrong, String requirement) {
        Setting setting = Kit.setting("\"" + mode + "\"");

        assertThat(requested(Kit.authorised("{\"mode\":\"%s\",\"wrong\":\"%s\"}".formatted(mode, wrong)), setting))
                .extracting(Objection::requirement)
                .containsExactly(requirement);
    }

    @Test
    void holdsWhatIsMissingInARightSignatureAgainstItsSentence() {
        assertThat(connected(Kit.authorised("{\"form\":\"query\",\"without\":[\"accept\"]}"), Kit.setting("\"iam\"")))
                .extracting(Objection::requirement)
                .containsExactly("ASY-C-14");
    }

    @Test
    void holdsCredentialsInTwoPlacesAgainstTheirSentence() {
        Setting setting = Kit.setting("\"api-key\"");
        HttpHead query = Kit.arrived(Kit.authorised("{\"form\":\"query\"}").on(Kit.upgrade(), setting));
        HttpHead token =
                Kit.arrived(Kit.authorised("{\"form\":\"subprotocol\"}").on(Kit.upgrade(), setting));
        String header = "header-" + headerOf(token);

        assertThat(Kit.authorised("{}").objections(offering(query, header), setting))
                .extracting(Objection::requirement)
                .containsExactly("ASY-C-09");
        assertThat(Kit.authorised("{}").objections(offering(token, header), setting))
                .extracting(Objection::requirement)
                .containsExactly("ASY-C-04");
    }

    private static HttpHead offering(HttpHead head, String token) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(head.fields());
        fields.add(Map.entry("Sec-WebSocket-Protocol", token));
        return new HttpHead(head.startLine(), fields);
    }

    private static String headerOf(HttpHead head) {
        return head.fields().stream()
                .map(Map.Entry::getValue)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> value.startsWith("header-"))
                .map(value -> value.substring("header-".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatShouldHaveBeenSignedAndWhatWas() {
        Setting setting = Kit.setting("\"iam\"");
        Objection path = connected(Kit.authorised("{\"mode\":\"iam\",\"wrong\":\"other-path\"}"), setting)
                .get(0);
        assertThat(path.expected())
                .startsWith(
                        "a signature over the canonical request 'POST\\n/graphql/connect\\n\\naccept:application/json,")
                .endsWith("\\n\\naccept;content-encoding;content-type;host;x-amz-date\\n"
                        + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', whose body is {}");
        assertThat(path.found()).endsWith(", which is made over POST /graphql with the same body");

        String spaced = Kit.DATA.replace(",", ", ");
        JsonObject start = Kit.authorised("{}").in(Kit.start(Kit.DATA), setting);
        JsonObject payload = (JsonObject) java.util.Objects.requireNonNull(start.get("payload"));
        JsonObject other = Json.with(start, "payload", Json.with(payload, "data", Json.of(spaced)));
        assertThat(Kit.authorised("{}").objections(other, setting))
                .singleElement()
                .satisfies(objection -> assertThat(objection.found())
                        .endsWith("which is made over POST /graphql with the body " + Kit.DATA));
    }

    @Test
    void refusesAnotherModeOrFormThanTheTurnAsksFor() {
        Setting setting = Kit.setting("\"api-key\"");
        HttpHead key = Kit.arrived(Kit.authorised("{}").on(Kit.upgrade(), setting));

        assertThat(Kit.refused(Kit.authorised("{\"mode\":\"iam\"}").objections(key, setting)))
                .containsExactly("ASY-C-15");
        assertThat(Kit.refused(Kit.authorised("{\"form\":\"headers\"}").objections(key, setting)))
                .containsExactly("ASY-C-05");
        assertThat(Kit.authorised("{\"form\":\"query\"}").objections(key, setting))
                .isEmpty();
    }

    /** An application may be given a token that is not good any more; the client presents it all the same. */
    @Test
    void doesNotBlameAClientForTheTokenThatItWasGiven() {
        Setting setting = Kit.setting("{\"mode\":\"jwt\",\"wrong\":\"expired\"}");

        assertThat(connected(Kit.authorised("{}"), setting)).isEmpty();
        assertThat(connected(Kit.authorised("{\"bearer\":true}"), setting)).isEmpty();
    }

    /** A client that connects again must sign again. */
    @Test
    void refusesWhatWasMadeSixMinutesAgo() {
        HttpHead head = Kit.arrived(Kit.authorised("{}").on(Kit.upgrade(), Kit.setting("\"iam\"")));
        Setting later = Kit.setting("\"iam\"", Kit.NOW.plus(Duration.ofMinutes(6)));

        assertThat(Kit.refused(Kit.authorised("{}").objections(head, later))).containsExactly("ASY-C-16");
    }

    @Test
    void acceptsTheHostWithoutItsPort() {
        Setting setting = Kit.setting("{\"mode\":\"api-key\",\"host\":\"127.0.0.1:4711\"}");
        JsonObject start = (JsonObject) Kit.json("""
                {"type":"start","id":"1","payload":{"data":"{}","extensions":{"authorization":
                {"host":"127.0.0.1","X-Api-Key":"da2-12345678901234567890123456",
                "x-api-key":"da2-12345678901234567890123456"}}}}
                """);

        assertThat(Kit.authorised("{}").objections(start, setting)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            "iam"                                  | expected a map such as `{ mode: iam }`, but found a string
            {"mode":"key"}                         | unknown mode `key`. Known: `api-key`, `iam`, `jwt`, `lambda`.
            {"from":"query"}                       | unknown key `from`. Known: `also`, `bearer`, `dated`, `form`,
            {"form":5}                             | `form` must be a text, but is a number
            {"wrong":"flipped"}                    | nothing is known to be wrong by the name `flipped`.
            {"wrong":"expired"}                    | `wrong: expired` is of the mode `jwt`; write `mode: jwt`
            {"form":"query","wrong":"padded"}      | `wrong: padded` is of the form `subprotocol`; write `form: subprotocol`
            {"dated":"yesterday"}                  | `dated` must be a shift such as `-4m` or `0s`, but is `yesterday`
            """)
    void saysWhatItDoesNotUnderstand(String content, String message) {
        assertThatThrownBy(() -> Kit.authorisation().read(Kit.json(content)))
                .isInstanceOf(AuthorisationException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            5                                      | expected a mode such as `iam`, or a map with a mode, but found a number
            {"api-key":"a"}                        | credentials need a `mode`
            {"mode":"iam","token":"a"}             | unknown key `token` of credentials of the mode `iam`.
            {"mode":"jwt","wrong":"unsigned"}      | the only credentials that are wrong on purpose are `{ mode: jwt, wrong: expired }`
            {"mode":"lambda","token":5}            | `token` must be a text
            """)
    void saysWhichCredentialsItDoesNotUnderstand(String content, String message) {
        assertThatThrownBy(() -> Kit.authorisation().credentials(Kit.json(content), Kit.NOW))
                .isInstanceOf(AuthorisationException.class)
                .hasMessageStartingWith(message);
    }
}
