package io.graphqltck.core.stream.eventstream;

import io.graphqltck.core.stream.BoundedOctets;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.stream.Utf8Check;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;

/**
 * Reads an event stream byte by byte. An event is reported at its empty line, also where CR alone ends that; a comment at the end
 * of its line. Holds no more of a line or an event than is kept of it. Not safe for use by several threads.
 */
final class EventStreamReader implements StreamReader {

    /** How much is kept of a line that is not data: more than anybody needs. */
    private static final int MAX_LINE = 8 << 10;

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final WireListener out;
    private final Utf8Check text = new Utf8Check();
    private final EventReader event;
    private final StringBuilder name = new StringBuilder();
    private final BoundedOctets value = new BoundedOctets(MAX_LINE);

    private State state = State.LINE_START;
    /** How much of a byte order mark has been read; -1 where none can come any more. */
    private int mark;

    private boolean afterCarriageReturn;

    private enum State {
        LINE_START,
        NAME,
        /** After the colon, where one space is no part of the value. */
        VALUE_START,
        VALUE,
        DATA,
        COMMENT,
        OVER
    }

    EventStreamReader(int limit, WireListener out) {
        this.out = out;
        this.event = new EventReader(limit, out);
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        if (state == State.OVER) {
            return;
        }
        for (int i = from; i < to; i++) {
            int octet = octets[i] & 0xFF;
            if (text.isFirstWrong(octet)) {
                violation(EventStreamLaw.TEXT, "The stream is not UTF-8.");
            }
            octet(octet);
        }
    }

    @Override
    public void end() {
        if (state == State.OVER) {
            return;
        }
        boolean unfinished = isUnfinished();
        if (text.isWithinCharacter()) {
            violation(EventStreamLaw.TEXT, "The stream ends within a character of UTF-8.");
        } else if (unfinished) {
            violation(
                    EventStreamLaw.UNFINISHED,
                    "The stream ends before the empty line of an event, which is discarded.");
        }
        state = State.OVER;
        out.on(new WireEvent.StreamEnded(EventStream.TERMS, !unfinished));
    }

    @Override
    public void lost() {
        state = State.OVER;
    }

    private boolean isUnfinished() {
        return state == State.NAME
                || state == State.VALUE_START
                || state == State.VALUE
                || state == State.DATA
                || event.isBegun();
    }

    private void octet(int octet) {
        if (mark >= 0) {
            if (octet == BYTE_ORDER_MARK[mark]) {
                mark = mark == BYTE_ORDER_MARK.length - 1 ? -1 : mark + 1;
                return;
            }
            int read = mark;
            mark = -1;
            for (int i = 0; i < read; i++) { // it was none
                character(BYTE_ORDER_MARK[i]);
            }
        }
        if (octet == '\n' && afterCarriageReturn) {
            afterCarriageReturn = false;
            return;
        }
        afterCarriageReturn = octet == '\r';
        if (octet == '\r' || octet == '\n') {
            lineEnd();
        } else {
            character(octet);
        }
    }

    private void character(int octet) {
        switch (state) {
            case LINE_START -> {
                if (octet == ':') {
                    state = State.COMMENT;
                } else {
                    state = State.NAME;
                    name.append((char) octet);
                }
            }
            case NAME -> {
                if (octet == ':') {
                    state = State.VALUE_START;
                    if (name.toString().equals("data")) {
                        event.beginData();
                    }
                } else if (name.length() <= MAX_LINE) {
                    name.append((char) octet);
                }
            }
            case VALUE_START -> {
                state = name.toString().equals("data") ? State.DATA : State.VALUE;
                if (octet != ' ') {
                    character(octet);
                }
            }
            case VALUE, COMMENT -> value.add(octet);
            case DATA -> event.data(octet);
            case OVER -> throw new IllegalStateException("the stream is over");
        }
    }

    private void lineEnd() {
        switch (state) {
            case LINE_START -> event.end();
            case COMMENT -> event.comment(value.octets());
            case NAME, VALUE_START, VALUE -> field();
            case DATA -> {
                // Its octets are there already.
            }
            case OVER -> throw new IllegalStateException("the stream is over");
        }
        name.setLength(0);
        value.clear();
        state = State.LINE_START;
    }

    private void field() {
        String field = name.toString();
        if (field.equals("data")) {
            if (state == State.NAME) { // without a colon, which makes the value empty
                event.beginData();
            }
        } else {
            event.field(field, value.text());
        }
    }

    private void violation(EventStreamLaw law, String sentence) {
        out.on(new WireEvent.Violation(law.id(), sentence, false));
    }
}
