package io.graphqltck.wire.stream;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.http2.Http2Heads;
import io.graphqltck.wire.socket.ClientExchange;
import io.graphqltck.wire.socket.ResponseBody;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/** Reads a response over HTTP/2. */
public final class ResponseReading implements StreamReading {

    /** What a server's response over HTTP/2 must be. */
    public static final String REQUIREMENT = "HTTP-S-10";

    private final WireLimits limits;
    private final String method;
    private final WireListener out;
    private final ResponseBody.GiveUp giveUp;
    private final ResponseBody.UnknownCoding unknownCoding;
    private @Nullable ResponseBody body;
    private int interim;
    private boolean done;

    /** {@code method}: of the request; the others as in {@link ResponseBody#begin}. */
    public ResponseReading(
            WireLimits limits,
            String method,
            WireListener out,
            ResponseBody.GiveUp giveUp,
            ResponseBody.UnknownCoding unknownCoding) {
        this.limits = limits;
        this.method = method;
        this.out = out;
        this.giveUp = giveUp;
        this.unknownCoding = unknownCoding;
    }

    @Override
    public void headers(Http2Headers headers, boolean last) {
        if (body != null) {
            @Nullable
            String fault =
                    last ? Http2Heads.trailersFault(headers) : "its head is followed by fields that are not trailers";
            if (fault != null) {
                violation(fault, false);
            }
            if (last) {
                end();
            }
            return;
        }
        HttpHead read = Http2Heads.response(headers);
        @Nullable String fault = Http2Heads.responseFault(headers);
        int status = read.status();
        if (fault == null && status == 101) {
            fault = "it switches protocols, which HTTP/2 does not know";
        } else if (fault == null && status < 200 && last) {
            fault = "it ends with an interim response";
        } else if (fault == null && status < 200 && ++interim > ClientExchange.MOST_INTERIM) {
            giveUp.because("more than " + ClientExchange.MOST_INTERIM + " interim responses precede the response");
            return;
        } else if (fault == null && status < 200) { // RFC 9110 §15.2
            return;
        }
        if (fault != null) {
            boolean senseless = status < 200;
            violation(fault, senseless);
            if (senseless) {
                return;
            }
        }
        ResponseBody content = new ResponseBody(read, method, limits, out);
        body = content;
        content.begin(giveUp, unknownCoding);
        if (last) {
            end();
        }
    }

    @Override
    public void data(byte[] octets, boolean last) {
        ResponseBody content = body;
        if (content == null) {
            violation("a body precedes its head", true);
            return;
        }
        content.octets(octets, 0, octets.length);
        if (last && !done) {
            done = true;
            content.end();
        }
    }

    private void end() {
        if (!done && body != null) {
            done = true;
            body.end();
        }
    }

    private void violation(String fault, boolean fatal) {
        out.on(new WireEvent.Violation(REQUIREMENT, "The response is malformed: " + fault + ".", fatal));
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public @Nullable String unfinished() {
        return done ? null : body == null ? "before a response" : "within the body of the response";
    }

    @Override
    public String requirement() {
        return REQUIREMENT;
    }

    @Override
    public void close() {
        if (body != null) {
            body.close();
        }
    }
}
