package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.pattern.Pattern;

/** What a protocol's courtesies are about, as far as mutants have to know. */
final class CourtesyPatterns {

    private CourtesyPatterns() {}

    /** A message that may come at any time, so that nothing is wrong with saying it twice. */
    static boolean letPass(Protocol protocol, Pattern message) {
        return protocol.courtesies().stream()
                .filter(Protocol.Courtesy::passesAlways)
                .anyMatch(courtesy -> fits(courtesy.on(), message));
    }

    /** What a decent peer says by itself, so that leaving it out takes one that is not. */
    static boolean areOf(Protocol protocol, Pattern message) {
        return protocol.courtesies().stream()
                .anyMatch(courtesy -> courtesy.answer() != null && fits(courtesy.answer(), message));
    }

    private static boolean fits(Pattern courtesy, Pattern message) {
        return courtesy instanceof Pattern.Members on
                && message instanceof Pattern.Members said
                && on.members().entrySet().stream()
                        .allMatch(member ->
                                member.getValue().equals(said.members().get(member.getKey())));
    }
}
