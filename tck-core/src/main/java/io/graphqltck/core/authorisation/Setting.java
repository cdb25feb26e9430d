package io.graphqltck.core.authorisation;

import io.graphqltck.core.json.Json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Where and when something is authorised.
 *
 * @param endpoint the GraphQL endpoint: the kit's own, or that of the server under test
 * @param credentials of the play, see {@link Authorisation#credentials}
 * @param others credentials that the subject has for other modes; where it has none the kit's own are used
 */
public record Setting(URI endpoint, JsonObject credentials, List<JsonObject> others, Instant now) {

    public Setting {
        others = List.copyOf(others);
    }
}
