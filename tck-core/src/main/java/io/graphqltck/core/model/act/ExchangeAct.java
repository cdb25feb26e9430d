package io.graphqltck.core.model.act;

/** What is done in an HTTP exchange, by its name. */
public sealed interface ExchangeAct extends Act permits Act.Responds, Act.Reads {
    @Override
    default Ground ground() {
        return Ground.EXCHANGE;
    }
}
