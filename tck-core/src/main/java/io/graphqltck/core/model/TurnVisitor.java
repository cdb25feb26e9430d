package io.graphqltck.core.model;

import org.jspecify.annotations.Nullable;

/** Handles each kind of turn. */
public interface TurnVisitor<R extends @Nullable Object> {

    R speech(Turn.Speech turn);

    R application(Turn.Application turn);

    R silence(Turn.Silence turn);

    R resume(Turn.Resume turn);

    R either(Turn.Either turn);

    R optionally(Turn.Optionally turn);

    R anyOrder(Turn.AnyOrder turn);

    R together(Turn.Together turn);

    R included(Turn.Included turn);
}
