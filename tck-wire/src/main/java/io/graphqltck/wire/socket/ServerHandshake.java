package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.http.HeadReader;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.http.RequestCheck;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scripted server reads the upgrade request, and then holds what comes until the kit has answered. */
public final class ServerHandshake implements ReadingStage {

    private final SocketWire wire;
    private final WireLimits limits;
    private final HeadReader reader;
    private final boolean exchanges;
    private final ByteArrayOutputStream early = new ByteArrayOutputStream();
    private @Nullable HttpHead request;
    private boolean isUpgrade;

    public ServerHandshake(SocketWire wire, WireLimits limits, boolean exchanges) {
        this.exchanges = exchanges;
        this.wire = wire;
        this.limits = limits;
        this.reader = new HeadReader(true, limits.headOctets());
    }

    /** The request, or null as long as there is none. */
    @Nullable
    HttpHead request() {
        return request;
    }

    /** What the client sent after its request before it was answered. */
    byte[] early() {
        return early.toByteArray();
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        if (request != null) {
            boolean first = early.size() == 0;
            hold(octets, from, to);
            if (first) {
                tellIfEarly();
            }
            return;
        }
        try {
            int next = reader.feed(octets, from, to);
            HttpHead head = reader.head();
            if (head != null && exchanges && !Messages.isUpgrade(head)) {
                wire.enter(new ServerExchange(wire, limits, head));
                wire.received(octets, next, to);
            } else if (head != null) {
                request = head;
                List<String> faults = RequestCheck.faults(head);
                isUpgrade = faults.isEmpty();
                hold(octets, next, to);
                wire.on(new WireEvent.Requested(head)); // within this, the kit may answer
                faults.forEach(this::violation);
                tellIfEarly();
            }
        } catch (MalformedHttpException e) {
            String what = exchanges ? "The request" : "The upgrade request";
            if (e.isLimit()) {
                wire.abort(e.asLimitOf(what));
                return;
            }
            String requirement = exchanges ? ServerExchange.REQUIREMENT : "WS-C-01";
            String text = what + " is not HTTP/1.1: " + e.getMessage() + ".";
            wire.on(new WireEvent.Violation(requirement, text, true));
        }
    }

    @Override
    public @Nullable String unfinished() {
        return request != null ? null : reader.isEmpty() ? "before a request" : "within the head of the request";
    }

    private void violation(String text) {
        wire.on(new WireEvent.Violation("WS-C-01", text, false));
    }

    /** What follows a request that is no upgrade may be its body, and is nobody's business. */
    private void hold(byte[] octets, int from, int to) {
        if (!isUpgrade) {
            return;
        }
        if (early.size() + to - from > limits.headOctets()) {
            String text = "The client sent more than " + limits.headOctets()
                    + " bytes before its upgrade request was answered.";
            wire.on(new WireEvent.Violation("WS-C-01", text, true));
            return;
        }
        early.write(octets, from, to - from);
    }

    /** RFC 6455 §4.1: the client waits for the answer before it sends anything else. */
    private void tellIfEarly() {
        if (early.size() > 0) {
            violation("The client sent bytes before its upgrade request was answered.");
        }
    }
}
