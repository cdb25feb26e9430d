package io.graphqltck.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read strictly, and whatever is sent for it is refused in one way only. */
class JsonTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"null", "[1,-2.5,\"é😀\\u2028\",true,{\"a\":{}}]", "{\"b\":1,\"a\":null}", "1e400"})
    void readsWhatItWrites(String text) throws JsonSyntaxException {
        Json value = JsonText.read(text);

        assertThat(JsonText.read(JsonText.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{\"a\":[1,2",
                "[1,]",
                "{\"a\":}",
                "{'a':1}",
                "{a:1}",
                "NaN",
                "01",
                "+1",
                "1.",
                "\"\n\"",
                "{} {}",
                "[] x",
                "// c\n1",
                "1e99999999999",
                "\uFEFF1",
                "\"\\x\"",
                "tru"
            })
    void refusesWhatIsNoJson(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(JsonSyntaxException.class);
        try (Lease lease = SharedMemory.OF_PROCESS.lease()) {
            assertThatThrownBy(() -> JsonText.read(octets, lease)).isInstanceOf(JsonSyntaxException.class);
        }
        // The size of a number is no matter of syntax.
        if (!text.equals("1e99999999999")) {
            assertThatThrownBy(() -> JsonText.check(octets)).isInstanceOf(JsonSyntaxException.class);
        }
    }

    /** Octets are what arrives, in messages of any size; the whole of them is not needed as characters. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "[1,-2.5,\"é😀\u2028\",true,{\"a\":{}}]", "{\"b\":1,\"a\":null}"})
    void readsOctetsAsItReadsText(String text) throws JsonSyntaxException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        try (Lease lease = SharedMemory.OF_PROCESS.lease()) {
            assertThat(JsonText.read(octets, lease)).isEqualTo(JsonText.read(text));
        }
        JsonText.check(octets);
    }

    @Test
    void refusesNestingWithoutEndAndNumbersWithoutEnd() {
        assertThatThrownBy(() -> JsonText.read("[".repeat(100_000))).isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(() -> JsonText.read("9".repeat(100_000))).isInstanceOf(JsonSyntaxException.class);
    }

    /** As if the whole was written and then cut. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 24, 25, 26, 27, 100})
    void writesTheBeginning(int most) throws JsonSyntaxException {
        Json value = JsonText.read("{\"a\":[1,2,{}],\"b\":\"text\"}");
        String whole = JsonText.write(value);

        assertThat(JsonText.beginning(value, most))
                .isEqualTo(whole.length() > most ? whole.substring(0, most) + "…" : whole);
    }

    @Test
    void comparesNumbersByValueAndObjectsWithoutOrder() throws JsonSyntaxException {
        assertThat(JsonText.read("{\"a\":1,\"b\":100}")).isEqualTo(JsonText.read("{\"b\":1e2,\"a\":1.0}"));
        assertThat(JsonText.read("[1e2]")).hasSameHashCodeAs(JsonText.read("[100.00]"));
    }
}
