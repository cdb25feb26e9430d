package io.graphqltck.core.model.act;

/** What is done on a connection of any kind. */
public sealed interface ConnectionAct extends Act permits Act.Drops, Act.Leaves, Act.SendsOctets {
    @Override
    default Ground ground() {
        return Ground.CONNECTION;
    }
}
