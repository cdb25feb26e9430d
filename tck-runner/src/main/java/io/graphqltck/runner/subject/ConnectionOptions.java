package io.graphqltck.runner.subject;

import java.util.List;
import java.util.Map;

/**
 * How to connect to the subjects, from the command line.
 *
 * @param headers for every upgrade request to a server
 * @param insecure whether to accept any certificate of a {@code wss} server
 * @param tls whether clients are tested over {@code wss}
 * @param probes whether to probe for capabilities that the subjects do not declare
 */
public record ConnectionOptions(
        List<Map.Entry<String, String>> headers, boolean insecure, boolean tls, boolean probes) {

    public static final ConnectionOptions PLAIN = new ConnectionOptions(List.of(), false, false, false);

    public ConnectionOptions {
        headers = List.copyOf(headers);
    }
}
