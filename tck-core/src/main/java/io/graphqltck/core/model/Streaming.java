package io.graphqltck.core.model;

import io.graphqltck.core.stream.StreamedBody;
import java.util.Map;

/**
 * How a protocol streams the bodies of its responses.
 *
 * @param body how they are framed
 * @param type the media type of a response that the kit's server streams where a turn does not say it
 * @param sentences the requirement that each of the framing's laws is in this protocol, by the law's id
 * @param kinds the kinds of items that turns name, by their word
 */
public record Streaming(StreamedBody body, String type, Map<String, String> sentences, Map<String, ItemKind> kinds) {

    public Streaming {
        sentences = Map.copyOf(sentences);
        kinds = Map.copyOf(kinds);
    }
}
