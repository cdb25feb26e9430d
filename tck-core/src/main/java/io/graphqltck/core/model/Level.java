package io.graphqltck.core.model;

import java.util.Locale;

/** What a document says of a requirement. */
public enum Level {
    MUST,
    SHOULD,
    MAY,
    /** The document is silent. */
    OPEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
