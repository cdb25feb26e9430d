package io.graphqltck.core.play.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Another reader inflates what the kit has coded, as soon as it is there. */
class ContentCodingTests {

    @Test
    void gzipIsRead() throws IOException {
        byte[] coded = of("gzip").whole(octets("once and once and once"));

        assertThat(new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes())
                .isEqualTo(octets("once and once and once"));
    }

    @Test
    void deflateIsReadInItsZlibFormat() throws IOException {
        byte[] coded = of("Deflate").whole(octets("once"));

        assertThat(new InflaterInputStream(new ByteArrayInputStream(coded)).readAllBytes())
                .isEqualTo(octets("once"));
    }

    @Test
    void brotliIsStored() {
        // The size of the window, an uncompressed meta-block of four bytes, and the empty last one.
        assertThat(of("br").whole(octets("once"))).isEqualTo(new byte[] {0x30, 0, 0x10, 'o', 'n', 'c', 'e', 3});
    }

    @Test
    void eachWriteCanBeReadWhenItIsThere() throws IOException {
        ContentCoding coding = of("gzip");
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (String text : List.of("first", "second")) {
            coding.coded(List.of(new Outgoing.Body(octets(text))))
                    .forEach(item -> sent.writeBytes(((Outgoing.Body) item).octets()));
            byte[] read = new byte[text.length()];
            GZIPInputStream reader = new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray()));
            reader.skipNBytes(text.equals("second") ? "first".length() : 0);
            assertThat(reader.readNBytes(read, 0, read.length)).isEqualTo(read.length);
            assertThat(read).isEqualTo(octets(text));
        }
    }

    @Test
    void theEndIsCodedToo() throws IOException {
        ContentCoding coding = of("gzip");
        List<Outgoing> items = coding.coded(List.of(new Outgoing.Body(octets("all")), new Outgoing.EndOfBody()));

        assertThat(items).hasSize(3).last().isInstanceOf(Outgoing.EndOfBody.class);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        items.subList(0, 2).forEach(item -> sent.writeBytes(((Outgoing.Body) item).octets()));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray())).readAllBytes())
                .isEqualTo(octets("all"));
    }

    @Test
    void whatTheKitDoesNotKnowIsSentAsItIs() {
        assertThat(ContentCoding.of(List.of(Map.entry("content-encoding", "zstd"))))
                .isNull();
        assertThat(ContentCoding.of(List.of(Map.entry("content-type", "gzip")))).isNull();
    }

    private static ContentCoding of(String name) {
        @Nullable ContentCoding coding = ContentCoding.of(List.of(Map.entry("Content-Encoding", name)));
        if (coding == null) {
            throw new AssertionError(name);
        }
        return coding;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
