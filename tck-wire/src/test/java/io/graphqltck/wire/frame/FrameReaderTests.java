package io.graphqltck.wire.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameReaderTests {

    private static final int LIMIT = 1000;

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static byte[] encode(Side sender, Outgoing... items) {
        return new FrameEncoder(sender, new Random(7)).encode(List.of(items));
    }

    private static Outgoing.Message text(String text, boolean compressed, Integer... fragments) {
        return new Outgoing.Message(false, text.getBytes(UTF_8), List.of(fragments), compressed);
    }

    private static List<String> read(Side sender, boolean deflate, byte[] octets) {
        Collected out = new Collected();
        try (FrameReader reader = new FrameReader(sender, deflate, LIMIT, out)) {
            reader.octets(octets, 0, octets.length);
        }
        return out.lines;
    }

    private static List<String> fromServer(String hex) {
        return read(Side.SERVER, false, hex(hex));
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    @Test
    void readsTheExamplesOfRfc6455() { // §5.7
        assertThat(fromServer("81 05 48656c6c6f")).containsExactly("text 5 in 1: " + hexOf("Hello"));
        assertThat(read(Side.CLIENT, false, hex("81 85 37fa213d 7f9f4d5158")))
                .containsExactly("text 5 in 1: " + hexOf("Hello"));
        assertThat(fromServer("01 03 48656c 80 02 6c6f")).containsExactly("text 5 in 2: " + hexOf("Hello"));
        assertThat(fromServer("89 05 48656c6c6f")).containsExactly("ping " + hexOf("Hello"));
    }

    @Test
    void readsTheExamplesOfRfc7692() { // §7.2.3
        String hello = "text compressed 5 in 1: " + hexOf("Hello");
        assertThat(read(Side.SERVER, true, hex("c1 07 f248cdc9c90700"))).containsExactly(hello);
        assertThat(read(Side.SERVER, true, hex("41 03 f248cd 80 04 c9c90700")))
                .containsExactly("text compressed 5 in 2: " + hexOf("Hello"));
        // a block without compression, one with BFINAL set, and two blocks
        assertThat(read(Side.SERVER, true, hex("c1 0b 000500faff48656c6c6f00"))).containsExactly(hello);
        assertThat(read(Side.SERVER, true, hex("c1 08 f348cdc9c9070000"))).containsExactly(hello);
        assertThat(read(Side.SERVER, true, hex("c1 0d f248050000 00ffff cac9c90700")))
                .containsExactly(hello);
    }

    @Test
    void readsMessagesThatReferToEarlierOnes() { // RFC 7692 §7.2.3.2: the second Hello is found in the window
        Collected out = new Collected();
        byte[] octets = hex("c1 07 f248cdc9c90700 c1 05 f200110000");
        try (FrameReader reader = new FrameReader(Side.SERVER, Compression.WITH_CONTEXT, LIMIT, out)) {
            reader.octets(octets, 0, octets.length);
        }
        String hello = "text compressed 5 in 1: " + hexOf("Hello");
        assertThat(out.lines).containsExactly(hello, hello);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void tellsTheSameWhereverTheStreamIsSplit(Side sender) {
        byte[] octets = encode(
                sender,
                text("é😀", false, 2, 0, 1),
                text("compressed compressed compressed", true, 3, 1),
                new Outgoing.Message(true, new byte[200], List.of(150), false),
                new Outgoing.Raw(Frame.of(Opcode.PING, true, new byte[] {1, 2, 3, 4, 5})),
                text("", true),
                new Outgoing.Raw(Frame.of(3, true, new byte[] {9})),
                new Outgoing.Close(4400, "bye"));
        List<String> whole = read(sender, true, octets);
        assertThat(whole)
                .hasSize(7)
                .contains("text 6 in 4: " + hexOf("é😀"), "ping 0102030405", "text compressed 0 in 1: ")
                .endsWith("Close[code=4400, reason=bye]");
        for (int split = 0; split <= octets.length; split++) {
            Collected out = new Collected();
            FrameReader reader = new FrameReader(sender, true, LIMIT, out);
            reader.octets(octets, 0, split);
            reader.octets(octets, split, octets.length);
            assertThat(out.lines).as("split at %s", split).isEqualTo(whole);
        }
        Collected out = new Collected();
        FrameReader reader = new FrameReader(sender, true, LIMIT, out);
        for (int i = 0; i < octets.length; i++) {
            reader.octets(octets, i, i + 1);
        }
        assertThat(out.lines).isEqualTo(whole);
        assertThat(reader.unfinished()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65535, 65536, 70000})
    void carriesMessagesOfEveryFormOfLength(int length) {
        byte[] message = new byte[length];
        new Random(length).nextBytes(message);
        for (boolean compressed : new boolean[] {false, true}) {
            byte[] octets = encode(Side.CLIENT, new Outgoing.Message(true, message, List.of(), compressed));
            Collected out = new Collected();
            new FrameReader(Side.CLIENT, true, 1 << 20, out).octets(octets, 0, octets.length);
            assertThat(out.lines)
                    .containsExactly("binary" + (compressed ? " compressed" : "") + " " + length + " in 1: "
                            + HexFormat.of().formatHex(message));
        }
    }

    @Test
    void deliversControlFramesBetweenFragmentsAtOnce() {
        assertThat(fromServer("01 01 61 8a 01 7a 89 00 80 01 62"))
                .containsExactly("pong 7a", "ping ", "text 2 in 2: 6162");
    }

    @ParameterizedTest
    @CsvSource({
        "c1 01 61, WS-B-13", // RSV1 without an extension
        "a1 01 61, WS-B-06",
        "91 01 61, WS-B-06",
        "83 01 61, WS-B-06", // reserved opcodes
        "8b 00, WS-B-06",
        "09 00, WS-B-06", // a fragmented ping
        "80 01 61, WS-B-06", // nothing to continue
        "c9 00, WS-B-06",
        "88 01 03, WS-B-07",
        "88 02 03e7, WS-B-07", // 999
        "88 02 03ed, WS-B-07", // 1005
        "88 02 03f7, WS-B-07", // 1015
        "88 03 03e8 ff, WS-B-08",
        "81 01 ff, WS-B-04",
        "81 02 c3a9 81 01 c3, WS-B-04",
    })
    void namesTheRequirementOfAWrongFrameAndReadsOn(String hex, String requirement) {
        List<String> events = fromServer(hex);
        assertThat(events).anyMatch(line -> line.startsWith(requirement + ": "));
        assertThat(events.stream().filter(line -> line.startsWith("WS-"))).hasSize(1);
        assertThat(fromServer(hex + " 8a 01 7a")).endsWith("pong 7a");
    }

    @Test
    void doesNotJudgeCodesThatAreMerelyNotAssigned() {
        for (int code : new int[] {1000, 1001, 1003, 1007, 1014, 2999, 3000, 4400, 4999}) {
            assertThat(read(Side.SERVER, false, encode(Side.SERVER, new Outgoing.Close(code, "é"))))
                    .containsExactly("Close[code=" + code + ", reason=é]");
        }
        assertThat(fromServer("88 00")).containsExactly("Close[code=null, reason=]");
    }

    @Test
    void tellsOnceOfFramesMaskedAgainstTheRules() {
        assertThat(read(Side.CLIENT, false, hex("81 01 61 81 01 62")))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-C-04: "),
                        second -> assertThat(second).isEqualTo("text 1 in 1: 61"),
                        third -> assertThat(third).isEqualTo("text 1 in 1: 62"));
        assertThat(fromServer("81 81 00000000 61"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-B-06: ").contains("masked"),
                        second -> assertThat(second).isEqualTo("text 1 in 1: 61"));
    }

    @Test
    void tellsOfOverlongControlFramesButTakesTheCodeOfAnOverlongClose() {
        byte[] ping = encode(Side.SERVER, new Outgoing.Raw(Frame.of(Opcode.PING, true, new byte[126])));
        assertThat(read(Side.SERVER, false, ping)).singleElement().asString().startsWith("WS-B-06: ");
        byte[] close = encode(Side.SERVER, new Outgoing.Close(4400, "x".repeat(300)));
        assertThat(read(Side.SERVER, false, close))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-B-08: "),
                        second -> assertThat(second).startsWith("Close[code=4400, reason=xxx"));
    }

    @Test
    void tellsOnceOfDataBehindACloseFrame() {
        String late = "88 02 03e8 81 01 61 81 01 62 89 00 88 02 03e8";
        assertThat(fromServer(late))
                .containsExactly(
                        "Close[code=1000, reason=]",
                        "WS-S-07: Received a text frame of 1 bytes after the close frame.",
                        "ping ");
        assertThat(read(Side.CLIENT, false, hex("88 82 00000000 03e8 82 80 00000000")))
                .containsExactly(
                        "Close[code=1000, reason=]",
                        "WS-C-11: Received a binary frame of 0 bytes after the close frame.");
    }

    @Test
    void givesAMessageUpWhenANewOneBegins() {
        assertThat(fromServer("01 01 61 81 01 62 81 01 63"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-B-06: "),
                        second -> assertThat(second).isEqualTo("text 1 in 1: 62"),
                        third -> assertThat(third).isEqualTo("text 1 in 1: 63"));
    }

    @Test
    void doesNotBlameTheContinuationsOfAWrongFrame() {
        assertThat(fromServer("41 01 61 00 01 62 80 01 63 81 01 64"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-B-13: "),
                        second -> assertThat(second).isEqualTo("text 1 in 1: 64"));
        assertThat(fromServer("01 01 61 83 00 80 01 62"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-B-06: "),
                        second -> assertThat(second).isEqualTo("text 2 in 2: 6162"));
    }

    @Test
    void stopsAtALengthThatCannotBe() {
        assertThat(fromServer("81 7f 8000000000000000 81 01 61"))
                .singleElement()
                .asString()
                .startsWith("WS-B-06 fatal: ");
    }

    @Test
    void wantsTheShortestFormOfALength() {
        assertThat(fromServer("81 7e 0001 61"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-B-06: "),
                        second -> assertThat(second).isEqualTo("text 1 in 1: 61"));
    }

    @Test
    void tellsWhatIsUnfinished() {
        FrameReader reader = new FrameReader(Side.SERVER, false, LIMIT, new Collected());
        assertThat(reader.unfinished()).isNull();
        reader.octets(hex("01"), 0, 1);
        assertThat(reader.unfinished()).isEqualTo("within a frame");
        reader.octets(hex("0161"), 0, 2);
        assertThat(reader.unfinished()).isEqualTo("within a fragmented message");
    }

    @Test
    void countsAndSkipsWhatIsTooLarge() {
        assertThat(read(Side.SERVER, false, encode(Side.SERVER, text("x".repeat(LIMIT + 1), false, 10))))
                .containsExactly("text 1001 in 2: ");
        assertThat(read(Side.SERVER, false, encode(Side.SERVER, text("x".repeat(LIMIT), false))))
                .containsExactly("text 1000 in 1: " + "78".repeat(LIMIT));
        // a declared length is no reason to take memory
        assertThat(fromServer("82 7f 7fffffffffffffff 61")).isEmpty();
    }

    @Test
    void givesUpInflatingWhatIsTooLarge() {
        byte[] bomb = encode(Side.SERVER, new Outgoing.Message(false, new byte[50 << 20], List.of(), true));
        List<String> events = read(Side.SERVER, true, bomb);
        assertThat(events).singleElement().asString().matches("text compressed \\d{4,5} in 1: ");
    }

    /** Of one that is longer than the limit at most as much is inflated with a shared window as without, and those after it cannot be read. */
    @Test
    void givesUpInflatingWhatIsTooLargeThoughTheWindowIsShared() {
        Deflater deflater = new Deflater(9, true);
        Collected out = new Collected();
        try (FrameReader reader = new FrameReader(Side.SERVER, Compression.WITH_CONTEXT, LIMIT, out)) {
            for (byte[] payload :
                    List.of(sync(deflater, "before"), sync(deflater, "x".repeat(50 << 20)), sync(deflater, "after"))) {
                byte[] frame = encode(
                        Side.SERVER, new Outgoing.Raw(new Frame(true, true, false, false, 1, null, null, payload)));
                reader.octets(frame, 0, frame.length);
            }
            byte[] plain = encode(Side.SERVER, text("plain", false));
            reader.octets(plain, 0, plain.length);
        }
        deflater.end();

        assertThat(out.lines).hasSize(4);
        assertThat(out.lines.get(0)).isEqualTo("text compressed 6 in 1: " + hexOf("before"));
        assertThat(out.lines.get(1)).matches("text compressed \\d{4,5} in 1: ");
        assertThat(out.lines.get(2)).isEqualTo("text compressed 1001 in 1: ");
        assertThat(out.lines.get(3)).isEqualTo("text 5 in 1: " + hexOf("plain"));
    }

    @Test
    void tellsOfCompressionThatIsBroken() {
        assertThat(read(Side.SERVER, true, hex("c1 03 ffffff 81 01 61")))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WS-B-13: "),
                        second -> assertThat(second).isEqualTo("text 1 in 1: 61"));
        byte[] cutOff = Arrays.copyOf(hex("c1 04 f248cdc9c90700"), 6); // the data ends within a block
        assertThat(read(Side.SERVER, true, cutOff)).singleElement().asString().startsWith("WS-B-13: ");
        assertThat(read(Side.SERVER, true, hex("c1 01 ff")))
                .singleElement()
                .asString()
                .startsWith("WS-B-13: ");
    }

    @Test
    void noticesAContextThatWasTakenOver() {
        Deflater deflater = new Deflater(9, true);
        byte[] first = sync(deflater, "the same words again");
        byte[] second = sync(deflater, "the same words again");
        Collected out = new Collected();
        FrameReader reader = new FrameReader(Side.SERVER, true, LIMIT, out);
        for (byte[] payload : List.of(first, second)) {
            byte[] frame =
                    encode(Side.SERVER, new Outgoing.Raw(new Frame(true, true, false, false, 1, null, null, payload)));
            reader.octets(frame, 0, frame.length);
        }
        deflater.end();
        assertThat(out.lines)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("text compressed 20 "),
                        violation -> assertThat(violation).startsWith("WS-B-13: "));
    }

    private static byte[] sync(Deflater deflater, String text) {
        deflater.setInput(text.getBytes(UTF_8));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            all.write(buffer, 0, count);
        } while (count == buffer.length);
        return Arrays.copyOf(all.toByteArray(), all.size() - 4);
    }
}
