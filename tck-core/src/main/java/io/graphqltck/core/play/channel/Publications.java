package io.graphqltck.core.play.channel;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.Publication;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.RequestTargets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the kit's server publishes of its authorisation. Every client that asks for it gets it, and no turn accounts for that. */
public final class Publications {

    private final List<Publication> all;

    /** Of a protocol's authorisation, if it has one. */
    public Publications(@Nullable Authorisation authorisation) {
        this.all = authorisation == null ? List.of() : authorisation.published();
    }

    /** The response to a request for something that is published; null for any other. */
    @Nullable
    public HttpResponse answer(HttpHead request) {
        String path = RequestTargets.path(RequestTargets.of(request));
        if (!request.startLine().startsWith("GET ")) {
            return null;
        }
        for (Publication one : all) {
            if (one.path().equals(path)) {
                byte[] body = one.body().getBytes(StandardCharsets.UTF_8);
                List<Map.Entry<String, String>> headers = List.of(Map.entry("Content-Type", one.mediaType()));
                return new HttpResponse(200, headers, List.of(), HttpPayload.of(body));
            }
        }
        return null;
    }
}
