package io.graphqltck.core.stream.multipart;

import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.Misframing.Shows;
import java.util.List;
import java.util.Map;

/** How a multipart body may be wrong on purpose. */
final class Wrongs {

    static final Misframing LINE_FEEDS =
            new Misframing("line-feeds", "ends the lines around it with LF alone", Shows.AT_ONCE);

    static final Misframing PADDED_DELIMITER =
            new Misframing("padded-delimiter", "pads the delimiter before it", Shows.AT_ONCE);

    static final Misframing LONGER_DELIMITER =
            new Misframing("longer-delimiter", "has more on the line of the delimiter before it", Shows.AT_ONCE);

    static final Misframing NO_LINE_END_FIRST =
            new Misframing("no-line-end-first", "begins the body without CR LF", Shows.AT_ONCE);

    static final Misframing PREAMBLE =
            new Misframing("preamble", "has a part before the first delimiter", Shows.AT_ONCE);

    static final Misframing BYTE_ORDER_MARK =
            new Misframing("byte-order-mark", "has a byte order mark before the JSON", Shows.AT_ONCE);

    static final Misframing OTHER_DELIMITER =
            new Misframing("other-delimiter", "delimits it by another boundary", Shows.AS_LOST);

    static final Misframing NO_EMPTY_LINE =
            new Misframing("no-empty-line", "leaves out the empty line between head and body", Shows.AS_LOST);

    static final Misframing TWO_TEXTS = new Misframing("two-texts", "has two JSON texts in the part", Shows.BEHIND);

    static final Misframing EMPTY_PART =
            new Misframing("empty-part", "has an empty part before the close delimiter", Shows.AT_THE_END);

    static final Misframing PART_BEHIND =
            new Misframing("part-behind", "has a part after the close delimiter", Shows.AT_THE_END);

    static final Misframing NO_CLOSE_DELIMITER =
            new Misframing("no-close-delimiter", "ends without the close delimiter", Shows.AT_THE_END);

    static final Misframing NO_LINE_END_LAST =
            new Misframing("no-line-end-last", "ends without CR LF", Shows.AT_THE_END);

    private static final Misframing NO_TYPE =
            new Misframing("no-part-type", "does not label a part", Shows.AT_ONCE, Map.of("Content-Type", "<absent>"));

    private static final Misframing OTHER_TYPE = new Misframing(
            "wrong-part-type", "labels a part as text", Shows.AT_ONCE, Map.of("Content-Type", "text/plain"));

    private static final Misframing OTHER_LENGTH =
            new Misframing("wrong-part-length", "miscounts a part", Shows.BEHIND, Map.of("Content-Length", "1"));

    static final List<Misframing> ALL = List.of(
            LINE_FEEDS,
            PADDED_DELIMITER,
            LONGER_DELIMITER,
            NO_LINE_END_FIRST,
            PREAMBLE,
            BYTE_ORDER_MARK,
            OTHER_DELIMITER,
            NO_EMPTY_LINE,
            NO_TYPE,
            OTHER_TYPE,
            TWO_TEXTS,
            OTHER_LENGTH,
            EMPTY_PART,
            PART_BEHIND,
            NO_CLOSE_DELIMITER,
            NO_LINE_END_LAST);

    private Wrongs() {}
}
