package io.graphqltck.wire.stream;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.http.Handshakes;
import io.graphqltck.wire.http.Kept;
import io.graphqltck.wire.http2.Http2Heads;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/** Reads a request over HTTP/2. */
public final class RequestReading implements StreamReading {

    /** What a client's request over HTTP/2 must be. */
    public static final String REQUIREMENT = "HTTP-C-10";

    private final WireListener out;
    private final Runnable sayContinue;
    private final Kept kept;
    private @Nullable HttpHead head;
    private boolean done;

    /** {@code sayContinue}: sends the interim response that a client waits for. */
    public RequestReading(WireLimits limits, WireListener out, Runnable sayContinue) {
        this.out = out;
        this.sayContinue = sayContinue;
        this.kept = new Kept(limits.messageOctets());
    }

    /** The request's head, or null as long as there is none. */
    @Nullable
    HttpHead head() {
        return head;
    }

    @Override
    public void headers(Http2Headers headers, boolean last) {
        if (head != null) {
            @Nullable
            String fault =
                    last ? Http2Heads.trailersFault(headers) : "its head is followed by fields that are not trailers";
            if (fault != null) {
                violation(fault);
            }
            tell(last);
            return;
        }
        HttpHead read = Http2Heads.request(headers);
        head = read;
        @Nullable String fault = Http2Heads.requestFault(headers);
        if (fault != null) {
            violation(fault);
        } else if (!last && Handshakes.has(read, "Expect", "100-continue")) {
            sayContinue.run();
        }
        tell(last);
    }

    @Override
    public void data(byte[] octets, boolean last) {
        kept.octets(octets, 0, octets.length);
        tell(last);
    }

    private void tell(boolean last) {
        HttpHead read = head;
        if (last && !done && read != null) {
            done = true;
            out.on(new WireEvent.Asked(read, kept.octets(), kept.length()));
        }
    }

    /** A malformed request is a stream error, but what it asks can be read. */
    private void violation(String fault) {
        out.on(new WireEvent.Violation(REQUIREMENT, "The request is malformed: " + fault + ".", false));
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public @Nullable String unfinished() {
        return done ? null : head == null ? "before a request" : "within the body of the request";
    }

    @Override
    public String requirement() {
        return REQUIREMENT;
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
