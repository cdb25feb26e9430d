package io.graphqltck.wire.http2;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import org.jspecify.annotations.Nullable;

/** Errors of HTTP/2 in words. */
public final class Http2Errors {

    private static final int MAX_TEXT = 200;

    private Http2Errors() {}

    /** The error's name of RFC 9113 §7, or its number where it has none. */
    public static String name(long code) {
        @Nullable Http2Error error = Http2Error.valueOf(code);
        return error == null ? "0x" + Long.toHexString(code) : error.name();
    }

    public static String text(Http2Exception problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        String shortened = message.length() <= MAX_TEXT ? message : message.substring(0, MAX_TEXT) + "…";
        return problem.error().name() + ", " + shortened;
    }
}
