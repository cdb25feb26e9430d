package io.graphqltck.core.transcript;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a play depended on in addition to its script: without this nobody could play a transcript again.
 *
 * @param key the value of {@code $key}
 * @param endpoint the GraphQL endpoint
 * @param cut where the body of a streamed response was cut, see {@link io.graphqltck.core.script.Segmentation#place}
 * @param patience how long the kit waited for one turn
 * @param quiet how long it listened after a barrier's answer
 * @param closing how long it waited for an orderly end
 * @param parameters the subject's own waiting times, by name
 * @param otherBarrier whether WebSocket pings stood in for the message of the protocol's barrier
 */
public record Circumstances(
        String key,
        URI endpoint,
        int cut,
        Duration patience,
        Duration quiet,
        Duration closing,
        Map<String, Duration> parameters,
        boolean otherBarrier) {

    public Circumstances {
        parameters = Map.copyOf(parameters);
    }

    /** The same, with the endpoint told so: null where that is no URI any more. */
    public @Nullable Circumstances at(String url) {
        try {
            return new Circumstances(key, new URI(url), cut, patience, quiet, closing, parameters, otherBarrier);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
