package io.graphqltck.core.wire;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a server is. Some protocols take upgrades at another host or path than requests, and their users know one URL.
 *
 * @param endpoint where requests go, with the path of the endpoint
 * @param upgrades where connections for upgrades go, with the same path
 * @param upgradePath the protocol's own path for upgrades; empty where that is the endpoint's
 */
public record ServerAddress(URI endpoint, URI upgrades, String upgradePath) {

    /**
     * Finds both, whichever of the two the URL names.
     *
     * @param paths of the protocol: the endpoint's first, and last where upgrades go
     * @param hosts of the protocol: labels in the names of the service's own hosts, and what stands in their place where upgrades
     *     go, at the path of the endpoint
     */
    public static ServerAddress of(URI url, List<String> paths, Map<String, String> hosts) {
        String first = paths.isEmpty() ? "" : paths.get(0);
        String last = paths.isEmpty() ? "" : paths.get(paths.size() - 1);
        String more = last.startsWith(first) ? last.substring(first.length()) : "";
        URI endpoint = withoutEnd(url, more);
        for (Map.Entry<String, String> host : hosts.entrySet()) {
            URI own = withLabel(endpoint, host.getValue(), host.getKey());
            URI upgrades = withLabel(own, host.getKey(), host.getValue());
            if (!upgrades.equals(own)) {
                return new ServerAddress(own, upgrades, first);
            }
        }
        return new ServerAddress(endpoint, endpoint, last);
    }

    private static URI withoutEnd(URI url, String end) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        boolean ends = !end.isEmpty() && path.endsWith(end) && path.length() > end.length();
        return ends ? with(url, url.getRawAuthority(), path.substring(0, path.length() - end.length())) : url;
    }

    /** With another label in its host's name, after the first, which is the name of one API. */
    private static URI withLabel(URI url, String label, String other) {
        String authority = url.getRawAuthority();
        String host = authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        int dot = host.indexOf('.');
        boolean named = dot > 0 && host.startsWith(label + ".", dot + 1);
        return named
                ? with(
                        url,
                        authority.substring(0, dot + 1) + other + authority.substring(dot + 1 + label.length()),
                        url.getRawPath() == null ? "" : url.getRawPath())
                : url;
    }

    private static URI with(URI url, String authority, String path) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(url.getScheme() + "://" + authority + path + query);
    }
}
