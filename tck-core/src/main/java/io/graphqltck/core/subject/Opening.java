package io.graphqltck.core.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a client under test needs to know of the kit's server.
 *
 * @param params the payload for {@code connection_init}, or null for none
 * @param certificate a PEM file with the certificate to trust for {@code wss:}, or null
 * @param authorisation the client's credentials, or null where the protocol has none
 */
public record Opening(
        String protocol,
        URI url,
        @Nullable Json params,
        @Nullable Path certificate,
        @Nullable JsonObject authorisation) {}
