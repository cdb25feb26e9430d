package io.graphqltck.wire.frame;

import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.deflate.SharedInflater;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one side and tells what they mean and what is wrong with them. Memory is bounded by the limit for a
 * message, whatever comes. Not safe for use by several threads.
 */
public final class FrameReader implements AutoCloseable {

    private static final int MAX_CONTROL = 125; // RFC 6455 §5.5

    private final Side sender;
    private final boolean deflate;
    private final @Nullable SharedInflater context;
    private final int messageLimit;
    private final WireListener out;
    private final FrameDecoder decoder = new FrameDecoder(new Sink());

    private @Nullable FrameHeader frame;
    /** The message in progress, or null; it is also null when {@link #skippingMessage}. */
    private @Nullable MessageAssembly message;

    private boolean skippingMessage;
    private Use use = Use.SKIP;
    private final byte[] control = new byte[MAX_CONTROL];
    private int controlLength;
    private boolean closed;
    private boolean toldLate;
    private boolean toldMasking;
    private boolean stopped;
    private int framesWithoutEvent;

    private enum Use {
        SKIP,
        CONTROL,
        DATA
    }

    /**
     * A reader of one side's frames.
     *
     * @param sender whose frames these are
     * @param deflate whether permessage-deflate was agreed on
     * @param messageLimit the largest message that is kept, in octets
     */
    public FrameReader(Side sender, boolean deflate, int messageLimit, WireListener out) {
        this(sender, deflate ? Compression.EACH_MESSAGE : Compression.NONE, messageLimit, out);
    }

    /** A reader of one side's frames, which are compressed so; parameters as in the other one. */
    public FrameReader(Side sender, Compression compression, int messageLimit, WireListener out) {
        this.sender = sender;
        this.deflate = compression != Compression.NONE;
        this.context = compression == Compression.WITH_CONTEXT ? new SharedInflater() : null;
        this.messageLimit = messageLimit;
        this.out = event -> {
            framesWithoutEvent = 0;
            out.on(event);
        };
    }

    /** The next octets of the stream, from {@code from} up to but without {@code to}. */
    public void octets(byte[] octets, int from, int to) {
        decoder.feed(octets, from, to);
    }

    /** Nothing more is read or told, not even of octets that were already handed over. */
    public void stop() {
        stopped = true;
    }

    /** How many frames began since the last of them that meant something. */
    public int framesWithoutEvent() {
        return framesWithoutEvent;
    }

    /** What is incomplete if the stream ends here, or null. */
    public @Nullable String unfinished() {
        if (decoder.isWithinFrame()) {
            return "within a frame";
        }
        return message != null || skippingMessage ? "within a fragmented message" : null;
    }

    @Override
    public void close() {
        stop();
        abandonMessage();
        if (context != null) {
            context.close();
        }
    }

    private void abandonMessage() {
        if (message != null) {
            message.close();
        }
        message = null;
        skippingMessage = false;
    }

    private void violation(String requirement, String text) {
        out.on(new WireEvent.Violation(requirement, text, false));
    }

    private final class Sink implements FrameDecoder.Sink {

        @Override
        public void begins(FrameHeader header) {
            frame = header;
            framesWithoutEvent++;
            controlLength = 0;
            use = Use.SKIP;
            if (closed && isLate(header)) {
                return;
            }
            checkMasking(header);
            if (!header.minimal()) {
                violation("WS-B-06", "The length of " + header.describe() + " is not written in the shortest form.");
            }
            boolean control = Opcode.isControl(header.opcode());
            use = control ? useOfControl(header) : useOfData(header);
        }

        @Override
        public void payload(byte[] octets, int from, int to) {
            if (use == Use.CONTROL) {
                int count = Math.min(to - from, MAX_CONTROL - controlLength);
                System.arraycopy(octets, from, control, controlLength, count);
                controlLength += count;
            } else if (use == Use.DATA && message != null) {
                message.payload(octets, from, to);
            }
        }

        @Override
        public void ends() {
            FrameHeader ended = frame;
            frame = null;
            if (ended == null) {
                return;
            }
            if (use == Use.CONTROL) {
                control(ended.opcode(), Arrays.copyOf(control, controlLength));
            } else if (ended.opcode() <= Opcode.BINARY && ended.fin() && !closed) {
                if (message != null && use == Use.DATA) {
                    message.ends();
                }
                abandonMessage();
            }
        }

        @Override
        public void impossibleLength() {
            stopped = true;
            String text = "The length of a frame has its most significant bit set.";
            out.on(new WireEvent.Violation("WS-B-06", text, true));
        }

        @Override
        public boolean isStopped() {
            return stopped;
        }
    }

    /** RFC 6455 §5.5.1 forbids data after a close frame; pings and pongs that cross it are accepted. */
    private boolean isLate(FrameHeader header) {
        if (header.opcode() == Opcode.PING || header.opcode() == Opcode.PONG) {
            return false;
        }
        if (!toldLate) {
            toldLate = true;
            String text = "Received " + header.describe() + " after the close frame.";
            violation(sender == Side.SERVER ? "WS-S-07" : "WS-C-11", text);
        }
        return true;
    }

    private void checkMasking(FrameHeader header) {
        if (header.masked() == sender.masks() || toldMasking) {
            return;
        }
        toldMasking = true; // who does it once does it always
        if (sender == Side.CLIENT) {
            violation("WS-C-04", "The client sent " + header.describe() + " that is not masked.");
        } else {
            violation("WS-B-06", "The server sent " + header.describe() + " that is masked (RFC 6455 §5.1).");
        }
    }

    private Use useOfControl(FrameHeader header) {
        boolean close = header.opcode() == Opcode.CLOSE;
        if (!close && header.opcode() != Opcode.PING && header.opcode() != Opcode.PONG) {
            violation("WS-B-06", "Received " + header.describe() + ", whose opcode is reserved.");
            return Use.SKIP;
        }
        boolean right = true;
        if (header.rsv() != 0) {
            violation("WS-B-06", "Received " + header.describe() + " with a reserved bit set.");
            right = false;
        }
        if (!header.fin()) {
            violation("WS-B-06", "Received " + header.describe() + " with FIN=0: control frames are not fragmented.");
            right = false;
        }
        if (header.length() > MAX_CONTROL) {
            String text = "Received " + header.describe() + "; a control frame holds at most 125.";
            violation(close ? "WS-B-08" : "WS-B-06", text);
            right = false;
        }
        // a close frame ends the conversation even if it is wrong
        return right || close ? Use.CONTROL : Use.SKIP;
    }

    private Use useOfData(FrameHeader header) {
        boolean inMessage = message != null || skippingMessage;
        if (header.opcode() > Opcode.BINARY) {
            violation("WS-B-06", "Received " + header.describe() + ", whose opcode is reserved.");
            skippingMessage |= !header.fin() && !inMessage;
            return Use.SKIP;
        }
        boolean continuation = header.opcode() == Opcode.CONTINUATION;
        boolean rsv1 = (header.rsv() & FrameHeader.RSV1) != 0;
        boolean wrongBits = (header.rsv() & ~FrameHeader.RSV1) != 0 || (rsv1 && (continuation || !deflate));
        if (wrongBits) {
            boolean unagreed = header.rsv() == FrameHeader.RSV1 && !continuation; // RFC 7692 §6.1: it says "compressed"
            violation(
                    unagreed ? "WS-B-13" : "WS-B-06",
                    "Received " + header.describe() + " with a reserved bit that nothing gives a meaning.");
        }
        if (continuation && !inMessage) {
            violation("WS-B-06", "Received " + header.describe() + " with no message to continue.");
            return Use.SKIP;
        }
        if (!continuation && inMessage) {
            violation("WS-B-06", "Received " + header.describe() + " before the message in progress was complete.");
        }
        if (!continuation || wrongBits) {
            abandonMessage();
        }
        if (wrongBits || (continuation && message == null)) {
            skippingMessage = true;
            return Use.SKIP;
        }
        if (message == null) {
            message = new MessageAssembly(header.opcode() == Opcode.BINARY, rsv1, context, messageLimit, out);
        } else {
            message.continues();
        }
        return Use.DATA;
    }

    private void control(int opcode, byte[] data) {
        switch (opcode) {
            case Opcode.PING -> out.on(new WireEvent.Ping(data));
            case Opcode.PONG -> out.on(new WireEvent.Pong(data));
            default -> {
                closed = true;
                abandonMessage();
                CloseBody.read(data, out);
            }
        }
    }
}
