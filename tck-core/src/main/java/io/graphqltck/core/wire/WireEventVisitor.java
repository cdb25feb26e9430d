package io.graphqltck.core.wire;

import org.jspecify.annotations.Nullable;

/** Handles each kind of event. */
public interface WireEventVisitor<R extends @Nullable Object> {

    R requested(WireEvent.Requested event);

    R responded(WireEvent.Responded event);

    R asked(WireEvent.Asked event);

    R answered(WireEvent.Answered event);

    R streams(WireEvent.Streams event);

    R item(WireEvent.Item event);

    R keepAlive(WireEvent.KeepAlive event);

    R goingAway(WireEvent.GoingAway event);

    R streamEnded(WireEvent.StreamEnded event);

    R message(WireEvent.Message event);

    R ping(WireEvent.Ping event);

    R pong(WireEvent.Pong event);

    R close(WireEvent.Close event);

    R wrote(WireEvent.Wrote event);

    R ended(WireEvent.Ended event);

    R violation(WireEvent.Violation event);
}
