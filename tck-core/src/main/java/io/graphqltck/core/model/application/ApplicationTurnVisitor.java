package io.graphqltck.core.model.application;

import org.jspecify.annotations.Nullable;

/** Handles each kind of an application's turn. */
public interface ApplicationTurnVisitor<R extends @Nullable Object> {

    R connects(ApplicationTurn.Connects turn);

    R subscribes(ApplicationTurn.Subscribes turn);

    R unsubscribes(ApplicationTurn.Unsubscribes turn);

    R closes(ApplicationTurn.Closes turn);

    R network(ApplicationTurn.Network turn);

    R sees(ApplicationTurn.Sees turn);
}
