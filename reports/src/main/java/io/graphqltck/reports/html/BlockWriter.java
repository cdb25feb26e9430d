package io.graphqltck.reports.html;

import io.graphqltck.reports.json.Unclosed;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes entries into compressed blocks of the page: each an array in JSON, deflated, and in Base64, so that no text of a
 * subject can be anything to the browser but data. A block is never in memory as a whole.
 */
final class BlockWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final OutputStream page;
    private final String kind;
    private final long fullAt;
    private final List<Integer> starts = new ArrayList<>();
    private int entries;
    private @Nullable Open open;

    /** {@code fullAt}: a block with this many octets of JSON gets no more entries. */
    BlockWriter(OutputStream page, String kind, long fullAt) {
        this.page = page;
        this.kind = kind;
        this.fullAt = fullAt;
    }

    /** Writes one entry; the answer is how many octets of JSON it took. Only one writer may have an open block at a time. */
    long write(Consumer<JsonGenerator> entry) throws IOException {
        Open block = open;
        if (block == null) {
            block = new Open(page, kind + "-" + starts.size());
            block.json.writeStartArray();
            starts.add(entries);
            open = block;
        }
        long before = block.octets();
        entry.accept(block.json);
        entries++;
        long octets = block.octets() - before;
        if (block.octets() >= fullAt) {
            finish();
        }
        return octets;
    }

    /** Ends the block that is open, if there is one. */
    void finish() throws IOException {
        if (open != null) {
            open.json.writeEndArray();
            open.close();
            open = null;
        }
    }

    /** The number of the first entry of each block. */
    List<Integer> starts() {
        return List.copyOf(starts);
    }

    /** A block of one value alone. */
    static void single(OutputStream page, String name, Consumer<JsonGenerator> value) throws IOException {
        Open block = new Open(page, name);
        value.accept(block.json);
        block.close();
    }

    private static final class Open {

        private final OutputStream page;
        private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        private final Counting counting;
        private final JsonGenerator json;

        Open(OutputStream page, String name) throws IOException {
            this.page = page;
            page.write(("<script type=\"text/plain\" id=\"block-" + name + "\">").getBytes(StandardCharsets.US_ASCII));
            OutputStream base64 = Base64.getEncoder().wrap(new Unclosed(page));
            this.counting = new Counting(new DeflaterOutputStream(base64, deflater, 8192));
            this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), counting);
        }

        long octets() {
            json.flush();
            return counting.octets;
        }

        void close() throws IOException {
            json.close();
            counting.close();
            deflater.end();
            page.write("</script>\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static final class Counting extends FilterOutputStream {

        private long octets;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            octets++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            octets += length;
        }
    }
}
