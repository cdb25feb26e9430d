package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.http.Handshakes;
import io.graphqltck.wire.http.Kept;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.MessageBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The scripted server reads a request other than for an upgrade, and holds what comes after it for the next exchange. */
final class ServerExchange implements ReadingStage {

    /** What a client's request must be. */
    static final String REQUIREMENT = "HTTP-C-01";

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketWire wire;
    private final WireLimits limits;
    private final HttpHead head;
    private final Kept kept;
    private final MessageBody body;
    private final ByteArrayOutputStream behind = new ByteArrayOutputStream();
    private boolean asked;

    ServerExchange(SocketWire wire, WireLimits limits, HttpHead head) throws MalformedHttpException {
        this.wire = wire;
        this.limits = limits;
        this.head = head;
        this.kept = new Kept(limits.messageOctets());
        this.body = MessageBody.ofRequest(head, kept);
        if (!body.isDone() && Handshakes.has(head, "Expect", "100-continue")) {
            wire.sending().octets(CONTINUE);
        }
    }

    HttpHead request() {
        return head;
    }

    /** Whether the whole request came. */
    boolean isAsked() {
        return asked;
    }

    /** What followed the request. */
    byte[] behind() {
        return behind.toByteArray();
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        int next;
        try {
            next = body.feed(octets, from, to);
        } catch (MalformedHttpException e) {
            if (e.isLimit()) {
                wire.abort(e.asLimitOf("The request"));
                return;
            }
            violation("The request's body is not HTTP/1.1: " + e.getMessage() + ".");
            return;
        }
        if (!body.isDone()) {
            return;
        }
        if (behind.size() + to - next > limits.headOctets()) {
            wire.abort("the client sent more than " + limits.headOctets()
                    + " bytes after a request before it was answered");
            return;
        }
        behind.write(octets, next, to - next);
        if (!asked) {
            asked = true;
            wire.on(new WireEvent.Asked(head, kept.octets(), kept.length())); // within this, the kit may answer
        }
    }

    @Override
    public @Nullable String unfinished() {
        return asked ? null : "within the body of the request";
    }

    private void violation(String text) {
        wire.on(new WireEvent.Violation(REQUIREMENT, text, true));
    }
}
