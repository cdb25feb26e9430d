package io.graphqltck.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.wire.UpgradeRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixed texts and signatures, which two other implementations have computed. */
class VectorsTests {

    private static final String HOST = "example1234567890000.appsync-api.us-east-1.amazonaws.com";
    private static final String V1 = "2f5e7fe25b88c59d1268241cb5f9f153b5b0f89b972aae457542a00969ea352e";
    private static final String V2 = "8d9016e503bcf01b572e411bab15a14b569211a8f3ec3b0b1209bbf921efc896";
    private static final String V3 = "4d416cbd6fd3325876ea20bc0a931b003c6f1bb26b11f5838a29b9dd1cc9f4c0";
    private static final String V3_DATA = "{\"query\":\"subscription onCreateMessage {\\n onCreateMessage {\\n"
            + " __typename\\n message\\n }\\n }\",\"variables\":{}}";
    private static final String SIGNED = "accept;content-encoding;content-type;host;x-amz-date";

    private static final String H_KEY =
            "eyJob3N0IjoiZXhhbXBsZTEyMzQ1Njc4OTAwMDAuYXBwc3luYy1hcGkudXMtZWFzdC0xLmFtYXpvbmF3cy5j"
                    + "b20iLCJ4LWFwaS1rZXkiOiJkYTItMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTYifQ";
    private static final String H_LAM =
            "eyJBdXRob3JpemF0aW9uIjoiYT8/P35+fj4+PiIsImhvc3QiOiJleGFtcGxlMTIzNDU2Nzg5MDAwMC5hcHBz"
                    + "eW5jLWFwaS51cy1lYXN0LTEuYW1hem9uYXdzLmNvbSJ9";
    private static final String H_WS =
            "header-ewogICAgImhvc3QiOiJleGFtcGxlMTIzNDU2Nzg5MDAwMC5hcHBzeW5jLWFwaS51cy1lYXN0LTEu"
                    + "YW1hem9uYXdzLmNvbSIsCiAgICAieC1hcGkta2V5IjoiZGEyLTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Igp9";
    private static final String LAMBDA = "{\"mode\":\"lambda\",\"token\":\"a???~~~>>>\"}";

    private static Headers connect(String credentials, CredentialFormat format) {
        Setting setting = Kit.setting(credentials);
        return new HeaderObjectBuilder(new PlayCredentials(Kit.credentials(), setting), setting, format, null)
                .forConnect(Mode.IAM);
    }

    @Test
    void signsAConnect() {
        assertThat(connect("\"iam\"", CredentialFormat.PLAIN).get("Authorization"))
                .isEqualTo(
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20200401/us-east-1/appsync/aws4_request, SignedHeaders="
                                + SIGNED + ", Signature=" + V1);
    }

    /** The object of the published example, member for member. */
    @Test
    void makesTheWholeObject() {
        assertThat(connect("\"iam\"", CredentialFormat.PLAIN).json())
                .isEqualTo(
                        Kit.json(("{\"accept\":\"application/json, text/javascript\",\"content-encoding\":\"amz-1.0\","
                                        + "\"content-type\":\"application/json; charset=UTF-8\",\"host\":\"HOST\","
                                        + "\"x-amz-date\":\"20200401T001010Z\",\"Authorization\":\"AWS4-HMAC-SHA256 Credential="
                                        + "AKIDEXAMPLE/20200401/us-east-1/appsync/aws4_request, SignedHeaders=SIGNED, Signature=V1\"}")
                                .replace("HOST", HOST)
                                .replace("SIGNED", SIGNED)
                                .replace("V1", V1)));
    }

    /** The service takes no other at its own hosts; elsewhere the region is what the credentials say. */
    @Test
    void signsForTheRegionOfTheHost() {
        assertThat(connect(
                                "{\"mode\":\"iam\",\"host\":\"abc123.appsync-api.eu-west-1.amazonaws.com\"}",
                                CredentialFormat.PLAIN)
                        .get("Authorization"))
                .contains("/eu-west-1/appsync/aws4_request");
        assertThat(connect(
                                "{\"mode\":\"iam\",\"region\":\"ap-south-1\",\"host\":\"api.example.com\"}",
                                CredentialFormat.PLAIN)
                        .get("Authorization"))
                .contains("/ap-south-1/appsync/aws4_request");
    }

    @Test
    void signsASessionToken() {
        Headers headers = connect("{\"mode\":\"iam\",\"session\":true}", CredentialFormat.PLAIN);

        assertThat(headers.get("X-Amz-Security-Token")).isEqualTo("TESTTOKEN//8B==");
        assertThat(headers.get("Authorization")).endsWith(";x-amz-security-token, Signature=" + V2);
    }

    @Test
    void signsAStart() {
        Setting setting = Kit.setting("\"iam\"");
        Headers headers = new HeaderObjectBuilder(
                        new PlayCredentials(Kit.credentials(), setting), setting, CredentialFormat.PLAIN, null)
                .forStart(Mode.IAM, V3_DATA);

        assertThat(headers.get("Authorization")).endsWith("Signature=" + V3);
    }

    @Test
    void signsWithoutContentEncoding() {
        CredentialFormat format = new CredentialFormat(
                null, false, false, false, false, false, false, null, List.of("content-encoding"), Json.object());

        assertThat(connect("\"iam\"", format).get("Authorization"))
                .endsWith("SignedHeaders=accept;content-type;host;x-amz-date, Signature="
                        + "0cd3c1b621a73181ba0d6375625c131f20a10e1777f200da6933722fa25bb80c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                          | f5e1620c9534ba965864e15ace073258161abea4ef6579bdf254a1f2eb23e45a
            {"channel":"/default/room"} | 1b8005604607b89c6ae41fe340fc630c78c8e0796fccb5fccdb4df2ea1cd49cb
            """)
    void signsOtherPathsAndBodies(String body, String signature) {
        SigV4.Scope scope = new SigV4.Scope("20200401", "us-east-1", "appsync");
        String canonical = canonical("/event", body);

        assertThat(SigV4.signature(
                        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                        scope,
                        SigV4.stringToSign("20200401T001010Z", scope, canonical)))
                .isEqualTo(signature);
    }

    @Test
    void writesTheStringsToSign() {
        SigV4.Scope scope = new SigV4.Scope("20200401", "us-east-1", "appsync");

        assertThat(SigV4.stringToSign("20200401T001010Z", scope, canonical("/graphql/connect", "{}")))
                .isEqualTo("AWS4-HMAC-SHA256\n20200401T001010Z\n20200401/us-east-1/appsync/aws4_request\n"
                        + "2f04c7e19d77a43b38064fca294019f70e4f46031c260f207e2ebe9595db563d");
        assertThat(SigV4.stringToSign("20200401T001010Z", scope, canonical("/graphql", V3_DATA)))
                .endsWith("\ne24869fb75f2d71c1fef8659cbde6cf7fe9cc7a40ada981917cace5a3ac02968");
        assertThat(SigV4.hash("{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static String canonical(String path, String body) {
        Map<String, String> headers = Map.of(
                "accept", Signer.ACCEPT,
                "content-encoding", Signer.ENCODING,
                "content-type", Signer.TYPE,
                "host", HOST,
                "x-amz-date", "20200401T001010Z");
        return SigV4.canonical(
                "POST", path, headers, List.of(SIGNED.split(";", -1)), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void presentsAnApiKeyInTheQuery() {
        UpgradeRequest raw = Kit.authorised("{\"raw\":true}").on(Kit.upgrade(), Kit.setting("\"api-key\""));
        UpgradeRequest escaped = Kit.authorised("{}").on(Kit.upgrade(), Kit.setting("\"api-key\""));

        assertThat(raw.target()).isEqualTo("/graphql/realtime?header=" + H_KEY + "==&payload=e30=");
        assertThat(escaped.target()).isEqualTo("/graphql/realtime?header=" + H_KEY + "%3D%3D&payload=e30%3D");
    }

    @Test
    void presentsAnApiKeyInASubprotocolToken() {
        UpgradeRequest request =
                Kit.authorised("{\"form\":\"subprotocol\"}").on(Kit.upgrade(), Kit.setting("\"api-key\""));

        assertThat(request.target()).isEqualTo("/graphql/realtime");
        assertThat(request.subprotocols()).containsExactly("graphql-ws, header-" + H_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "/graphql?header=RAW&payload=e30=,",
        "/graphql?header=ESCAPED&payload=e30%3D,",
        "/graphql,graphql-ws, header-URL"
    })
    void acceptsATokenWhoseBase64HasItsRareLetters(String target, String subprotocol) {
        String there = target.replace("RAW", H_LAM)
                .replace("ESCAPED", H_LAM.replace("/", "%2F").replace("+", "%2B"));
        String token = subprotocol == null
                ? null
                : "graphql-ws, header-" + H_LAM.replace('/', '_').replace('+', '-');

        assertThat(Kit.refused(Kit.authorised("{}").objections(Kit.head(there, token), Kit.setting(LAMBDA))))
                .isEmpty();
        assertThat(Kit.all(Kit.authorised("{}").objections(Kit.head(there, token), Kit.setting(LAMBDA))))
                .isEqualTo(there.contains("+") ? List.of("ASY-C-07") : List.of());
    }

    @Test
    void acceptsATokenOnSeveralLines() {
        assertThat(Kit.authorised("{\"mode\":\"api-key\",\"form\":\"subprotocol\"}")
                        .objections(Kit.head("/graphql", H_WS + ", graphql-ws"), Kit.setting("\"api-key\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"iam, V1", "session, V2"})
    void acceptsTheSignaturesOfOthers(String credentials, String vector) {
        String content = credentials.equals("iam") ? "\"iam\"" : "{\"mode\":\"iam\",\"session\":true}";
        JsonObject object = connect(content, CredentialFormat.PLAIN).json();
        assertThat(object.text("Authorization")).contains(vector.equals("V1") ? V1 : V2);
        String base64 = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(io.graphqltck.core.json.JsonText.write(object).getBytes(StandardCharsets.UTF_8));

        assertThat(Kit.authorised("{}")
                        .objections(Kit.head("/graphql", "graphql-ws, header-" + base64), Kit.setting(content)))
                .isEmpty();
    }
}
