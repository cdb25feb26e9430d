package io.graphqltck.core.transcript;

import org.jspecify.annotations.Nullable;

/** Handles each kind of entry. */
public interface HappeningVisitor<R extends @Nullable Object> {

    R onWire(Happening.OnWire what);

    R applicationActed(Happening.ApplicationActed what);

    R applicationTold(Happening.ApplicationTold what);

    R note(Happening.Note what);
}
