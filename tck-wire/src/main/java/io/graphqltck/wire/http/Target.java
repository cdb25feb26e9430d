package io.graphqltck.wire.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a request goes.
 *
 * @param host a name, or an address without brackets
 * @param authority what stands in the Host field
 * @param path with the query, exactly as written in the URI
 */
public record Target(boolean secure, String host, int port, String authority, String path) {

    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    /**
     * Takes a URI apart.
     *
     * @param uri absolute, with the scheme {@code ws}, {@code wss}, {@code http} or {@code https}
     */
    public static Target of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException("not a ws:, wss:, http: or https: URI: " + uri);
        }
        // not uri.getHost(): it knows no names with an underscore
        String authority = uri.getRawAuthority().replaceFirst("^.*@", "");
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String digits = hasPort ? authority.substring(colon + 1) : "";
        boolean secure = scheme.equals("wss") || scheme.equals("https");
        int port = digits.isEmpty() ? (secure ? 443 : 80) : port(digits, uri);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Target(secure, host.replaceAll("[\\[\\]]", ""), port, authority, path + query);
    }

    private static int port(String digits, URI uri) {
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("no such port: " + uri);
        }
        return port;
    }
}
