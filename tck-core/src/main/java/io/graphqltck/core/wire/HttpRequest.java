package io.graphqltck.core.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request, other than for an upgrade, that the scripted client sends. {@code Host}, the framing's field and
 * {@code Connection: close} come by themselves unless {@code headers} or {@code without} name them.
 *
 * @param target null for the path and query of where it is sent
 * @param version of HTTP, such as {@code 1.1}
 * @param without names of field lines that do not come by themselves
 * @param verbatim names of those {@code headers} that go out as they are, also where the version of HTTP knows no such field
 */
public record HttpRequest(
        String method,
        @Nullable String target,
        String version,
        List<Map.Entry<String, String>> headers,
        List<String> without,
        HttpPayload payload,
        Set<String> verbatim) {

    /** A request of HTTP/1.1 whose fields suit that. */
    public HttpRequest(
            String method,
            @Nullable String target,
            List<Map.Entry<String, String>> headers,
            List<String> without,
            HttpPayload payload) {
        this(method, target, "1.1", headers, without, payload, Set.of());
    }

    public HttpRequest {
        headers = List.copyOf(headers);
        without = List.copyOf(without);
        verbatim = Set.copyOf(verbatim);
    }

    /** The same with these fields. */
    public HttpRequest with(List<Map.Entry<String, String>> others, List<String> othersWithout) {
        return new HttpRequest(method, target, version, others, othersWithout, payload, verbatim);
    }
}
