package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.WireEvent.Ending;
import org.jspecify.annotations.Nullable;

/** What a wire's incoming octets mean at present: a handshake, a refusal's body, frames, or nothing. */
public interface ReadingStage {

    /** For a wire from which nothing more is read; what comes is thrown away. */
    ReadingStage DEAF = (octets, from, to) -> {};

    /** For a wire whose exchange is over, on a connection that continues. */
    ReadingStage OVER = (octets, from, to) -> {};

    void octets(byte[] octets, int from, int to);

    /** What is incomplete if the stream ends here, or null. */
    default @Nullable String unfinished() {
        return null;
    }

    /** The stream ended; tells what was held back. */
    default void ended(Ending how) {}

    /** Frees what it holds and tells nothing more. */
    default void close() {}
}
