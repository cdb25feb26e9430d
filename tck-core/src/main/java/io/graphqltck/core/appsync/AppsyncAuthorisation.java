package io.graphqltck.core.appsync;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Publication;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.time.Instant;
import java.util.List;

/** AppSync's authorisation with the kit's own credentials. */
record AppsyncAuthorisation(KitCredentials kit) implements Authorisation {

    @Override
    public Authorised read(Json content) throws AuthorisationException {
        return new AuthorisedContent(kit, content).read();
    }

    @Override
    public Authorised any() {
        return new AppsyncAuthorised(kit, false, null, null, null, Manner.PLAIN);
    }

    @Override
    public JsonObject credentials(Json content, Instant now) throws AuthorisationException {
        return kit.read(content, now).json();
    }

    @Override
    public JsonObject credentials(Instant now) {
        return kit.preferred(now).json();
    }

    @Override
    public List<Publication> published() {
        return List.of(kit.tokens().publication());
    }
}
