package io.graphqltck.core.json;

/** A text is not one JSON value; the message says why. */
public class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    JsonSyntaxException(String message) {
        super(message, null, false, false);
    }
}
