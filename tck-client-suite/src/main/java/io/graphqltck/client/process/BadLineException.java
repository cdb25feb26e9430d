package io.graphqltck.client.process;

import org.jspecify.annotations.Nullable;

/** A line of an adapter is not what the adapter protocol allows; the message says why and shows the line. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 200;

    private final @Nullable String session;
    private final boolean event;
    private final boolean limit;

    /** A line that may be right, but is more than the kit reads. */
    static BadLineException limit(String why, String line) {
        return new BadLineException("the adapter wrote a line that cannot be read: " + why, line, null, false, true);
    }

    /**
     * A sentence about a line.
     *
     * @param session the session that the line names, or null
     * @param event whether the line is at least an object with an event's name
     */
    BadLineException(String why, String line, @Nullable String session, boolean event) {
        this(why, line, session, event, false);
    }

    private BadLineException(String why, String line, @Nullable String session, boolean event, boolean limit) {
        super(shown(why) + ": " + shown(line), null, false, false);
        this.session = session;
        this.event = event;
        this.limit = limit;
    }

    /** Whether it is the kit that goes no further. */
    boolean isLimit() {
        return limit;
    }

    @Nullable
    String session() {
        return session;
    }

    boolean isEvent() {
        return event;
    }

    /** The line's beginning, fit for a sentence. */
    static String shown(String line) {
        String start = line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + " …";
        return start.replaceAll("\\p{Cntrl}", " ");
    }
}
