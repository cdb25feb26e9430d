package io.graphqltck.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.support.Demo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pattern says, and what it matches, as the documentation of scenarios lists it. */
class BindingsTests {

    private final Protocol protocol = Demo.protocol("  []");
    private final Bindings bindings = new Bindings(protocol.operations(), "k1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    text                        | "text"
                    $$text                      | "$text"
                    <<text>                     | "<text>"
                    $key                        | "k1"
                    $count                      | {"query":"subscription { count }"}
                    $count.2                    | {"count":2}
                    $keyed                      | {"query":"query($key: String!) { keyed(key: $key) }","variables":{"key":"k1"},"operationName":"Keyed"}
                    <any>                       | null
                    <string>                    | "text"
                    <number>                    | 1
                    <boolean>                   | true
                    <object>                    | {}
                    <array>                     | []
                    <errors>                    | [{"message":"failing on purpose"}]
                    {<json>: {a: [1, "b"]}}     | "{\\"a\\":[1,\\"b\\"]}"
                    {<json>: $count}            | "{\\"query\\":\\"subscription { count }\\"}"
                    {<base64>: {<json>: {}}}    | "e30="
                    {<base64url>: {<json>: {}}} | "e30"
                    {<base64>: 'a???~~~>>>'}    | "YT8/P35+fj4+Pg=="
                    {<base64url>: 'a???~~~>>>'} | "YT8_P35-fj4-Pg"
                    """)
    void says(String pattern, String said) throws JsonSyntaxException {
        assertThat(bindings.say(pattern(pattern))).isEqualTo(JsonText.read(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {data: $count.1}                     | {"data":{"count":1},"errors":[{"message":"added"}]} | false
                    {data: {count: 1}}                   | {"data":{"count":1},"errors":[{"message":"added"}]} | false
                    {data: {count: 1}}                   | {"data":{"count":1},"errors":[]}                    | true
                    {data: {count: 1}}                   | {"data":{"count":1},"errors":null,"extensions":{}}  | true
                    {data: {count: 1}, errors: <errors>} | {"data":{"count":1},"errors":[{"message":"named"}]} | true
                    {data: <any>}                        | {"data":{"count":1},"errors":[{"message":"free"}]}  | true
                    """)
    void aResultWhoseErrorsAreNotNamedHasNone(String pattern, String value, boolean fits) throws JsonSyntaxException {
        assertThat(bindings.match(pattern(pattern), JsonText.read(value)) == null)
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"<absent>", "<null or absent>", "<object or null or absent>"})
    void leavesOut(String pattern) {
        assertThat(bindings.say(new Pattern.Members(java.util.Map.of("a", pattern(pattern)))))
                .isEqualTo(Json.object());
    }

    @ParameterizedTest
    @CsvSource({"<~ ^a>", "<not a>"})
    void hasNothingToSayFor(String pattern) {
        assertThatThrownBy(() -> bindings.say(pattern(pattern))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void makesAVariableUpOnce() {
        Json first = Objects.requireNonNull(bindings.say(new Pattern.Variable("op")));

        assertThat(bindings.say(new Pattern.Variable("op"))).isEqualTo(first);
        assertThat(bindings.say(new Pattern.Variable("other"))).isNotEqualTo(first);
        assertThat(bindings.say(new Pattern.Fresh())).isNotEqualTo(bindings.say(new Pattern.Fresh()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1                           | 1.0
                    <any>                       | null
                    <null or absent>            | null
                    <object or null or absent>  | null
                    <object or null or absent>  | {"a":1}
                    <object or array>           | {"a":1}
                    <object or array>           | [1]
                    <errors>                    | [{"message":""}]
                    <~ ^a.c$>                   | "abc"
                    <not abc>                   | "ab"
                    <not 5>                     | "5"
                    { a: 1 }                    | {"b":2,"a":1}
                    [ 1, <string> ]             | [1,"x"]
                    $count                      | {"query":"subscription Own { count __typename }","variables":null}
                    $keyed                      | {"query":"query Keyed($key: String!) { keyed(key: $key) }","variables":{"key":"k1"},"operationName":"Keyed"}
                    $keyed.1                    | {"keyed":"x"}
                    {<json>: {b: 1}}            | "{ \\"a\\":0,\\n\\"b\\":1.0}"
                    {<json>: $count}            | "{\\"query\\":\\"subscription A{count}\\",\\"variables\\":{}}"
                    {<base64>: {<json>: {}}}    | "e30="
                    {<base64>: {<json>: {}}}    | "e30K"
                    {<base64url>: {<json>: {}}} | "e30"
                    {<base64url>: 'é?~>>>'}     | "w6k_fj4-Pg"
                    """)
    void matches(String pattern, String value) throws JsonSyntaxException {
        assertThat(bindings.match(pattern(pattern), JsonText.read(value))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                    1                  | "1"                    | expected 1, found "1"
                    <absent>           | null                   | expected nothing, found null
                    <string>           | 5                      | expected a string, found 5
                    <object>           | null                   | expected an object, found null
                    <errors>           | []                     | expected a non-empty array of objects with a string `message`, found []
                    <errors>           | [{"message":5}]        | expected a non-empty array of objects with a string `message`, found [{"message":5}]
                    <~ ^a>             | "ba"                   | expected <~ ^a>, found "ba"
                    <not 5>            | 5                      | expected <not 5>, found 5
                    { a: { b: 1 } }    | {"a":{"b":2}}          | `a.b`: expected 1, found 2
                    { a: { b: 1 } }    | {"a":{}}               | `a.b`: expected 1, found nothing
                    { a: 1 }           | [1]                    | expected an object, found [1]
                    {<json>: {a: 1}}   | "{\\"a\\":2}"            | `<json>.a`: expected 1, found 2
                    {<json>: {}}       | {}                     | expected {<json>: {}}, found {}
                    {<json>: {}}       | "{} {}"                | expected {<json>: {}}, found "{} {}" (a text that is no JSON: there is text after the JSON value)
                    {<base64>: a}      | "YQ"                   | expected {<base64>: "a"}, found "YQ" (base64 without its padding)
                    {<base64url>: a}   | "YQ=="                 | expected {<base64url>: "a"}, found "YQ==" (base64url with padding)
                    {<base64url>: a}   | "/w"                   | expected {<base64url>: "a"}, found "/w" (a text that is no base64url: Illegal base64 character 2f)
                    {<base64url>: a}   | "_w"                   | expected {<base64url>: "a"}, found "_w" (base64url of bytes that are no UTF-8)
                    [ 1, 2 ]           | [1]                    | expected an array of 2 items, found [1]
                    [ 1, 2 ]           | [1,3]                  | `[1]`: expected 2, found 3
                    $count             | {"query":"{ other }"}  | `query`: expected "subscription { count }", found "{ other }"
                    $count             | {}                     | `query`: expected "subscription { count }", found nothing
                    """)
    void saysWhatDiffers(String pattern, String value, String mismatch) throws JsonSyntaxException {
        assertThat(bindings.match(pattern(pattern), JsonText.read(value))).hasToString(mismatch);
    }

    @Test
    void comparesARequestsVariablesAndName() throws JsonSyntaxException {
        String query = "{\"query\":\"query($key: String!) { keyed(key: $key) }\"";

        assertThat(bindings.match(pattern("$keyed"), JsonText.read(query + ",\"variables\":{\"key\":\"k2\"}}")))
                .hasToString("`variables`: expected {\"key\":\"k1\"}, found {\"key\":\"k2\"}");
        assertThat(bindings.match(pattern("$keyed"), JsonText.read(query + ",\"variables\":{\"key\":\"k1\"}}")))
                .as("the one operation of a document need not be named")
                .isNull();
        assertThat(bindings.match(
                        pattern("$keyed"),
                        JsonText.read(query + ",\"variables\":{\"key\":\"k1\"},\"operationName\":\"Other\"}")))
                .hasToString("`operationName`: expected Keyed, found \"Other\"");
        String two = query.replace("\"}\"", "").substring(0, query.length() - 1) + " query B { b }\"";
        assertThat(bindings.match(pattern("$keyed"), JsonText.read(two + ",\"variables\":{\"key\":\"k1\"}}")))
                .hasToString("`operationName`: expected Keyed, found nothing");
    }

    /** More levels than the kit reads may be JSON all the same. */
    @Test
    void aStringOfTooManyLevelsIsNoMismatch() {
        Json deep = Json.of("[".repeat(201) + "]".repeat(201));

        assertThatThrownBy(() -> bindings.match(pattern("{<json>: []}"), deep))
                .isInstanceOf(KitLimitException.class)
                .hasMessageStartingWith("a string that should hold JSON cannot be read: it exceeds a limit of the kit");
    }

    @Test
    void capturesAVariableAndComparesItAfterwards() {
        assertThat(bindings.match(new Pattern.Variable("op"), Json.of("a"))).isNull();

        assertThat(bindings.match(new Pattern.Variable("op"), Json.of("b"))).hasToString("expected \"a\", found \"b\"");
        assertThat(bindings.say(new Pattern.Variable("op"))).isEqualTo(Json.of("a"));
    }

    @Test
    void forgetsWhatAMismatchHadCaptured() throws JsonSyntaxException {
        Pattern pattern = pattern("[ $op, 1 ]");
        assertThat(bindings.match(pattern, JsonText.read("[\"a\", 2]"))).isNotNull();

        assertThat(bindings.match(pattern, JsonText.read("[\"b\", 1]"))).isNull();
    }

    /** The payload of a message that the loader reads, which is how patterns come to be. */
    private static Pattern pattern(String yaml) {
        boolean flow = yaml.startsWith("{") || yaml.startsWith("[");
        Protocol read = Demo.withDialogue(
                "client",
                "- application: { subscribes: $count, as: some }\n- client illegally: { payload: "
                        + (flow ? yaml : yaml.matches("\\d+") ? yaml : "'" + yaml + "'") + ", again: [ $op, $op ] }");
        List<Turn> dialogue = Demo.only(read).dialogue();
        Pattern message = ((Act.Says) ((Turn.Speech) dialogue.get(1)).act()).message();
        @Nullable Pattern payload = ((Pattern.Members) message).members().get("payload");
        return Objects.requireNonNull(payload);
    }
}
