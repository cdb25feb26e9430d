package io.graphqltck.adapter;

/**
 * One client. The kit opens many at the same time: {@code subscribe}, and what it returns, are called by the thread that reads commands or, where the kit
 * orders that, within a callback of the library, and must return at once. What the client tells its user goes to the {@link Application} that the session was opened with.
 */
public interface ClientSession {

    /**
     * Starts an operation by the library's ordinary call for it.
     *
     * @return stops listening to the operation, as the library's user would; called for finished operations, too
     */
    Runnable subscribe(String operation, Request request) throws Exception;

    /** Disposes of the client, in a thread of its own or within a callback; {@code closed} is reported when this returns. */
    void close() throws Exception;
}
