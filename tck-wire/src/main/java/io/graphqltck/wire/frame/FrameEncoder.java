package io.graphqltck.wire.frame;

import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.wire.deflate.Deflation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns what the kit says into octets (RFC 6455 §5.2), right or wrong, as it is asked to. */
public final class FrameEncoder {

    private final Side sender;
    private final RandomGenerator random;

    /**
     * An encoder for one side.
     *
     * @param random where masking keys come from
     */
    public FrameEncoder(Side sender, RandomGenerator random) {
        this.sender = sender;
        this.random = random;
    }

    /** The octets of all of these, one after the other. */
    public byte[] encode(List<Outgoing> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        items.forEach(item -> encode(item, out));
        return out.toByteArray();
    }

    private void encode(Outgoing item, ByteArrayOutputStream out) {
        if (item instanceof Outgoing.Message message) {
            message(message, out);
        } else if (item instanceof Outgoing.Raw raw) {
            frame(raw.frame(), out);
        } else if (item instanceof Outgoing.Octets octets) {
            out.writeBytes(octets.octets());
        } else if (item instanceof Outgoing.Close close) {
            frame(Frame.of(Opcode.CLOSE, true, closeBody(close.code(), close.reason())), out);
        }
    }

    private void message(Outgoing.Message message, ByteArrayOutputStream out) {
        byte[] rest = message.compressed() ? Deflation.compress(message.octets()) : message.octets();
        int opcode = message.binary() ? Opcode.BINARY : Opcode.TEXT;
        boolean rsv1 = message.compressed(); // RFC 7692 §6: on a message's first frame only
        for (int wanted : message.fragments()) {
            int length = Math.min(wanted, rest.length);
            byte[] part = Arrays.copyOf(rest, length);
            frame(new Frame(false, rsv1, false, false, opcode, null, null, part), out);
            rest = Arrays.copyOfRange(rest, length, rest.length);
            opcode = Opcode.CONTINUATION;
            rsv1 = false;
        }
        frame(new Frame(true, rsv1, false, false, opcode, null, null, rest), out);
    }

    private void frame(Frame frame, ByteArrayOutputStream out) {
        boolean masked = frame.masked() == null ? sender.masks() : frame.masked();
        Long declared = frame.declaredLength();
        out.write((frame.fin() ? 0x80 : 0)
                | (frame.rsv1() ? 0x40 : 0)
                | (frame.rsv2() ? 0x20 : 0)
                | (frame.rsv3() ? 0x10 : 0)
                | (frame.opcode() & 0xF));
        length(declared == null ? frame.payload().length : declared, masked ? 0x80 : 0, out);
        if (!masked) {
            out.writeBytes(frame.payload());
            return;
        }
        byte[] key = new byte[4];
        random.nextBytes(key);
        out.writeBytes(key);
        byte[] payload = frame.payload().clone();
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i % 4];
        }
        out.writeBytes(payload);
    }

    private static void length(long length, int maskBit, ByteArrayOutputStream out) {
        if (length >= 0 && length <= 125) {
            out.write(maskBit | (int) length);
        } else if (length >= 0 && length <= 0xFFFF) {
            out.write(maskBit | 126);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
        } else {
            out.write(maskBit | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
        }
    }

    private static byte[] closeBody(@Nullable Integer code, String reason) {
        if (code == null) {
            return new byte[0];
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length)
                .putShort(code.shortValue())
                .put(text)
                .array();
    }
}
