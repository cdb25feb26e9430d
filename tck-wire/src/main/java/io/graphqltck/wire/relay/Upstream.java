package io.graphqltck.wire.relay;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * Where a relay passes connections on to. Some services take upgrades at another host than requests, and at another path than their
 * clients ask for at a host that is not the service's own.
 *
 * @param requests with the scheme {@code ws}, {@code wss}, {@code http} or {@code https}; its path is of no importance
 * @param upgrades the same for connections whose first request asks for an upgrade to WebSocket
 * @param paths what such a request asks for, and what the server is asked for in its place
 */
public record Upstream(URI requests, URI upgrades, Map<String, String> paths) {

    /** Copies the map. */
    public Upstream {
        paths = Map.copyOf(paths);
    }

    /** One server for all, which is sent every byte as it is. */
    public static Upstream of(URI server) {
        return new Upstream(server, server, Map.of());
    }

    /** Whether the first request decides what becomes of a connection. */
    boolean depends() {
        return !paths.isEmpty()
                || !Objects.equals(requests.getScheme(), upgrades.getScheme())
                || !Objects.equals(requests.getRawAuthority(), upgrades.getRawAuthority());
    }
}
