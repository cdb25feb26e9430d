package io.graphqltck.adapter;

import java.util.Map;
import java.util.Optional;

/** Asks for a client of one URL and protocol; the members are those of the command {@code open}. */
public record Open(Map<String, Object> members) {

    public String session() {
        return text("session").orElseThrow(() -> new IllegalArgumentException("open without a session"));
    }

    public String protocol() {
        return text("protocol").orElseThrow(() -> new IllegalArgumentException("open without a protocol"));
    }

    public String url() {
        return text("url").orElseThrow(() -> new IllegalArgumentException("open without a url"));
    }

    /** The payload for {@code connection_init}. */
    public Optional<Map<String, Object>> params() {
        return object("params");
    }

    /** What the application wants among the fields of HTTP requests. */
    public Map<String, String> headers() {
        return object("headers").map(Open::texts).orElse(Map.of());
    }

    /** A PEM file with the certificate to trust. */
    public Optional<String> caFile() {
        return text("caFile");
    }

    /** The credentials to present. */
    public Optional<Map<String, Object>> authorisation() {
        return object("authorisation");
    }

    private Optional<String> text(String member) {
        return members.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private Optional<Map<String, Object>> object(String member) {
        return members.get(member) instanceof Map<?, ?> object
                ? Optional.of((Map<String, Object>) object)
                : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, Object> object) {
        return (Map<String, String>) (Map<String, ?>) object;
    }
}
