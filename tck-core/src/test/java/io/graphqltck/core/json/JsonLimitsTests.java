package io.graphqltck.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much for the kit is told apart from what is no JSON: it is nobody's mistake. */
final class JsonLimitsTests {

    static Stream<String> tooMuch() {
        return Stream.of(
                "[".repeat(201) + "]".repeat(201),
                "{\"a\":".repeat(201) + "1" + "}".repeat(201),
                "[{\"a\":".repeat(150) + "1" + "}]".repeat(150),
                "1".repeat(1001),
                "0." + "1".repeat(1001),
                "1e99999999999",
                "[" + "0,".repeat(1_000_000) + "0]",
                "[" + "\"\",".repeat(1_000_000) + "0]",
                "[" + "{},".repeat(1_000_000) + "0]",
                "[" + "[],".repeat(1_000_000) + "0]",
                "[" + "null,".repeat(1_000_000) + "0]",
                "[" + "{\"a\":{}},".repeat(500_000) + "0]");
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatIsTooMuchIsALimitOfTheKit(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(JsonLimitException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[1", "{\"a\"}", "[1]]", "nul", "01", "\"", "{\"a\":1,}", "\u0000"})
    void whatIsNoJsonIsNone(String text) {
        assertThatThrownBy(() -> JsonText.read(text))
                .isInstanceOf(JsonSyntaxException.class)
                .isNotInstanceOf(JsonLimitException.class);
    }

    @Test
    void whatIsJustNotTooMuchIsRead() throws Exception {
        assertThat(JsonText.read("[".repeat(200) + "]".repeat(200))).isInstanceOf(Json.JsonArray.class);
        assertThat(JsonText.read("1".repeat(1000))).isInstanceOf(Json.JsonNumber.class);
    }

    /** The values of a text are paid for before there are too many of them, and what was paid is given back. */
    @Test
    void sharesItsMemoryWithAllThatRuns() throws Exception {
        try (Lease others = SharedMemory.OF_PROCESS.lease()) {
            long step = 1 << 20;
            while (others.take(step)) {
                // until nearly nothing is left
            }
            assertThatThrownBy(() -> JsonText.read("[" + "0,".repeat(100_000) + "0]"))
                    .isInstanceOf(JsonLimitException.class)
                    .hasMessageContaining("memory");
        }
        assertThat(JsonText.read("[" + "0,".repeat(100_000) + "0]")).isInstanceOf(Json.JsonArray.class);
    }
}
