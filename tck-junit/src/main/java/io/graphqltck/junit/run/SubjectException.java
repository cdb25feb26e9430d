package io.graphqltck.junit.run;

/** The subject could not be made, started or stopped; the message says what its author can do. */
final class SubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SubjectException(String message, Throwable cause) {
        super(message, cause);
    }

    SubjectException(String message) {
        super(message);
    }
}
