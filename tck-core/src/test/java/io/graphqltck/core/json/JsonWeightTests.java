package io.graphqltck.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept after reading weighs what was paid for it while it was read. */
class JsonWeightTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[1,25,\"é😀\",true,{\"a\":{}}]", "{\"b\":1,\"a\":[null,[[]],\"\"]}", "[0,0,0,0,0,0]"})
    void isWhatReadingPays(String text) throws JsonSyntaxException {
        try (Lease lease = SharedMemory.OF_PROCESS.lease()) {
            Json value = JsonText.read(text, lease);

            assertThat(JsonWeight.of(value)).isEqualTo(lease.used());
        }
    }
}
