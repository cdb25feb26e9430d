package io.graphqltck.junit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client under test: how its user makes one, starts and stops operations, and disposes of it. The kit calls it from
 * threads of its own, one call of a client at a time, many clients at the same time. Methods may block; the next call of the
 * same client waits for that, only {@link Client#close} does not wait long.
 *
 * <p>An exception says that the client refused, as it would to its user: of {@link #open} that it has no connection, of
 * {@link Client#start} that the operation failed.
 */
public interface ClientUnderTest {

    /**
     * Makes a client, as its user would. It may connect at once or with its first operation.
     *
     * @param endpoint where the kit's server listens, which is another one for each client
     * @param application receives what the client reports to its user outside of any operation
     */
    Client open(Endpoint endpoint, Application application) throws Exception;

    /** Ends what all clients share. Called once, after the last of them was closed. */
    default void stop() throws Exception {}

    /** One client. */
    interface Client {

        /**
         * Starts a subscription, query or mutation by the client's ordinary call, and returns without waiting for its end.
         *
         * @param results receives exactly what the client reports to its user of this operation, when it does
         */
        Operation start(Request request, Results results) throws Exception;

        /** Disposes of the client. */
        void close() throws Exception;
    }

    /** A running operation. */
    @FunctionalInterface
    interface Operation {

        /** Stops listening to it. A client that cannot do that throws, and does not declare {@code unsubscribe}. */
        void stop() throws Exception;
    }

    /** What the user of a client sees of an operation. May be called on any thread. */
    interface Results {

        /**
         * A result as the client presents it, with {@code data}, {@code errors} and {@code extensions} as far as it presents
         * them: a map of maps, lists, strings, numbers, booleans and null.
         */
        void next(Map<String, ? extends @Nullable Object> result);

        /** The same as JSON text. */
        void nextJson(String result);

        /** The operation ended with an error, of which the client says this. */
        void failed(String message);

        /** The operation ended without an error. */
        void completed();
    }

    /** What the user of a client sees outside of operations. May be called on any thread. */
    @FunctionalInterface
    interface Application {

        /** The connection could not be made, or was lost. */
        void connectionFailed(String message);
    }

    /**
     * The kit's server.
     *
     * @param protocol to speak
     * @param params the payload for {@code connection_init}, or null for none
     * @param headers fields for the client's HTTP requests
     * @param authorisation credentials to present, as the adapter protocol has them, or null
     * @param certificate a PEM file with the certificate to trust, or null
     */
    record Endpoint(
            String protocol,
            URI url,
            @Nullable Map<String, @Nullable Object> params,
            Map<String, String> headers,
            @Nullable Map<String, @Nullable Object> authorisation,
            @Nullable Path certificate) {}

    /**
     * An operation.
     *
     * @param variables null for none
     */
    record Request(
            String query,
            @Nullable Map<String, @Nullable Object> variables,
            @Nullable String operationName) {}
}
