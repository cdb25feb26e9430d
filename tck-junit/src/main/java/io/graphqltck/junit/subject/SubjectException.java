package io.graphqltck.junit.subject;

/** The subject could not be made, started or stopped; the message says what its author can do. */
public final class SubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SubjectException(String message, Throwable cause) {
        super(message, cause);
    }

    public SubjectException(String message) {
        super(message);
    }
}
