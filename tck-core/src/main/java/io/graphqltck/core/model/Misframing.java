package io.graphqltck.core.model;

/**
 * How a part, a heartbeat or the end of a streamed body may stand wrongly in that body, for peers that are wrong on purpose. What
 * is wrong with a part's own header fields is said by those.
 */
public enum Misframing {
    LINE_FEEDS("ends the lines around it with LF alone"),
    PADDED_DELIMITER("pads the delimiter before it"),
    LONGER_DELIMITER("has more on the line of the delimiter before it"),
    OTHER_DELIMITER("delimits it by another boundary"),
    /** Only of what the body begins with. */
    NO_LINE_END_FIRST("begins the body without CR LF"),
    /** Only of what the body begins with. */
    PREAMBLE("has text before the first delimiter"),
    NO_EMPTY_LINE("leaves out the empty line between head and body"),
    BYTE_ORDER_MARK("has a byte order mark before the JSON"),
    TWO_TEXTS("has two JSON texts in the part"),
    /** Of the end. */
    EMPTY_PART("has an empty part before the close delimiter"),
    /** Of the end. */
    PART_BEHIND("has a part behind the close delimiter");

    private final String words;

    Misframing(String words) {
        this.words = words;
    }

    /** What a peer does so. */
    public String words() {
        return words;
    }

    /** Such as {@code line-feeds}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
