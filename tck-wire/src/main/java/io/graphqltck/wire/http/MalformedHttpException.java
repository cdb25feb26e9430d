package io.graphqltck.wire.http;

/** The received octets are not HTTP/1.1; the message says why. */
public final class MalformedHttpException extends Exception {

    private final boolean limit;

    public MalformedHttpException(String message) {
        this(message, false);
    }

    private MalformedHttpException(String message, boolean limit) {
        super(message);
        this.limit = limit;
    }

    /** They are more than the kit reads, which no document forbids. */
    public static MalformedHttpException tooLong(String message) {
        return new MalformedHttpException(message, true);
    }

    /** Whether they exceed what the kit reads, rather than what HTTP/1.1 is. */
    public boolean isLimit() {
        return limit;
    }

    /** Why this is not read, where it is a limit: {@code what} begins the sentence, such as {@code The request}. */
    public String asLimitOf(String what) {
        return what + " is more than the kit reads: " + getMessage();
    }
}
