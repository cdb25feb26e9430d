package io.graphqltck.core.process;

/** A program cannot be used: it cannot be started, or never got ready. The message says what is wrong and what to do. */
public final class ProcessException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProcessException(String message) {
        super(message, null, false, false);
    }
}
