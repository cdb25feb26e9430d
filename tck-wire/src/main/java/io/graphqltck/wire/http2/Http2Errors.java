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

    /**
     * Whether this is more than the kit takes, which RFC 9113 does not forbid: a flood, or headers longer than the limit that settings
     * advise (§6.5.2). Netty has a type of its own for the latter only while they can still be decoded.
     */
    public static boolean isLimit(Http2Exception problem) {
        return problem.error() == Http2Error.ENHANCE_YOUR_CALM
                || problem instanceof Http2Exception.HeaderListSizeException
                || String.valueOf(problem.getMessage()).startsWith("Header size exceeded max allowed size");
    }

    public static String text(Http2Exception problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        String shortened = message.length() <= MAX_TEXT ? message : message.substring(0, MAX_TEXT) + "…";
        return problem.error().name() + ", " + shortened;
    }
}
