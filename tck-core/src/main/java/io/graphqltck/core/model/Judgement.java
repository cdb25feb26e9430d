package io.graphqltck.core.model;

import java.util.Locale;

/** What the kit makes of a deviation from a requirement. */
public enum Judgement {
    FAIL,
    /** Explicit in the document, but harmless and widely not implemented: warns, and fails in a strict run. */
    STRICT,
    WARN,
    /** Never counts against anyone. */
    OBSERVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
