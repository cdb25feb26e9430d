package io.graphqltck.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The upgrade request that the scripted client sends.
 *
 * @param target path and query, or null for those of the URL
 * @param subprotocols one field line each; usually one line with all names
 * @param headers more field lines, in order
 * @param without names of field lines that are left out although RFC 6455 wants them
 * @param key null for a fresh one
 */
public record UpgradeRequest(
        String method,
        @Nullable String target,
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
        return new UpgradeRequest("GET", null, List.of(subprotocol), List.of(), List.of(), null, "13", false);
    }

    /** The same with another target, other subprotocols and these headers, in place of its own of the same names. */
    public UpgradeRequest with(
            @Nullable String newTarget, List<String> newSubprotocols, List<Map.Entry<String, String>> more) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(headers);
        List<String> left = new ArrayList<>(without);
        for (Map.Entry<String, String> field : more) {
            fields.removeIf(own -> own.getKey().equalsIgnoreCase(field.getKey()));
            left.add(field.getKey());
        }
        fields.addAll(more);
        return new UpgradeRequest(method, newTarget, newSubprotocols, fields, left, key, version, deflate);
    }
}
