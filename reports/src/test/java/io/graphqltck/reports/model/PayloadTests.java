package io.graphqltck.reports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PayloadTests {

    @Test
    void of_a_close_frame_is_its_code_and_its_reason() {
        assertThat(Payload.of(new WireEvent.Close(4400, "ä"))).isEqualTo(octets("1130c3a4"));
        assertThat(Payload.of(new WireEvent.Close(null, ""))).isEmpty();
    }

    @Test
    void of_text_is_told_by_the_text_unless_it_is_not_utf_8() {
        assertThat(Payload.of(message(false, "7b7d"))).isNull();
        assertThat(Payload.of(message(false, "7bff7d"))).isEqualTo(octets("7bff7d"));
        assertThat(Payload.of(message(false, "efbfbd"))).isNull();
    }

    @Test
    void of_a_binary_message_and_of_pings_is_never_told_by_a_text() {
        assertThat(Payload.of(message(true, "7b7d"))).isEqualTo(octets("7b7d"));
        assertThat(Payload.of(new WireEvent.Ping("x".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(octets("78"));
        assertThat(Payload.of(new WireEvent.Pong(new byte[0]))).isEmpty();
    }

    private static WireEvent.Message message(boolean binary, String hex) {
        byte[] octets = octets(hex);
        return new WireEvent.Message(binary, octets, octets.length, 1, false);
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
