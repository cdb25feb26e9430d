package io.graphqltck.runner.interop.play;

import io.graphqltck.core.model.HttpVersion;

/** What a client and a server talk over. {@code tls}: on the client's leg; the server's is as its URL says. */
public record PairOver(HttpVersion http, boolean tls) {

    @Override
    public String toString() {
        return "HTTP/" + http.word() + (tls ? " with TLS" : "");
    }
}
