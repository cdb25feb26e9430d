package io.graphqltck.core.pair;

import io.graphqltck.core.model.Role;

/**
 * A sentence that one party of a pair breaks.
 *
 * @param side who breaks it
 * @param requirement the sentence's id
 * @param certain whether the party breaks it with the kit as well, or on the wire for all to see: that it is its fault is certain
 * @param reason what was expected and what was found
 */
public record PairFault(Role side, String requirement, boolean certain, String reason) {}
