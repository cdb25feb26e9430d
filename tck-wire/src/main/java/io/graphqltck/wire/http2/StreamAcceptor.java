package io.graphqltck.wire.http2;

/** Is notified of the streams that a client opens. Called on the connection's event loop. */
@FunctionalInterface
public interface StreamAcceptor {

    /** For a client's end of a connection: a server opens no streams. */
    StreamAcceptor NONE = (connection, stream) -> {
        throw new IllegalStateException("a server opens no streams");
    };

    /** Who is notified of this stream's frames. */
    StreamListener onStream(StreamsHandler connection, int stream);
}
