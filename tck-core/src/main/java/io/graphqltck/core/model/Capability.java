package io.graphqltck.core.model;

import java.util.Locale;

/**
 * What a subject can do beyond the least that everybody can.
 *
 * @param role the subject's
 * @param meaning a sentence about the subject
 * @param findOut how somebody who does not know finds out
 */
public record Capability(String word, Role role, Kind kind, String meaning, String findOut) {

    /** How a subject comes to have it. */
    public enum Kind {
        /** Declared by its word. */
        CAPABILITY,
        /** Declared with a time. */
        PARAMETER,
        /** Part of how the subject is run. */
        OPTION;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
