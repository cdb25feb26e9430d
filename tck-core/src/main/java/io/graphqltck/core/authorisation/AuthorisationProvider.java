package io.graphqltck.core.authorisation;

import io.graphqltck.core.json.Json;

/** Brings the authorisation of one protocol. Found by {@link java.util.ServiceLoader}; one class for each protocol that has one. */
public interface AuthorisationProvider {

    /** The protocol's name. */
    String protocol();

    /**
     * The authorisation with the kit's own test credentials, which the protocol's folder publishes.
     *
     * @param credentials the value of {@code credentials.yaml}
     * @throws AuthorisationException when these are no credentials; the message says what is wrong
     */
    Authorisation with(Json credentials) throws AuthorisationException;
}
