package io.graphqltck.core.model;

import io.graphqltck.core.text.Location;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a protocol document.
 *
 * @param roles whom it binds
 * @param harm what comes of breaking it
 * @param section where it stands, such as {@code P:34}: document and line, or an RFC's section
 * @param rule whether the protocol's rules check it on every transcript
 * @param excluded why no scenario tests it, or null
 */
public record Requirement(
        String id,
        Set<Role> roles,
        Level level,
        Judgement judgement,
        Harm harm,
        String section,
        String sentence,
        boolean rule,
        @Nullable String excluded,
        Location at) {

    public Requirement {
        roles = Set.copyOf(roles);
    }

    /** The same with another weight. */
    Requirement judged(Level level, Judgement judgement) {
        return new Requirement(id, roles, level, judgement, harm, section, sentence, rule, excluded, at);
    }
}
