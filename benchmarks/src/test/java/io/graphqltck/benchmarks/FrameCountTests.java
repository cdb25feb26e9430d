package io.graphqltck.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameCountTests {

    private static final String HEAD = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
    /** An empty text frame, one of three octets, and one of 200 with a length of 16 bits. */
    private static final String FRAMES = "\u0081\u0000" + "\u0081\u0003abc" + "\u0081~\u0000\u00c8" + "x".repeat(200);

    @Test
    void countsTheHeadAndEachFrameWhateverTheSlices() {
        for (int size : new int[] {1, 2, 7, 1000}) {
            assertThat(counted(HEAD + FRAMES, size)).as("slices of %d", size).isEqualTo(4);
        }
    }

    @Test
    void doesNotCountAFrameThatIsNotWhole() {
        assertThat(counted(HEAD + FRAMES.substring(0, FRAMES.length() - 1), 5)).isEqualTo(3);
    }

    @Test
    void countsNothingBehindARefusal() {
        assertThat(counted("HTTP/1.1 400 Bad Request\r\n\r\n" + FRAMES, 3)).isEqualTo(1);
    }

    private static int counted(String text, int size) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        FrameCount count = new FrameCount();
        for (int from = 0; from < octets.length; from += size) {
            count.feed(Unpooled.wrappedBuffer(octets, from, Math.min(size, octets.length - from)));
        }
        return count.units();
    }
}
