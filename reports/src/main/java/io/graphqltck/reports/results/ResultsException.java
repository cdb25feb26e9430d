package io.graphqltck.reports.results;

/** Results cannot be used. The message is for the user: where, what is wrong, and what to do. */
public final class ResultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResultsException(String message) {
        super(message);
    }
}
