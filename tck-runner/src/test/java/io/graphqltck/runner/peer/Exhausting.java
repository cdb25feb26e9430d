package io.graphqltck.runner.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * What is small on the wire and large in memory, framed as a client accepts it, and coded.
 *
 * @param again it is repeated as long as somebody reads; what is coded is not
 */
public record Exhausting(String json, String coding, boolean again) {

    /** 8 MB that are 4 million values. */
    public static final String ZEROS = "[" + "0,".repeat(4_000_000 - 2) + "0]";

    /** 8 MB that are one value in another. */
    public static final String DEEP = "[".repeat(4_000_000) + "]".repeat(4_000_000);

    /** 40 KB that are 20,000 values. */
    public static final String LARGE = "[" + "0,".repeat(20_000) + "0]";

    /** What Node's zlib.brotliCompressSync makes of the zeros: as JSON, in a part, in an event. */
    private static final String BR_JSON = "9bfe117af8a55960b6ba94229f85016b13f41203";

    private static final String BR_PART = "9b3c127a281d076eacccd0907fe50899d3b301e62c5b14b6dce0500a31c882e076ca017b5b12"
            + "b504128fed42f60a60c81c9daa6680497252f19c7b4541fcca4c11a01ce05f9ba077e094f87d5947";
    private static final String BR_EVENT =
            "9b12127a408c942e6f0a23547a2bc0e86c2d962e98c8016b5b16e0c9e519b09c8a8171b6799088d726e83d16";

    /** As it is. */
    static Exhausting plain(String json, boolean again) {
        return new Exhausting(json, "identity", again);
    }

    /** A response: its media type, and how its body begins, what may be repeated, and how it ends. */
    record Framed(String type, byte[] before, byte[] again, byte[] after) {}

    Framed accepted(String accept) {
        if (accept.contains("multipart")) {
            return framed(
                    "multipart/mixed; boundary=\"graphql\"; subscriptionSpec=\"1.0\"",
                    "\r\n--graphql",
                    "\r\nContent-Type: application/json\r\n\r\n" + json + "\r\n--graphql",
                    "--\r\n",
                    BR_PART);
        }
        if (accept.contains("event-stream")) {
            return framed("text/event-stream", "", "event: next\ndata: " + json + "\n\n", "", BR_EVENT);
        }
        return framed("application/json", "", json, "", BR_JSON);
    }

    private Framed framed(String type, String before, String repeated, String after, String br) {
        byte[] nothing = {};
        return switch (coding) {
            case "identity" -> new Framed(type, octets(before), octets(repeated), octets(after));
            case "gzip" -> new Framed(type, nothing, gzip(octets(before + repeated + after)), nothing);
            case "br" -> new Framed(type, nothing, HexFormat.of().parseHex(br), nothing);
            default -> throw new IllegalArgumentException(coding);
        };
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(byte[] octets) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }
}
