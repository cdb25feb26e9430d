package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.wire.frame.FrameEncoder;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http.Handshakes;
import io.graphqltck.wire.http.HeadWriter;
import io.graphqltck.wire.http.Messages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the kit says on one connection of HTTP/1.1: heads, bodies at once or streamed, and after an upgrade frames. */
public final class Sending {

    public static final SecureRandom RANDOM = new SecureRandom();

    private final Side side;
    private final int mostUnsent;
    private final Consumer<String> abort;
    private @Nullable Outlet outlet;
    private @Nullable FrameEncoder encoder;
    private @Nullable HttpHead head;
    private boolean compresses;
    /** A request's body that waits for the server to ask for it. */
    private byte[] heldBody = {};

    private boolean streaming;
    private boolean chunked;

    /**
     * Nothing can be sent as yet.
     *
     * @param mostUnsent how many octets may wait for an other side that does not read
     * @param abort gives the connection up, for this reason
     */
    Sending(Side side, int mostUnsent, Consumer<String> abort) {
        this.side = side;
        this.mostUnsent = mostUnsent;
        this.abort = abort;
    }

    /** The TCP connection is there. */
    void attach(Outlet newOutlet) {
        outlet = newOutlet;
    }

    /** From here on the kit sends frames. */
    void upgrade(boolean withDeflate) {
        compresses = withDeflate;
        encoder = new FrameEncoder(side, RANDOM);
    }

    /** The head that was sent last, or null. */
    @Nullable
    public HttpHead head() {
        return head;
    }

    boolean compresses() {
        return compresses;
    }

    /** Sends the head of a request or a response, and then what follows it. */
    public void head(HttpHead newHead, String body) {
        head = newHead;
        octets(HeadWriter.octets(newHead));
        octets(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a message of an exchange: head and body in one go. */
    public void message(HttpHead newHead, HttpPayload payload) {
        head = newHead;
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(HeadWriter.octets(newHead));
        if (side == Side.CLIENT && Handshakes.has(newHead, "Expect", "100-continue")) {
            heldBody = Messages.octets(payload);
        } else {
            octets.writeBytes(Messages.octets(payload));
        }
        octets(octets.toByteArray(), payload.cuts(), payload.pause());
    }

    /** The server asks for the body that waits. */
    void goAhead() {
        byte[] octets = heldBody;
        heldBody = new byte[0];
        octets(octets);
    }

    /** Sends the head of a response whose body is streamed. */
    void begin(HttpHead newHead) {
        head = newHead;
        octets(HeadWriter.octets(newHead));
        chunked = newHead.field("Transfer-Encoding") != null;
        streaming = true;
    }

    /** Whether these go into the body that is being streamed. */
    boolean streams(List<Outgoing> items) {
        return streaming
                && items.stream()
                        .allMatch(item -> item instanceof Outgoing.Body
                                || item instanceof Outgoing.EndOfBody
                                || item instanceof Outgoing.Octets);
    }

    /** Sends octets of the streamed body, up to its end if that is among them. */
    byte[] stream(List<Outgoing> items, List<Integer> cuts) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (Outgoing item : items) {
            if (item instanceof Outgoing.Body body) {
                octets.writeBytes(Messages.streamed(body.octets(), chunked));
            } else if (item instanceof Outgoing.Octets raw) {
                octets.writeBytes(raw.octets());
            } else {
                octets.writeBytes(chunked ? Messages.lastChunk(((Outgoing.EndOfBody) item).trailers()) : new byte[0]);
                streaming = false;
            }
        }
        octets(octets.toByteArray(), cuts, Duration.ZERO);
        return octets.toByteArray();
    }

    /**
     * Sends frames, or octets as they are.
     *
     * @param exchange whether the kit is the server of an exchange, which may say anything instead of a response
     * @return what was sent; nothing where the server refused the conversation
     */
    byte[] write(List<Outgoing> items, List<Integer> cuts, boolean exchange) {
        FrameEncoder frames = encoder;
        boolean raw = head != null || exchange;
        if (frames == null && raw && items.stream().allMatch(Outgoing.Octets.class::isInstance)) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            items.forEach(item -> octets.writeBytes(((Outgoing.Octets) item).octets()));
            octets(octets.toByteArray(), cuts, Duration.ZERO);
            return octets.toByteArray();
        }
        if (frames == null && side == Side.CLIENT) {
            return new byte[0];
        }
        if (frames == null) {
            throw new IllegalStateException("the wire is not open for frames");
        }
        if (!compresses && items.stream().anyMatch(i -> i instanceof Outgoing.Message m && m.compressed())) {
            throw new IllegalStateException("permessage-deflate was not agreed on");
        }
        byte[] octets = frames.encode(items);
        octets(octets, cuts, Duration.ZERO);
        return octets;
    }

    /** Sends octets as they are. */
    void octets(byte[] octets) {
        octets(octets, List.of(), Duration.ZERO);
    }

    private void octets(byte[] octets, List<Integer> cuts, Duration pause) {
        Outlet out = outlet;
        if (out == null || octets.length == 0) {
            return;
        }
        out.write(octets, cuts, pause);
        if (out.isClogged()) {
            abort.accept("The other side does not read: more than " + mostUnsent + " bytes wait to be sent.");
        }
    }
}
