package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.http.HeadReader;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.ResponseCheck;
import org.jspecify.annotations.Nullable;

/** The scripted client waits for the answer to its upgrade request. */
public final class ClientHandshake implements ReadingStage {

    private final SocketWire wire;
    private final WireLimits limits;
    private final HttpHead request;
    private HeadReader reader;
    private int interim;

    public ClientHandshake(SocketWire wire, WireLimits limits, HttpHead request) {
        this.wire = wire;
        this.limits = limits;
        this.request = request;
        this.reader = new HeadReader(false, limits.headOctets());
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        int next = from;
        try {
            while (next < to) {
                next = reader.feed(octets, next, to);
                HttpHead head = reader.head();
                if (head == null) {
                    return;
                }
                if (head.status() >= 200 || head.status() == 101) {
                    answered(head);
                    wire.received(octets, next, to);
                    return;
                }
                if (++interim > ClientExchange.MOST_INTERIM) {
                    throw MalformedHttpException.tooLong(
                            "more than " + ClientExchange.MOST_INTERIM + " interim responses precede it");
                }
                reader = new HeadReader(false, limits.headOctets()); // an interim response, RFC 9110 §15.2
            }
        } catch (MalformedHttpException e) {
            if (e.isLimit()) {
                wire.abort(e.asLimitOf("The response to the upgrade request"));
                return;
            }
            String text = "The response to the upgrade request is not HTTP/1.1: " + e.getMessage() + ".";
            wire.on(new WireEvent.Violation("WS-S-01", text, true));
        }
    }

    @Override
    public @Nullable String unfinished() {
        return reader.isEmpty() ? "before a response" : "within the head of the response";
    }

    private void answered(HttpHead head) {
        if (head.status() != 101) {
            wire.enter(new RefusalStage(head, limits.bodyOctets(), wire));
            return;
        }
        // frames can be written from within the listener
        wire.upgrade(ResponseCheck.compresses(request, head));
        wire.on(new WireEvent.Responded(head, ""));
        ResponseCheck.violations(request, head).forEach(wire::on);
    }
}
