package io.graphqltck.junit.settings;

/**
 * How the kit and the subject reach each other.
 *
 * @param tls whether a client is tested over TLS
 * @param insecure whether any certificate of a server is accepted
 * @param http2 whether exchanges are over HTTP/2; connections of WebSocket stay with HTTP/1.1
 */
public record TransportSettings(boolean tls, boolean insecure, boolean http2) {}
