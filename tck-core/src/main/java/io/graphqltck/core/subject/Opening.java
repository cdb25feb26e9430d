package io.graphqltck.core.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client under test needs to know of the kit's server.
 *
 * @param params the payload for {@code connection_init}, or null for none
 * @param certificate a PEM file with the certificate to trust for {@code wss:}, or null
 * @param authorisation the client's credentials, or null where the protocol has none
 * @param headers fields that the application wants on the client's HTTP requests
 */
public record Opening(
        String protocol,
        URI url,
        @Nullable Json params,
        @Nullable Path certificate,
        @Nullable JsonObject authorisation,
        Map<String, String> headers) {

    public Opening {
        headers = Map.copyOf(headers);
    }

    /** Without credentials, and without header fields of the application's own. */
    public Opening(String protocol, URI url, @Nullable Json params, @Nullable Path certificate) {
        this(protocol, url, params, certificate, null, Map.of());
    }
}
