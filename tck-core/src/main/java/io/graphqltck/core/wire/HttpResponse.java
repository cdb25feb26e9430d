package io.graphqltck.core.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scripted server's response to a request other than for an upgrade. The framing's field comes by itself unless
 * {@code headers} or {@code without} name it.
 *
 * @param without names of field lines that do not come by themselves
 * @param streamed the body continues with {@link Outgoing.Body} until {@link Outgoing.EndOfBody}
 * @param verbatim names of those {@code headers} that go out as they are, also where the version of HTTP knows no such field
 */
public record HttpResponse(
        int status,
        List<Map.Entry<String, String>> headers,
        List<String> without,
        HttpPayload payload,
        boolean streamed,
        Set<String> verbatim) {

    /** A response that is whole. */
    public HttpResponse(
            int status, List<Map.Entry<String, String>> headers, List<String> without, HttpPayload payload) {
        this(status, headers, without, payload, false, Set.of());
    }

    /** A response whose fields suit the version of HTTP. */
    public HttpResponse(
            int status,
            List<Map.Entry<String, String>> headers,
            List<String> without,
            HttpPayload payload,
            boolean streamed) {
        this(status, headers, without, payload, streamed, Set.of());
    }

    public HttpResponse {
        headers = List.copyOf(headers);
        without = List.copyOf(without);
        verbatim = Set.copyOf(verbatim);
    }
}
