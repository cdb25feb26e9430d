package io.graphqltck.core.model;

import java.util.List;
import java.util.Set;

/**
 * What the kit tries with a subject that does not say what it can do.
 *
 * @param finds the capability that a subject has with which the dialogue can be played, or one of the words here
 * @param role the subject's
 * @param dialogue a scenario that judges nobody
 * @param disproves whether a subject that claims the capability, and with which this cannot be played, does not have it. Where other
 *     faults can stop the dialogue, it says nothing
 * @param unless of a disproof: capabilities that show that it is no lack. A subject that has one of them and with which this can be
 *     played does wrongly what it claims
 */
public record Probe(String finds, Role role, Scenario dialogue, boolean disproves, List<String> unless) {

    /** No capability: a server offers the control schema. */
    public static final String CONTROL_SCHEMA = "control-schema";

    /** No capability: a server answers in the protocol. */
    public static final String SPEAKS = "speaks";

    /** No capability: a server's own subscription continues to deliver results. */
    public static final String DELIVERS = "delivers";

    /** No capability: a server's own subscription delivers two results and then completes. */
    public static final String COMPLETES = "completes";

    /** What is found out of a server of which nothing is known. */
    public static final Set<String> ACQUAINTANCE = Set.of(SPEAKS, DELIVERS, COMPLETES);

    /** No capability: the first thing that a client must be able to do. */
    public static final String SUBSCRIPTIONS = "subscriptions";
}
