package io.graphqltck.runner.subject;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.wire.ServerAddress;
import io.graphqltck.wire.relay.Upstream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a relay finds a server of a protocol, which may take upgrades at another host or path than requests. */
public final class RelayedServer {

    private RelayedServer() {}

    /**
     * For a relay between any client and this server. Where the server takes upgrades at the same host, every byte is passed on as it is.
     *
     * @param upgrades where upgrades go; null where the protocol says it
     */
    public static Upstream recorded(Protocol protocol, URI server, @Nullable URI upgrades) {
        if (upgrades != null) {
            return new Upstream(server, upgrades, paths(protocol, server, upgrades.getRawPath()));
        }
        ServerAddress address = protocol.address(server);
        return address.endpoint().equals(address.upgrades())
                ? Upstream.of(server)
                : new Upstream(address.endpoint(), address.upgrades(), paths(protocol, server, address.upgradePath()));
    }

    /**
     * For a relay that a client is given in place of the server. Its address is none of the service's own, for which no document says at
     * which of the protocol's paths a client asks for an upgrade; the kit's own server takes them at all of these, and so does this one.
     */
    public static Upstream paired(Protocol protocol, URI server) {
        ServerAddress address = protocol.address(server);
        return new Upstream(address.endpoint(), address.upgrades(), paths(protocol, server, address.upgradePath()));
    }

    private static Map<String, String> paths(Protocol protocol, URI server, @Nullable String upgradePath) {
        if (protocol.paths().size() < 2 || upgradePath == null || upgradePath.isEmpty()) {
            return Map.of();
        }
        Map<String, String> paths = new HashMap<>();
        protocol.paths().forEach(path -> paths.put(path, upgradePath));
        if (server.getRawPath() != null && !server.getRawPath().isEmpty()) {
            paths.put(server.getRawPath(), upgradePath);
        }
        paths.remove(upgradePath);
        return paths;
    }
}
