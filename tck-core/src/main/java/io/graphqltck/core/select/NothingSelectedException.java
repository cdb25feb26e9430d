package io.graphqltck.core.select;

/** What was asked for is not there; the message says what is. */
public final class NothingSelectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingSelectedException(String message) {
        super(message);
    }
}
