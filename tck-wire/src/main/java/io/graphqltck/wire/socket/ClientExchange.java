package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.http.HeadReader;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.MessageBody;
import io.graphqltck.wire.http.Messages;
import org.jspecify.annotations.Nullable;

/** The scripted client reads the response to a request other than for an upgrade. */
public final class ClientExchange implements ReadingStage {

    /** What a server's response must be. */
    static final String REQUIREMENT = "HTTP-S-01";

    public static final int MOST_INTERIM = 100;

    private final SocketWire wire;
    private final WireLimits limits;
    private final HttpHead request;
    private HeadReader reader;
    private int interim;
    private @Nullable MessageBody body;
    private @Nullable ResponseBody response;

    public ClientExchange(SocketWire wire, WireLimits limits, HttpHead request) {
        this.wire = wire;
        this.limits = limits;
        this.request = request;
        this.reader = new HeadReader(false, limits.headOctets());
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        int next = from;
        try {
            while (body == null && next < to) {
                next = reader.feed(octets, next, to);
                @Nullable HttpHead read = reader.head();
                if (read != null) {
                    head(read);
                }
            }
            MessageBody reading = body;
            if (reading == null) {
                return;
            }
            next = reading.feed(octets, next, to);
            if (reading.isDone()) {
                answer();
            }
        } catch (MalformedHttpException e) {
            if (e.isLimit()) {
                wire.abort(e.asLimitOf("The response"));
                return;
            }
            violation("The response is not HTTP/1.1: " + e.getMessage() + ".");
            return;
        }
        if (isOver() && wire.handOn(octets, next, to)) {
            return;
        }
        if (next < to) {
            violation("The server sent bytes after the end of its response.");
        }
    }

    private void head(HttpHead read) throws MalformedHttpException {
        if (read.status() == 101) {
            throw new MalformedHttpException("it switches protocols, which was not requested");
        }
        if (read.status() < 200) { // an interim response, RFC 9110 §15.2
            if (++interim > MOST_INTERIM) {
                throw MalformedHttpException.tooLong("more than " + MOST_INTERIM + " interim responses precede it");
            }
            reader = new HeadReader(false, limits.headOctets());
            if (read.status() == 100) {
                wire.sending().goAhead();
            }
            return;
        }
        ResponseBody content = new ResponseBody(read, Messages.method(request), limits, wire);
        body = MessageBody.ofResponse(read, Messages.method(request), content);
        response = content;
        content.begin(wire::abort, ResponseBody.onUnknownCoding(request, wire::abort, wire::leave));
    }

    /** Whether the whole response came. */
    boolean isOver() {
        return response != null && response.hasEnded();
    }

    private void answer() {
        if (response != null) {
            response.end();
        }
    }

    @Override
    public void close() {
        if (response != null) {
            response.close();
        }
    }

    @Override
    public @Nullable String unfinished() {
        MessageBody reading = body;
        ResponseBody content = response;
        if (reading != null && content != null) {
            return content.hasEnded() || reading.endsWithConnection() ? null : "within the body of the response";
        }
        return reader.isEmpty() ? "before a response" : "within the head of the response";
    }

    @Override
    public void ended(WireEvent.Ending how) {
        MessageBody reading = body;
        if (reading != null && reading.endsWithConnection() && how == WireEvent.Ending.FIN) {
            answer();
        } else if (response != null && !how.isByKit()) {
            response.lost();
        }
    }

    private void violation(String text) {
        wire.on(new WireEvent.Violation(REQUIREMENT, text, true));
    }
}
