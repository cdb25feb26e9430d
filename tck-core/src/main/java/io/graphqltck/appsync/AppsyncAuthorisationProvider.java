package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.AuthorisationProvider;
import io.graphqltck.core.json.Json;

/** Brings AppSync's authorisation. */
public final class AppsyncAuthorisationProvider implements AuthorisationProvider {

    @Override
    public String name() {
        return "appsync";
    }

    @Override
    public Authorisation with(Json credentials) throws AuthorisationException {
        return new AppsyncAuthorisation(KitCredentials.of(credentials));
    }
}
