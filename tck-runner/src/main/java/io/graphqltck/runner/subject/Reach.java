package io.graphqltck.runner.subject;

import java.util.List;
import java.util.Map;

/**
 * How subjects are reached, as the command line says.
 *
 * @param headers for every upgrade request to a server
 * @param insecure whether any certificate of a {@code wss} server will do
 * @param tls whether clients are tested over {@code wss}
 * @param probes whether the kit finds out what they can do and do not say
 */
public record Reach(List<Map.Entry<String, String>> headers, boolean insecure, boolean tls, boolean probes) {

    public static final Reach PLAIN = new Reach(List.of(), false, false, false);

    public Reach {
        headers = List.copyOf(headers);
    }
}
