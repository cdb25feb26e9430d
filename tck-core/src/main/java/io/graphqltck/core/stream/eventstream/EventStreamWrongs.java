package io.graphqltck.core.stream.eventstream;

import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.Misframing.Shows;
import java.util.List;

/** How an event stream may be wrong on purpose. */
final class EventStreamWrongs {

    static final Misframing NO_EMPTY_LINE =
            new Misframing("no-empty-line", "leaves out the empty line after an event", Shows.AS_LOST);

    static final Misframing NO_DATA = new Misframing("no-data", "leaves out the data field", Shows.AT_ONCE);

    static final Misframing TWO_IN_ONE = new Misframing("two-in-one", "has the data twice in one event", Shows.AT_ONCE);

    static final Misframing NOT_UTF_8 = new Misframing("not-utf-8", "has a byte that is not UTF-8", Shows.AT_ONCE);

    static final Misframing UNFINISHED =
            new Misframing("unfinished", "begins an event and does not finish it", Shows.AT_THE_END);

    static final List<Misframing> ALL = List.of(NO_EMPTY_LINE, NO_DATA, TWO_IN_ONE, NOT_UTF_8, UNFINISHED);

    private EventStreamWrongs() {}
}
