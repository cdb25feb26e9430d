package io.graphqltck.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Agrees with Java's own strict decoder, without the characters that it makes. */
class Utf8CheckTests {

    /** Every lead octet with every second octet, alone and with what would continue a longer character. */
    @Test
    void agreesWithTheStrictDecoder() {
        byte[][] tails = {{}, {(byte) 0x80}, {(byte) 0xBF, (byte) 0xBF}, {'a'}};
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                for (byte[] tail : tails) {
                    byte[] octets = new byte[2 + tail.length];
                    octets[0] = (byte) first;
                    octets[1] = (byte) second;
                    System.arraycopy(tail, 0, octets, 2, tail.length);
                    if (Utf8Check.accepts(octets) != decodes(octets)) {
                        assertThat(Utf8Check.accepts(octets))
                                .as("%02x %02x and %d more", first, second, tail.length)
                                .isEqualTo(decodes(octets));
                    }
                }
            }
        }
        assertThat(Utf8Check.accepts(new byte[0])).isTrue();
        assertThat(Utf8Check.accepts(new byte[] {(byte) 0xC3})).isFalse();
    }

    private static boolean decodes(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
