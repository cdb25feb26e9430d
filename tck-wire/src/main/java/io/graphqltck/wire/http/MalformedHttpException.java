package io.graphqltck.wire.http;

/** The received octets are not HTTP/1.1; the message says why. */
public final class MalformedHttpException extends Exception {

    public MalformedHttpException(String message) {
        super(message);
    }
}
