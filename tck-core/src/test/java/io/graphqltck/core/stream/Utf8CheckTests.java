package io.graphqltck.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Utf8CheckTests {

    /** All pairs of octets, and all sequences of up to four octets around the bounds, against the platform's decoder. */
    @Test
    void agreesWithThePlatform() {
        int[] bounds = {
            0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
        };
        for (int a = 0; a < 256; a++) {
            check(a);
            for (int b = 0; b < 256; b++) {
                check(a, b);
            }
        }
        for (int a : bounds) {
            for (int b : bounds) {
                for (int c : bounds) {
                    check(a, b, c);
                    for (int d : new int[] {0x7F, 0x80, 0xBF, 0xC0}) {
                        check(a, b, c, d);
                    }
                }
            }
        }
    }

    private static void check(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        if (Utf8Check.accepts(octets) != platformAccepts(octets)) {
            assertThat(octets).as("judged differently").isNull();
        }
    }

    private static boolean platformAccepts(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
