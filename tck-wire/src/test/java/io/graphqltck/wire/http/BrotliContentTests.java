package io.graphqltck.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.http.StoredBrotli;
import io.graphqltck.core.limit.KitLimitException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what Node's zlib.createBrotliCompress wrote, and what the kit writes. */
final class BrotliContentTests {

    private static final int LIMIT = 1 << 20;

    private static final String FIRST = "event: next\ndata: {\"data\":{\"tick\":1}}\n\n";
    private static final String SECOND = "event: next\ndata: {\"data\":{\"tick\":2}}\n\n";
    private static final String COMPLETE = "event: complete\ndata: \n\n";

    /** Three events, each flushed, and the end. */
    private static final List<String> FLUSHED = List.of(
            "0b13806576656e743a206e6578740a646174613a207b2264617461223a7b227469636b223a317d7d0a0a",
            "3001805f4aa6ac1468266cb818",
            "b800805f42a10b28c41049940e7d506d00",
            "03");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ContentDecoding decoding = decoding(LIMIT);

    private ContentDecoding decoding(long limit) {
        return ContentDecoding.of("br", limit, (octets, from, to) -> out.write(octets, from, to - from));
    }

    private String read() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void take(ContentDecoding decoding, byte[] octets, int piece) throws MalformedHttpException {
        for (int from = 0; from < octets.length; from += piece) {
            decoding.octets(octets, from, Math.min(octets.length, from + piece));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void whatIsFlushedComesOutAtOnce(int piece) throws Exception {
        take(decoding, HexFormat.of().parseHex(FLUSHED.get(0)), piece);
        assertThat(read()).isEqualTo(FIRST);
        take(decoding, HexFormat.of().parseHex(FLUSHED.get(1)), piece);
        assertThat(read()).isEqualTo(FIRST + SECOND);
        take(decoding, HexFormat.of().parseHex(FLUSHED.get(2)), piece);
        assertThat(read()).isEqualTo(FIRST + SECOND + COMPLETE);
        take(decoding, HexFormat.of().parseHex(FLUSHED.get(3)), piece);
        decoding.end();
        assertThat(read()).isEqualTo(FIRST + SECOND + COMPLETE);
    }

    @Test
    void whatIsNotFlushedComesOutAtTheEnd() throws Exception {
        byte[] whole = HexFormat.of().parseHex(FLUSHED.get(0) + FLUSHED.get(1) + FLUSHED.get(2) + FLUSHED.get(3));
        decoding.octets(whole, 0, whole.length - 3);
        decoding.octets(whole, whole.length - 3, whole.length);
        decoding.end();
        assertThat(read()).isEqualTo(FIRST + SECOND + COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 130_000})
    void readsWhatTheKitWrites(int length) throws Exception {
        StoredBrotli kit = new StoredBrotli();
        byte[] octets = "é".repeat(length).substring(0, length / 2).getBytes(StandardCharsets.UTF_8);
        byte[] coded = kit.more(octets);
        decoding.octets(coded, 0, coded.length);
        assertThat(out.toByteArray()).isEqualTo(octets);
        byte[] more = kit.more("more".getBytes(StandardCharsets.UTF_8));
        decoding.octets(more, 0, more.length);
        byte[] end = kit.end();
        decoding.octets(end, 0, end.length);
        decoding.end();
        assertThat(read()).endsWith("more");
    }

    @Test
    void anEmptyBodyIsCodedToo() throws Exception {
        byte[] end = new StoredBrotli().end();
        decoding.octets(end, 0, end.length);
        decoding.end();
        assertThat(out.size()).isZero();
    }

    @Test
    void whatIsCutOffOrNotCodedIsMalformed() throws Exception {
        byte[] flushed = HexFormat.of().parseHex(FLUSHED.get(0));
        decoding.octets(flushed, 0, flushed.length);
        assertThat(read()).isEqualTo(FIRST);
        assertThatThrownBy(decoding::end)
                .isInstanceOf(MalformedHttpException.class)
                .hasMessageContaining("cut off or not coded so");
        ContentDecoding plain = decoding(LIMIT);
        byte[] json = "{\"data\":null}".getBytes(StandardCharsets.UTF_8);
        plain.octets(json, 0, json.length);
        assertThatThrownBy(plain::end).hasMessageContaining("cut off or not coded so");
    }

    @Test
    void aBombIsNotDecoded() {
        // 64 MiB of zeros
        byte[] bomb = HexFormat.of().parseHex(BOMB);
        assertThatThrownBy(() -> decoding.octets(bomb, 0, bomb.length))
                .isInstanceOf(KitLimitException.class)
                .hasMessageContaining("coded with br, and more than " + LIMIT + " bytes come out of it");
    }

    @Test
    void moreThanTheKitKeepsIsNobodysFault() {
        byte[] large = new StoredBrotli().more(new byte[LIMIT / 2]);
        assertThatThrownBy(() -> decoding.octets(large, 0, large.length))
                .isInstanceOf(KitLimitException.class)
                .hasMessageContaining("coded with br and has more than 131072 bytes");
    }

    @Test
    void manyFlushesTakeABoundedTime() throws Exception {
        ContentDecoding decoding = decoding(64 << 20);
        StoredBrotli kit = new StoredBrotli();
        byte[] event = FIRST.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] coded = kit.more(event);
            decoding.octets(coded, 0, coded.length);
        }
        byte[] end = kit.end();
        decoding.octets(end, 0, end.length);
        decoding.end();
        assertThat(out.size()).isEqualTo(20_000 * event.length);
    }

    @Test
    void nothingComesOutAfterItIsClosed() throws Exception {
        decoding.close();
        byte[] flushed = HexFormat.of().parseHex(FLUSHED.get(0));
        decoding.octets(flushed, 0, flushed.length);
        decoding.end();
        assertThat(out.size()).isZero();
    }

    private static final String BOMB =
            "cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500baf77ffcffff837f02200e0b0074effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffcbffff3ffc1300715800a07bff07";
}
