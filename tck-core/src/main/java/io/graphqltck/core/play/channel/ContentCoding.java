package io.graphqltck.core.play.channel;

import io.graphqltck.core.http.StoredBrotli;
import io.graphqltck.core.wire.Outgoing;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * The content coding that a response's head names (RFC 9110 §8.4.1), applied to its body. What is written at one time can be read at
 * the other end when it is there: it is flushed.
 */
public final class ContentCoding {

    private final Coder coder;

    private ContentCoding(Coder coder) {
        this.coder = coder;
    }

    /** One coding. */
    private interface Coder {

        byte[] more(byte[] octets);

        byte[] end();
    }

    /** The one that these fields name, or null where they name none that the kit knows. */
    static @Nullable ContentCoding of(List<Map.Entry<String, String>> headers) {
        for (Map.Entry<String, String> field : headers) {
            if (field.getKey().equalsIgnoreCase("content-encoding")) {
                return switch (field.getValue().toLowerCase(Locale.ROOT)) {
                    case "gzip", "x-gzip" -> new ContentCoding(new Deflated(true));
                    case "deflate" -> new ContentCoding(new Deflated(false));
                    case "br" -> new ContentCoding(new Stored());
                    default -> null;
                };
            }
        }
        return null;
    }

    /** A whole body. */
    byte[] whole(byte[] octets) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        coded.writeBytes(coder.more(octets));
        coded.writeBytes(coder.end());
        return coded.toByteArray();
    }

    /** The same with their bodies coded. */
    List<Outgoing> coded(List<Outgoing> items) {
        List<Outgoing> coded = new ArrayList<>();
        for (Outgoing item : items) {
            if (item instanceof Outgoing.Body body) {
                coded.add(new Outgoing.Body(coder.more(body.octets())));
            } else {
                if (item instanceof Outgoing.EndOfBody) {
                    coded.add(new Outgoing.Body(coder.end()));
                }
                coded.add(item);
            }
        }
        return coded;
    }

    private static final class Deflated implements Coder {

        private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

        private final boolean gzip;
        private final Deflater deflater;
        private final CRC32 checksum = new CRC32();
        private boolean begun;

        Deflated(boolean gzip) {
            this.gzip = gzip;
            this.deflater =
                    new Deflater(Deflater.DEFAULT_COMPRESSION, gzip); // deflate is the zlib format, RFC 9110 §8.4.1.2
        }

        @Override
        public byte[] more(byte[] octets) {
            ByteArrayOutputStream coded = head();
            checksum.update(octets);
            deflater.setInput(octets);
            drain(coded, Deflater.SYNC_FLUSH);
            return coded.toByteArray();
        }

        @Override
        public byte[] end() {
            ByteArrayOutputStream coded = head();
            long length = deflater.getBytesRead();
            deflater.finish();
            drain(coded, Deflater.NO_FLUSH);
            deflater.end();
            if (gzip) {
                littleEndian(coded, checksum.getValue());
                littleEndian(coded, length);
            }
            return coded.toByteArray();
        }

        private ByteArrayOutputStream head() {
            ByteArrayOutputStream coded = new ByteArrayOutputStream();
            if (gzip && !begun) {
                coded.writeBytes(GZIP_HEAD);
            }
            begun = true;
            return coded;
        }

        private void drain(ByteArrayOutputStream coded, int flush) {
            byte[] buffer = new byte[8192];
            int length;
            do {
                length = deflater.deflate(buffer, 0, buffer.length, flush);
                coded.write(buffer, 0, length);
            } while (length > 0);
        }

        private static void littleEndian(ByteArrayOutputStream coded, long value) {
            for (int i = 0; i < 4; i++) {
                coded.write((int) (value >>> (8 * i)));
            }
        }
    }

    private static final class Stored implements Coder {

        private final StoredBrotli brotli = new StoredBrotli();

        @Override
        public byte[] more(byte[] octets) {
            return brotli.more(octets);
        }

        @Override
        public byte[] end() {
            return brotli.end();
        }
    }
}
