package io.graphqltck.wire.stream;

import io.graphqltck.core.wire.Http2Code;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;

/** The sending half of one stream of HTTP/2. Used on its event loop only. */
public final class StreamOutlet {

    /** In place of a stream, as long as the client has opened none. */
    public static final int NONE = 0;

    private final StreamConnection connection;
    private final int stream;
    private final List<Runnable> waiting = new ArrayList<>();
    private long unsent;

    public StreamOutlet(StreamConnection connection, int stream) {
        this.connection = connection;
        this.stream = stream;
    }

    boolean isOpen() {
        return connection.outlet().isOpen() && connection.handler().canWrite();
    }

    /** Whether the other side has shown that it speaks HTTP/2. */
    boolean isSettled() {
        return connection.handler().isSettled();
    }

    void headers(Http2Headers headers, boolean last) {
        connection.handler().headers(stream, headers, last);
    }

    void data(byte[] octets, int from, int to, boolean last) {
        unsent += to - from;
        connection.sending(to - from);
        connection.handler().data(stream, octets, from, to, last, this::written);
    }

    private void written(int octets) {
        unsent -= octets;
        if (unsent == 0 && !waiting.isEmpty()) {
            List<Runnable> tasks = List.copyOf(waiting);
            waiting.clear();
            tasks.forEach(Runnable::run);
        }
        connection.sent(octets);
    }

    /** Runs the task when all that was written is with the network, or has failed. */
    void whenWritten(Runnable task) {
        if (unsent == 0) {
            task.run();
        } else {
            waiting.add(task);
        }
    }

    /** How many octets wait for a peer that does not read. */
    long unsent() {
        return unsent;
    }

    void reset(Http2Code code) {
        if (stream == NONE) {
            connection.outlet().reset();
        } else {
            connection.handler().reset(stream, code.number());
        }
    }

    /** This stream and those before it continue. */
    void goAway(Http2Code code) {
        connection.handler().goAway(stream, code.number());
    }

    void hold() {
        connection.handler().hold(stream);
    }

    void release() {
        connection.handler().release(stream);
    }

    /** Ends the connection in order. */
    void finish(boolean announced) {
        connection.finish(this, announced);
    }
}
