package io.graphqltck.core.subject;

/** One client of the library under test, used as its application would. No method blocks, none throws for what the peer did. */
public interface ClientSession {

    void subscribe(OperationRequest request);

    /**
     * Has the session carry this out by itself, within the library's callback that the order waits for. Called before the operation
     * starts that the order is about, and only where the subject has the capability {@code in-callback}.
     */
    default void when(CallbackOrder order) {
        throw new UnsupportedOperationException(
                "this client cannot act within a callback; take `in-callback` out of its capabilities");
    }

    /** Stops listening to this operation. */
    void unsubscribe(String operation);

    /** Disposes of the client; {@link ApplicationEvent.Closed} answers. */
    void close();

    /** {@link ApplicationEvent.Synced} answers, after all that the application received so far. */
    void sync(String token);

    /** The kit will not use this session again and needs no more events of it. */
    default void abandon() {}
}
