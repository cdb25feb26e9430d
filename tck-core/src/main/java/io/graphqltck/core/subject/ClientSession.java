package io.graphqltck.core.subject;

/** One client of the library under test, used as its application would. No method blocks, none throws for what the peer did. */
public interface ClientSession {

    void subscribe(OperationRequest request);

    /** Stops listening to this operation. */
    void unsubscribe(String operation);

    /** Disposes of the client; {@link ApplicationEvent.Closed} answers. */
    void close();

    /** {@link ApplicationEvent.Synced} answers, after all that the application was told so far. */
    void sync(String token);

    /** The kit will not use this session again and needs no more events of it. */
    default void abandon() {}
}
