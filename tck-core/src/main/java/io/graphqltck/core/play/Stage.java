package io.graphqltck.core.play;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireListener;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a play needs of the world: the server suite connects, the client suite opens the client. Called on the play's loop. */
public interface Stage {

    /** Opens a connection to the server under test. */
    Wire connect(UpgradeRequest request, WireListener listener);

    /**
     * Sends a request to the server under test, and begins an exchange with it.
     *
     * @param behind on the connection of this other exchange, where the version of HTTP and the server let it; null for a
     *     connection of its own
     */
    default Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
        throw new IllegalStateException("no HTTP exchanges take place here");
    }

    /** The GraphQL endpoint: the kit's own where a client is tested, else that of the server under test. */
    URI endpoint();

    /** What the subject's description says of credentials, in order of preference; empty for the kit's own. */
    default List<Json> authorisation() {
        return List.of();
    }

    /**
     * What was found to be wrong with a client's authorisation at each moment, where this is a recording from which it cannot be
     * found again; null where it must be found now.
     */
    default @Nullable Function<Moment, List<Objection>> objections() {
        return null;
    }

    /**
     * Makes a client under test.
     *
     * @param params its connection parameters, or null for none
     * @param authorisation its credentials, or null where the protocol has none
     * @param headers fields that it adds to its HTTP requests
     */
    ClientSession open(
            @Nullable Json params,
            @Nullable JsonObject authorisation,
            Map<String, String> headers,
            ApplicationListener listener);

    /** Notifies the application, where the kit plays the client itself. */
    default void tell(ApplicationEvent event) {
        throw new IllegalStateException("the kit plays no client here");
    }

    /** Changes the network between two subjects; false where the kit is one of the parties, and changes it itself. */
    default boolean network(NetworkChange change) {
        return false;
    }

    /** Receives each moment of the transcript when it is added, for a viewer of the play. */
    default void happened(Moment moment) {}

    /** The peer has said this, or has begun to. */
    default void said(Turn.Speech speech) {}

    /** The subject has taken this turn, on the wire of this number. */
    default void taken(Turn.Speech speech, int wire) {}

    /** The script is over, where both parties are under test: the play ends when it is told to. */
    default void scriptOver() {}

    /** The play ends before its script does, where both parties are under test. */
    default void broken() {}

    /** The play is over: nothing of it is needed any more. */
    void done();
}
