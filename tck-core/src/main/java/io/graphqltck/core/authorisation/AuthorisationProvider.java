package io.graphqltck.core.authorisation;

import io.graphqltck.core.json.Json;

/** Brings one way to authorise, which protocols choose by its name. Found by {@link java.util.ServiceLoader}. */
public interface AuthorisationProvider {

    /** As {@code authorisation:} in {@code protocol.yaml} says it. */
    String name();

    /**
     * The authorisation with the kit's own test credentials, which the protocol's folder publishes.
     *
     * @param credentials the value of {@code credentials.yaml}
     * @throws AuthorisationException when these are no credentials; the message says what is wrong
     */
    Authorisation with(Json credentials) throws AuthorisationException;
}
