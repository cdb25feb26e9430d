package io.graphqltck.junit;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A server under test, started once for the suite. */
public interface ServerUnderTest {

    /**
     * Starts it and waits until it listens. Called once, on a thread that is interrupted when it takes longer than
     * {@link Constants#START_TIMEOUT}.
     *
     * @return where it listens, such as {@code ws://127.0.0.1:8080/graphql}
     */
    URI start() throws Exception;

    /** Stops it. Called once, also when {@link #start} failed. */
    default void stop() throws Exception {}

    /** Field lines for every request of the kit, such as an authorisation that the server wants. Asked once, after the start. */
    default List<Map.Entry<String, String>> headers() {
        return List.of();
    }

    /**
     * For protocols whose clients present credentials: those that this server takes, in order of preference, with the members
     * of {@code authorisation} in a subject's description. Empty for the kit's own. Asked once, after the start.
     */
    default List<Map<String, Object>> authorisation() {
        return List.of();
    }
}
