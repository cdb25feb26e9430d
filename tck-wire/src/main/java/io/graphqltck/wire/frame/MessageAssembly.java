package io.graphqltck.wire.frame;

import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import io.graphqltck.core.stream.Utf8Check;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.deflate.Inflation;
import io.graphqltck.wire.deflate.SharedInflater;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** One data message on its way. What is over the limit is counted and not kept. */
final class MessageAssembly implements AutoCloseable {

    /** What grows is copied, and copied again when it is whole. */
    private static final long COPIES = 2;

    private final boolean binary;
    private final int limit;
    private final WireListener out;
    private final Utf8Check utf8 = new Utf8Check();
    private final @Nullable Inflation inflation;
    private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Lease lease = SharedMemory.OF_PROCESS.lease();
    private long length;
    private int frames = 1;
    private boolean broken;

    /** {@code context}: what the messages of this side share, where they are compressed with context; else null. */
    MessageAssembly(boolean binary, boolean compressed, @Nullable SharedInflater context, int limit, WireListener out) {
        this.binary = binary;
        this.limit = limit;
        this.out = out;
        this.inflation = compressed ? inflation(context) : null;
    }

    private Inflation inflation(@Nullable SharedInflater context) {
        return context == null ? new Inflation(limit, this::keep) : new Inflation(context, limit, this::keep);
    }

    void continues() {
        frames++;
    }

    void payload(byte[] octets, int from, int to) {
        if (inflation == null) {
            keep(octets, from, to);
        } else if (!broken) {
            try {
                inflation.octets(octets, from, to);
            } catch (DataFormatException e) {
                cannotInflate(e);
            }
        }
    }

    /** Delivers it, unless its compression is broken. */
    void ends() {
        if (inflation != null && !broken) {
            try {
                inflation.end();
            } catch (DataFormatException e) {
                cannotInflate(e);
            }
        }
        if (broken) {
            return;
        }
        if (inflation != null && inflation.isOverLimit()) {
            length = Math.max(length, limit + 1L); // it was given up, perhaps within a character, or not begun
            kept = null;
        } else if (!binary && utf8.isWithinCharacter()) {
            notUtf8("ends within a character");
        }
        byte[] octets = kept == null ? new byte[0] : kept.toByteArray();
        kept = null;
        lease.close(); // their holder holds their memory, too
        out.on(new WireEvent.Message(binary, octets, length, frames, inflation != null));
    }

    private void keep(byte[] octets, int from, int to) {
        length += to - from;
        if (length > limit || !lease.take(COPIES * (to - from))) {
            kept = null;
            lease.close();
        }
        if (kept != null) {
            kept.write(octets, from, to - from);
        }
        if (!binary && utf8.isFirstWrong(octets, from, to)) {
            notUtf8("has a byte that is not allowed there");
        }
    }

    private void notUtf8(String why) {
        out.on(new WireEvent.Violation("WS-B-04", "The text message is not UTF-8: it " + why + ".", false));
    }

    private void cannotInflate(DataFormatException e) {
        broken = true;
        String text = "The compressed message cannot be decompressed: " + e.getMessage() + ".";
        out.on(new WireEvent.Violation("WS-B-13", text, false));
    }

    @Override
    public void close() {
        lease.close();
        if (inflation != null) {
            inflation.close();
        }
    }
}
