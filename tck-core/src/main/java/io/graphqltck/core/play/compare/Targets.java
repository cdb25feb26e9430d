package io.graphqltck.core.play.compare;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.act.TargetPattern;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Mismatch;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.RequestTargets;
import io.graphqltck.core.wire.ServerAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where requests go: what the kit's client asks for, and whether a client under test asks for what it must. */
public final class Targets {

    private final Bindings bindings;
    private final List<String> paths;
    private final URI endpoint;
    private final String upgradePath;

    /** {@code endpoint}: its URL, as {@link ServerAddress#endpoint} of {@link Protocol#address}. */
    public Targets(Bindings bindings, Protocol protocol, URI endpoint) {
        this(bindings, protocol.paths(), endpoint, protocol.address(endpoint).upgradePath());
    }

    /** {@code paths}: see {@link Protocol#paths}; {@code upgradePath}: see {@link ServerAddress}. */
    public Targets(Bindings bindings, List<String> paths, URI endpoint, String upgradePath) {
        this.bindings = bindings;
        this.paths = paths;
        this.endpoint = endpoint;
        this.upgradePath = upgradePath;
    }

    /** Path and query of an upgrade request by the kit's client. */
    public String ofUpgrade(@Nullable TargetPattern target) {
        return said(target, upgradePath.isEmpty() ? own() : upgradePath);
    }

    /** Path and query of a request by the kit's client, or null for the endpoint's own. */
    @Nullable
    public String ofRequest(@Nullable String target, @Nullable Pattern parameters) {
        if (parameters == null) {
            return target;
        }
        String own = own() + (endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery());
        String asked = target == null ? own : target;
        String query = Parameters.of(bindings.say(parameters));
        return query.isEmpty() ? asked : asked + (asked.contains("?") ? "&" : "?") + query;
    }

    /** The path of the endpoint. */
    String own() {
        String path = endpoint.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private String said(@Nullable TargetPattern target, String orElse) {
        if (target == null) {
            String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
            return moved(orElse) + query;
        }
        if (target.exact() != null) {
            return moved(taken(target.exact()));
        }
        @Nullable
        Json path = target.path() == null || isOnlyExpected(target.path()) ? null : bindings.say(target.path());
        String asked = path instanceof Json.JsonString text && text.value().startsWith("/") ? text.value() : orElse;
        String query = target.query().entrySet().stream()
                .flatMap(parameter -> said(parameter.getKey(), parameter.getValue()))
                .collect(Collectors.joining("&"));
        return moved(asked) + (query.isEmpty() ? "" : "?" + query);
    }

    private Stream<String> said(String name, Pattern pattern) {
        @Nullable Json value = isOnlyExpected(pattern) ? null : bindings.say(pattern);
        return value instanceof Json.JsonString text
                ? Stream.of(RequestTargets.encoded(name) + "=" + RequestTargets.encoded(text.value()))
                : Stream.empty();
    }

    /** As with header fields: what only a peer can fulfil is left out where the kit speaks. */
    private static boolean isOnlyExpected(Pattern pattern) {
        return pattern instanceof Pattern.OfKind
                || pattern instanceof Pattern.Matching
                || pattern instanceof Pattern.Not;
    }

    /** Where the protocol's other path for upgrades is not taken, as at the service's own hosts, it is the one that is. */
    private String taken(String target) {
        String last = paths.isEmpty() ? "" : paths.get(paths.size() - 1);
        boolean other = !last.equals(upgradePath) && startsWithPath(target, last);
        return other ? upgradePath + target.substring(last.length()) : target;
    }

    /** Scenarios write the protocol's own path; a server under test may have its endpoint elsewhere. */
    private String moved(String target) {
        if (paths.isEmpty() || !startsWithPath(target, paths.get(0))) {
            return target;
        }
        String rest = target.substring(paths.get(0).length());
        return own().equals("/") && rest.startsWith("/") ? rest : own() + rest;
    }

    private static boolean startsWithPath(String target, String path) {
        return target.startsWith(path)
                && (target.length() == path.length() || "/?".indexOf(target.charAt(path.length())) >= 0);
    }

    /** What is wrong with where this request goes, or null. */
    @Nullable
    public String difference(@Nullable TargetPattern expected, HttpHead request) {
        String target = RequestTargets.of(request);
        String path = RequestTargets.path(target);
        if (expected == null || expected.path() == null) {
            boolean known = paths.isEmpty() || paths.contains(path);
            return known
                    ? query(expected, target)
                    : "the path: expected " + String.join(" or ", paths) + ", found " + path;
        }
        @Nullable Mismatch mismatch = bindings.match(expected.path(), Json.of(path));
        return mismatch == null ? query(expected, target) : "the path: " + mismatch;
    }

    private @Nullable String query(@Nullable TargetPattern expected, String target) {
        if (expected == null) {
            return null;
        }
        Map<String, String> parameters = RequestTargets.parameters(RequestTargets.query(target));
        for (Map.Entry<String, Pattern> parameter : expected.query().entrySet()) {
            @Nullable String value = parameters.get(parameter.getKey());
            @Nullable Mismatch mismatch = bindings.match(parameter.getValue(), value == null ? null : Json.of(value));
            if (mismatch != null) {
                return "the query parameter `" + parameter.getKey() + "`: " + mismatch;
            }
        }
        return null;
    }
}
