package io.graphqltck.core.stream;

import java.util.Map;

/**
 * One way in which a peer's stream is wrong on purpose.
 *
 * @param word such as {@code line-feeds}, unique within its framing
 * @param words what a peer does so, after "it"
 * @param shows where it shows
 * @param fields what is wrong with an item's fields, where that is all: these stand in place of its own; {@code <absent>} leaves one
 *     out
 */
public record Misframing(String word, String words, Shows shows, Map<String, String> fields) {

    public Misframing {
        fields = Map.copyOf(fields);
    }

    /** One of the writing itself. */
    public Misframing(String word, String words, Shows shows) {
        this(word, words, shows, Map.of());
    }

    /** Where a judge can see it. */
    public enum Shows {
        /** In the item or keep-alive with which the stream begins. */
        AT_ONCE,
        /** Nobody finds the item or keep-alive, and the judge waits as long as it waits for a subject. */
        AS_LOST,
        /** With what follows the item or keep-alive with which the stream begins. */
        BEHIND,
        /** At the end of the stream. */
        AT_THE_END
    }
}
