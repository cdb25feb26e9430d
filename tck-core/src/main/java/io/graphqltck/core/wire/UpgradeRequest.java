package io.graphqltck.core.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The upgrade request that the scripted client sends.
 *
 * @param subprotocols one field line each; usually one line with all names
 * @param headers more field lines, in order
 * @param without names of field lines that are left out although RFC 6455 wants them
 * @param key null for a fresh one
 */
public record UpgradeRequest(
        String method,
        List<String> subprotocols,
        List<Map.Entry<String, String>> headers,
        List<String> without,
        @Nullable String key,
        String version,
        boolean deflate) {

    public UpgradeRequest {
        subprotocols = List.copyOf(subprotocols);
        headers = List.copyOf(headers);
        without = List.copyOf(without);
    }

    /** A correct one that offers this subprotocol. */
    public static UpgradeRequest offering(String subprotocol) {
        return new UpgradeRequest("GET", List.of(subprotocol), List.of(), List.of(), null, "13", false);
    }
}
