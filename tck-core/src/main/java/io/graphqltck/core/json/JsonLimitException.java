package io.graphqltck.core.json;

/** A text may be JSON, but is deeper, longer or larger than what the kit reads: a limit of the kit's, and nobody's mistake. */
public final class JsonLimitException extends JsonSyntaxException {

    private static final long serialVersionUID = 1L;

    JsonLimitException(String message) {
        super(message);
    }
}
