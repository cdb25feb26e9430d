package io.graphqltck.core.model;

import io.graphqltck.core.text.Location;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case of a protocol.
 *
 * @param requirements ids, the most telling first
 * @param roles the subjects it can judge; none for one that only pairs of subjects play
 * @param needs capabilities without which it is not applicable
 */
public record Scenario(
        Naming naming,
        List<String> requirements,
        Set<Role> roles,
        Set<String> needs,
        PlayOptions options,
        List<Turn> dialogue,
        Location at) {

    public Scenario {
        requirements = List.copyOf(requirements);
        roles = Set.copyOf(roles);
        needs = Set.copyOf(needs);
        dialogue = List.copyOf(dialogue);
    }

    /**
     * What it is called, and where it belongs.
     *
     * @param aliases earlier ids
     */
    public record Naming(String id, List<String> aliases, String protocol, String theme, String title) {
        public Naming {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * How it is played.
     *
     * @param slow why it must wait, or null
     * @param isolated played alone, after the others
     * @param segmented played once for each place at which the body of its streamed response can be cut in two
     * @param kitOnly not played by pairs: one of two real parties may rightly act at a moment that its dialogue does not have
     */
    public record PlayOptions(@Nullable String slow, boolean isolated, boolean segmented, boolean kitOnly) {
        /** Next to others, once, without waiting. */
        public static final PlayOptions PLAIN = new PlayOptions(null, false, false, false);
    }

    /** The same with another dialogue. */
    public Scenario with(List<Turn> other) {
        return new Scenario(naming, requirements, roles, needs, options, other, at);
    }

    /** Whether a subject of this role has its part in it: its requirements bind it, or it is for pairs of subjects alone. */
    public boolean concerns(Role role) {
        return roles.isEmpty() || roles.contains(role);
    }

    /** Whether it is played only by two subjects with each other. */
    public boolean isForPairs() {
        return roles.isEmpty();
    }

    public String id() {
        return naming.id();
    }

    public List<String> aliases() {
        return naming.aliases();
    }

    /** The id of today and the earlier ones. */
    public Stream<String> names() {
        return Stream.concat(Stream.of(id()), aliases().stream());
    }

    public String protocol() {
        return naming.protocol();
    }

    public String theme() {
        return naming.theme();
    }

    public String title() {
        return naming.title();
    }

    public @Nullable String slow() {
        return options.slow();
    }

    public boolean isolated() {
        return options.isolated();
    }

    public boolean segmented() {
        return options.segmented();
    }

    public boolean kitOnly() {
        return options.kitOnly();
    }
}
