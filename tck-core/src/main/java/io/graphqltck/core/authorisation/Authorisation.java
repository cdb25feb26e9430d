package io.graphqltck.core.authorisation;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A protocol's authorisation. Immutable: called on any thread. */
public interface Authorisation {

    /**
     * What {@code authorised:} says next to a turn.
     *
     * @throws AuthorisationException when it cannot be understood; the message says why
     */
    Authorised read(Json content) throws AuthorisationException;

    /** What nothing next to a turn says: any way of presenting the play's credentials that the protocol allows. */
    Authorised any();

    /**
     * Credentials, from what a scenario or a description says of them: a mode, or a map with a mode. What it leaves out is the
     * kit's own.
     *
     * @return as an adapter is told them
     * @throws AuthorisationException when it cannot be understood; the message says why
     */
    JsonObject credentials(Json content, Instant now) throws AuthorisationException;

    /** The kit's own credentials of the default mode. */
    JsonObject credentials(Instant now);

    /** The requirements that a client with wrong authorisation breaks. */
    Set<String> requirements();

    /** What the kit's server publishes at paths of its own. */
    default List<Publication> published() {
        return List.of();
    }
}
