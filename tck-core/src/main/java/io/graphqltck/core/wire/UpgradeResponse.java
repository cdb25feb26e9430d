package io.graphqltck.core.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer that the scripted server gives to an upgrade request.
 *
 * @param status 101, or what it refuses with
 * @param subprotocol null for none
 * @param accept null for the right {@code Sec-WebSocket-Accept}
 * @param body what follows a refusal
 */
public record UpgradeResponse(
        int status,
        @Nullable String subprotocol,
        @Nullable String accept,
        List<Map.Entry<String, String>> headers,
        boolean deflate,
        String body) {

    public UpgradeResponse {
        headers = List.copyOf(headers);
    }

    /** A correct 101. */
    public static UpgradeResponse accepting(@Nullable String subprotocol) {
        return new UpgradeResponse(101, subprotocol, null, List.of(), false, "");
    }
}
