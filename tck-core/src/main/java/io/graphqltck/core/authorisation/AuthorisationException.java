package io.graphqltck.core.authorisation;

/** What a scenario or a description says of authorisation makes no sense. The message is a sentence for its author. */
public final class AuthorisationException extends Exception {

    private static final long serialVersionUID = 1;

    public AuthorisationException(String message) {
        super(message);
    }
}
