package io.graphqltck.core.limit;

/** Something is more than the kit reads or spends. It says nothing about the sender. */
public final class KitLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public KitLimitException(String message) {
        super(message);
    }

    public KitLimitException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
