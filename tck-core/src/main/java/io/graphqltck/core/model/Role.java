package io.graphqltck.core.model;

import java.util.Locale;

/** A party of a dialogue: the one that is judged is the subject, the other one the kit's peer. */
public enum Role {
    CLIENT,
    SERVER;

    public Role other() {
        return this == CLIENT ? SERVER : CLIENT;
    }

    /** As written in scenarios: {@code client}, {@code server}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
