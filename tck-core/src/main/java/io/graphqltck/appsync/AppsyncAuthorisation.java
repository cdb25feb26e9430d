package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Publication;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** AppSync's authorisation with the kit's own credentials. */
record AppsyncAuthorisation(KitCredentials kit) implements Authorisation {

    private static final Set<String> REQUIREMENTS = Set.of(
            "ASY-C-04",
            "ASY-C-05",
            "ASY-C-06",
            "ASY-C-07",
            "ASY-C-08",
            "ASY-C-09",
            "ASY-C-10",
            "ASY-C-11",
            "ASY-C-12",
            "ASY-C-13",
            "ASY-C-14",
            "ASY-C-15",
            "ASY-C-16",
            "ASY-C-17",
            "ASY-C-30",
            "ASY-C-53",
            "ASY-C-54",
            "ASY-C-55",
            "ASY-C-57");

    @Override
    public Set<String> requirements() {
        return REQUIREMENTS;
    }

    @Override
    public Authorised read(Json content) throws AuthorisationException {
        return new AuthorisedContent(kit, content).read();
    }

    @Override
    public Authorised any() {
        return new AppsyncAuthorised(kit, false, null, null, null, CredentialFormat.PLAIN);
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
