package io.graphqltck.appsync;

import io.graphqltck.core.json.Json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client writes valid credentials, where the document allows several forms.
 *
 * @param dated by how much {@code x-amz-date} is shifted, or null for not at all; a shift of nothing adds it to an API key
 * @param bearer {@code Bearer } stands before a JWT
 * @param raw base64 in the query without percent signs
 * @param unpadded base64 in the query without its padding
 * @param pretty JSON on several lines
 * @param tokenFirst the subprotocol token stands before the protocol's name
 * @param token in place of the credentials' own, or null
 * @param without names left out of the header object, none of them of a value that is checked
 * @param also more members of the header object, which nobody signs
 */
record CredentialFormat(
        @Nullable Duration dated,
        boolean bearer,
        boolean raw,
        boolean unpadded,
        boolean pretty,
        boolean lowerCase,
        boolean tokenFirst,
        @Nullable String token,
        List<String> without,
        JsonObject also) {

    static final CredentialFormat PLAIN = new CredentialFormat(
            null, false, false, false, false, false, false, null, List.of(), new JsonObject(java.util.Map.of()));

    CredentialFormat {
        without = List.copyOf(without);
    }
}
