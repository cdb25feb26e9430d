package io.graphqltck.core.stream;

import io.graphqltck.core.limit.KitLimitException;

/** Reads one streamed body. Not safe for use by several threads. */
public interface StreamReader {

    /**
     * The next octets of the body, from {@code from} up to but without {@code to}.
     *
     * @throws KitLimitException where they are more than the kit reads; what follows cannot be read
     */
    void octets(byte[] octets, int from, int to);

    /** The body is at its end. */
    void end();

    /** The connection is lost before the body was at its end. */
    void lost();
}
