package io.graphqltck.runner.interop.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.server.Server;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.tls.TlsTrust;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client and a server that run, and how the relay stands between them.
 *
 * @param listening how the relay listens to the client
 * @param certificate the PEM file of the authority that the client must trust, or null without TLS
 * @param trust which certificates of the server the relay accepts
 * @param authorisation what the server's description says of credentials
 */
public record PairOf(
        SubjectInfo clientInfo,
        ClientSubject client,
        SubjectInfo serverInfo,
        Server server,
        ListenOptions listening,
        @Nullable Path certificate,
        TlsTrust trust,
        List<Json> authorisation) {

    public PairOf {
        authorisation = List.copyOf(authorisation);
    }

    /** What they talk over, in words. */
    public String over() {
        return (listening.http2() ? "HTTP/2" : "HTTP/1.1") + (listening.certificate() == null ? "" : " with TLS");
    }

    SubjectInfo info(Role role) {
        return role == Role.CLIENT ? clientInfo : serverInfo;
    }
}
