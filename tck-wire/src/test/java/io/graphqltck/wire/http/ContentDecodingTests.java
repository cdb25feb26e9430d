package io.graphqltck.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.wire.HttpHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentDecodingTests {

    private static final int LIMIT = 1 << 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ContentDecoding decoding(String coding) {
        return ContentDecoding.of(coding, LIMIT, (octets, from, to) -> out.write(octets, from, to - from));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write(plain);
        }
        return coded.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void octetByOctet(ContentDecoding decoding, byte[] octets) throws MalformedHttpException {
        for (int i = 0; i < octets.length; i++) {
            decoding.octets(octets, i, i + 1);
        }
    }

    @Test
    void whatIsFlushedComesOutAtOnce() throws Exception {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        ContentDecoding decoding = decoding("gzip");
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded, 512, true)) {
            for (String part : List.of("first", "second", "third")) {
                gzip.write(utf8(part));
                gzip.flush();
                byte[] octets = coded.toByteArray();
                coded.reset();
                octetByOctet(decoding, octets);
                assertThat(out.toString(StandardCharsets.UTF_8)).endsWith(part);
            }
        }
        byte[] rest = coded.toByteArray();
        decoding.octets(rest, 0, rest.length);
        decoding.end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("firstsecondthird");
        decoding.close();
        decoding.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100_000})
    void severalMembersAreOneBody(int slice) throws Exception {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        coded.writeBytes(gzip(utf8("one ")));
        coded.writeBytes(gzip(utf8("two".repeat(1000))));
        byte[] octets = coded.toByteArray();
        ContentDecoding decoding = decoding("x-gzip");
        for (int from = 0; from < octets.length; from += slice) {
            decoding.octets(octets, from, Math.min(octets.length, from + slice));
        }
        decoding.end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one " + "two".repeat(1000));
    }

    @Test
    void everyFieldOfTheHeaderIsPassedOver() throws Exception {
        byte[] plain = gzip(utf8("content"));
        byte[] header = HexFormat.of().parseHex("1f8b081f0000000000ff" + "0300" + "616263" + "6e00" + "6300" + "1234");
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        coded.writeBytes(header);
        coded.write(plain, 10, plain.length - 10);
        ContentDecoding decoding = decoding("gzip");
        octetByOctet(decoding, coded.toByteArray());
        decoding.end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("content");
    }

    @Test
    void deflateIsInTheFormatOfZlib() throws Exception {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(coded)) {
            deflate.write(utf8("content"));
        }
        ContentDecoding decoding = decoding("deflate");
        octetByOctet(decoding, coded.toByteArray());
        decoding.end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("content");
        assertThatThrownBy(() -> decoding.octets(utf8("more"), 0, 4)).hasMessageContaining("follow the end");
    }

    @Test
    void whatIsNotCodedIsMalformed() {
        assertThatThrownBy(() -> decoding("gzip").octets(utf8("{\"data\":null}"), 0, 13))
                .isInstanceOf(MalformedHttpException.class)
                .hasMessageContaining("does not begin as gzip does");
        assertThatThrownBy(() -> decoding("deflate").octets(utf8("{\"data\":null}"), 0, 13))
                .isInstanceOf(MalformedHttpException.class);
    }

    @Test
    void aChecksumThatIsWrongIsMalformed() throws Exception {
        byte[] coded = gzip(utf8("content"));
        coded[coded.length - 6] ^= 1;
        assertThatThrownBy(() -> decoding("gzip").octets(coded, 0, coded.length))
                .hasMessageContaining("checksum");
    }

    @Test
    void anEndTooEarlyIsMalformed() throws Exception {
        byte[] coded = gzip(utf8("content"));
        ContentDecoding decoding = decoding("gzip");
        decoding.octets(coded, 0, coded.length - 1);
        assertThatThrownBy(decoding::end).hasMessageContaining("ends before");
        assertThatThrownBy(() -> decoding("gzip").end()).hasMessageContaining("ends before");
    }

    @Test
    void aBombIsNotInflated() throws Exception {
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> decoding("gzip").octets(bomb, 0, bomb.length))
                .isInstanceOf(KitLimitException.class)
                .hasMessageContaining("coded with gzip, and more than " + LIMIT + " bytes come out of it");
        assertThat(out.size()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void theKitKnowsWhatItCanRead() {
        HttpHead head = new HttpHead("HTTP/1.1 200 OK", List.of(Map.entry("Content-Encoding", "Identity, GZIP")));
        assertThat(ContentDecoding.codings(head)).containsExactly("gzip");
        assertThat(ContentDecoding.isReadable(List.of("gzip"))).isTrue();
        assertThat(ContentDecoding.isReadable(List.of("br"))).isTrue();
        assertThat(ContentDecoding.isReadable(List.of("zstd"))).isFalse();
        assertThat(ContentDecoding.isReadable(List.of("gzip", "gzip"))).isFalse();
    }
}
