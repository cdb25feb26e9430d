package io.graphqltck.client.process;

import java.net.URI;
import java.time.Duration;

/**
 * The server that an adapter is checked against. It does everything right: {@link AdapterCheck#FINITE} is answered with 2, 1 and
 * the completion, {@link AdapterCheck#SILENT} with nothing, on as many connections as come.
 */
public interface CheckPeer extends AutoCloseable {

    /** The protocol that it speaks, by the name that an adapter is told. */
    String protocol();

    URI url();

    /**
     * Waits until exactly so many silent operations run.
     *
     * @return false when it did not come to that in this time
     */
    boolean awaitSilent(int count, Duration patience) throws InterruptedException;

    @Override
    void close();
}
