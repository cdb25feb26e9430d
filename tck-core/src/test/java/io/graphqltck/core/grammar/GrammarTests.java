package io.graphqltck.core.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.support.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the grammar says of a message, and which schemas it refuses rather than reading them wrongly. */
class GrammarTests {

    private final Grammar grammar = grammar(Demo.resource("demo/grammar.schema.json"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                    {"type":"start","id":"a","payload":{}}  |
                    {"type":"start","id":"a"}               | the message must have a member `payload`
                    {"type":"start","id":5,"payload":{}}    | `id` must be a string, but is a number
                    {"type":"ready"}                        | `type` must be one of init, start, end, ping, pong, but is "ready"
                    {"type":5}                              | `type` must be one of init, start, end, ping, pong, but is 5
                    {}                                      | the message must have a member `type`
                    []                                      | the message must be an object, but is an array
                    null                                    | the message must be an object, but is null
                    """)
    void pointsAtTheMember(String message, String problem) throws JsonSyntaxException {
        assertThat(grammar.problem("client", JsonText.read(message))).isEqualTo(problem);
    }

    @Test
    void knowsWhatEachPartySays() {
        assertThat(grammar.types("server")).containsExactly("ready", "data", "end", "ping", "pong");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"pattern":"a"}                          | the keyword `pattern` at #/$defs/client is not supported
                    {"properties":{"a":{"maximum":1}}}       | the keyword `maximum` at #/$defs/client/properties/a is not supported
                    {"$ref":"#/$defs/nobody"}                | the grammar has no definition `nobody`
                    {"$ref":"other.json"}                    | the reference `other.json` at #/$defs/client leads nowhere
                    {"$ref":"#/$defs/client"}                | the reference `#/$defs/client` at #/$defs/client leads nowhere
                    {"$ref":"#/$defs/server","type":"null"}  | next to the reference at #/$defs/client only a description may stand
                    """)
    void refusesWhatItWouldNotRead(String client, String message) {
        assertThatThrownBy(() -> grammar("{\"$defs\":{\"client\":" + client + ",\"server\":{}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1}       |
                    {"a":1,"b":2} | `b` must not be there
                    {"a":1,"c":2} | `c` must not be there
                    {}            |
                    """)
    void saysWhatMustNotBeThere(String message, String problem) throws JsonSyntaxException {
        Grammar closed = grammar(
                "{\"$defs\":{\"client\":{\"properties\":{\"a\":{},\"b\":false},\"additionalProperties\":false},\"server\":{}}}");

        assertThat(closed.problem("client", JsonText.read(message))).isEqualTo(problem);
    }

    @Test
    void wantsBothParties() {
        assertThatThrownBy(() -> grammar("{\"$defs\":{\"client\":{}}}"))
                .hasMessage("the grammar has no definition `server`");
    }

    private static Grammar grammar(String schema) {
        try {
            return new Grammar((Json.JsonObject) JsonText.read(schema));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            null                                              | X-S-01
            {"a":1}                                           | X-S-01
            {"type":"other"}                                  | X-S-02
            {"type":"ping"}                                   | X-S-03
            {"type":"data","id":1,"payload":{"d":"x"}}        | X-S-04
            {"type":"data","payload":{"d":"x"}}               | X-S-04
            {"type":"data","id":"1","payload":{"d":1}}        | X-S-05
            {"type":"data","id":"1","payload":{}}             | X-S-06
            {"type":"data","id":"1","payload":{"d":"x","e":1}} | X-S-07
            {"type":"data","id":"1","payload":7}              | X-S-07
            """)
    void saysWhichRequirementAWrongMessageBreaks(String message, String requirement) throws JsonSyntaxException {
        Grammar grammar = new Grammar((JsonObject) JsonText.read("""
                { "$defs": {
                  "client": {},
                  "server": {
                    "oneOf": [ { "$ref": "#/$defs/data" } ],
                    "requirement": "X-S-01", "requirementOfUnknown": "X-S-02", "requirementsOfUnknown": { "ping": "X-S-03" }
                  },
                  "data": {
                    "type": "object", "required": ["type", "id", "payload"], "requirement": "X-S-07",
                    "properties": {
                      "type": { "const": "data" },
                      "id": { "$ref": "#/$defs/id", "requirement": "X-S-04" },
                      "payload": {
                        "type": "object", "required": ["d"],
                        "properties": {
                          "d": { "type": "string", "requirement": "X-S-05", "requirementIfMissing": "X-S-06" },
                          "e": { "type": "string" }
                        }
                      }
                    }
                  },
                  "id": { "type": "string" }
                } }
                """));

        assertThat(grammar.problem("server", JsonText.read(message))).isNotNull();
        assertThat(grammar.requirement("server", JsonText.read(message))).isEqualTo(requirement);
        assertThat(grammar.requirements()).hasSize(7);
    }
}
