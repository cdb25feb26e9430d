package io.graphqltck.core.stream.multipart;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;

/**
 * Reads a multipart body byte by byte, and reports each part and each rule that is broken. Continues where what follows can
 * still be understood. Not safe for use by several threads.
 */
final class MultipartReader implements StreamReader {

    private static final int MAX_LINE = 8 << 10;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_EPILOGUE = 64 << 10;

    private final byte[] delimiter;
    private final int partLimit;
    private final WireListener out;
    private final StringBuilder line = new StringBuilder();
    private final Preamble preamble = new Preamble();
    private final StringBuilder epilogue = new StringBuilder();

    private State state = State.PREAMBLE;
    /** How much of the delimiter, its CR LF included, the last octets make. */
    private int matched = 2;
    /** How much of that is no content if it is no delimiter after all: what begins a body begins a line. */
    private int implied = 2;

    private boolean bareLineFeed;
    private int fields;
    private int parts;
    private PartReader part;

    private enum State {
        PREAMBLE,
        BEHIND_DELIMITER,
        HEAD,
        BODY,
        CLOSED,
        UNREADABLE
    }

    /**
     * For one body.
     *
     * @param boundary as the media type says it
     * @param partLimit how much of a part's body is kept, in octets
     */
    MultipartReader(String boundary, int partLimit, WireListener out) {
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
        this.partLimit = partLimit;
        this.out = out;
        this.part = new PartReader(partLimit, out);
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        for (int i = from; i < to && state != State.UNREADABLE; i++) {
            octet(octets[i] & 0xFF);
        }
    }

    @Override
    public void end() {
        if (state == State.UNREADABLE) {
            return;
        }
        boolean closed = state == State.CLOSED;
        if (!closed) {
            violation(MultipartLaw.CLOSE, "The body ends without the close delimiter.");
        } else {
            String behind = epilogue.toString();
            if (!behind.startsWith("\r\n")) {
                violation(MultipartLaw.LAST_LINE_END, "The close delimiter is not followed by CR LF.");
            }
            if (behind.contains(dashBoundary())) {
                violation(MultipartLaw.BEHIND, "A delimiter follows the close delimiter.");
            }
        }
        if (parts == 0) {
            violation(MultipartLaw.PART, "The body has no part.");
        }
        state = State.UNREADABLE;
        out.on(new WireEvent.StreamEnded(Multipart.TERMS, closed));
    }

    @Override
    public void lost() {
        if (state == State.CLOSED) {
            violation(
                    MultipartLaw.MESSAGE_END,
                    "The connection ends after the close delimiter, and the HTTP message does not.");
        } else if (state != State.UNREADABLE) {
            violation(MultipartLaw.CLOSE, "The connection ends without the close delimiter.");
        }
        state = State.UNREADABLE;
    }

    private void octet(int octet) {
        switch (state) {
            case PREAMBLE, BODY -> match(octet);
            case BEHIND_DELIMITER -> behindDelimiter(octet);
            case HEAD -> head(octet);
            case CLOSED -> {
                if (epilogue.length() < MAX_EPILOGUE) {
                    epilogue.append((char) octet);
                }
            }
            case UNREADABLE -> {
                // Nothing after it can be understood.
            }
        }
    }

    private void match(int octet) {
        if (octet == delimiter[matched]) {
            matched++;
            if (matched == delimiter.length) {
                delimited();
            }
            return;
        }
        for (int i = implied; i < matched; i++) { // what seemed to be a delimiter is content
            content(delimiter[i]);
        }
        matched = 0;
        implied = 0;
        bareLineFeed = false;
        if (octet == '\r') {
            matched = 1;
        } else if (octet == '\n') {
            matched = 2;
            implied = 1;
            bareLineFeed = true;
        } else {
            content(octet);
        }
    }

    private void content(int octet) {
        if (state == State.BODY) {
            part.body(octet);
        } else {
            preamble.octet(octet);
        }
    }

    private void delimited() {
        if (state == State.BODY) {
            part.end();
        } else if (implied == 2) {
            violation(MultipartLaw.BEGINNING, "The body does not begin with CR LF.");
        } else if (preamble.looksLikePart()) {
            violation(
                    MultipartLaw.PREAMBLE,
                    "The preamble, which every client ignores, looks like a part: " + preamble.shown());
        }
        if (bareLineFeed) {
            violation(MultipartLaw.LINE_END, "A delimiter is preceded by LF alone instead of CR LF.");
        }
        bareLineFeed = false;
        line.setLength(0);
        state = State.BEHIND_DELIMITER;
    }

    private void behindDelimiter(int octet) {
        if (octet == '\n') {
            String text = endOfLine();
            if (!text.isBlank()) {
                fatal(MultipartLaw.DELIMITER, "A delimiter is followed by \"" + shortened(text) + "\".");
                return;
            }
            if (!text.isEmpty()) {
                violation(MultipartLaw.PADDING, "A delimiter is padded.");
            }
            part = new PartReader(partLimit, out);
            parts++;
            fields = 0;
            state = State.HEAD;
            return;
        }
        line.append((char) octet);
        if (line.length() == 2 && line.charAt(0) == '-' && line.charAt(1) == '-') {
            state = State.CLOSED;
        } else if (line.length() > MAX_LINE) {
            throw new KitLimitException("the line of a delimiter is longer than " + MAX_LINE + " bytes");
        }
    }

    private void head(int octet) {
        if (octet != '\n') {
            line.append((char) octet);
            if (line.length() > MAX_LINE) {
                throw new KitLimitException("a line of a part's head is longer than " + MAX_LINE + " bytes");
            }
            return;
        }
        String text = endOfLine();
        if (text.isEmpty()) {
            state = State.BODY;
            matched = 2;
            implied = 2;
        } else if (text.startsWith(dashBoundary())) {
            withoutBody(text.substring(dashBoundary().length()));
        } else if (++fields > MAX_FIELDS) {
            throw new KitLimitException("a part's head has more than " + MAX_FIELDS + " fields");
        } else {
            part.field(text);
        }
    }

    /** A delimiter where a part's head continues; {@code rest} is what follows it. */
    private void withoutBody(String rest) {
        violation(
                fields == 0 ? MultipartLaw.EMPTY_PART : MultipartLaw.HEAD,
                fields == 0
                        ? "A part has neither a head nor a body."
                        : "A part's head does not end with an empty line.");
        if (rest.startsWith("--")) {
            state = State.CLOSED;
            epilogue.append(rest.substring(2)).append("\r\n");
        } else if (rest.isBlank()) {
            part = new PartReader(partLimit, out);
            fields = 0;
        } else {
            fatal(MultipartLaw.DELIMITER, "A delimiter is followed by \"" + shortened(rest) + "\".");
        }
    }

    private String dashBoundary() {
        return new String(delimiter, 2, delimiter.length - 2, StandardCharsets.UTF_8);
    }

    /** The line without its end; LF alone is a violation. */
    private String endOfLine() {
        boolean right = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
        if (!right) {
            violation(MultipartLaw.LINE_END, "A line of the framing ends with LF alone instead of CR LF.");
        }
        String text = right ? line.substring(0, line.length() - 1) : line.toString();
        line.setLength(0);
        return text;
    }

    private void violation(MultipartLaw law, String text) {
        out.on(new WireEvent.Violation(law.id(), text, false));
    }

    private void fatal(MultipartLaw law, String text) {
        state = State.UNREADABLE;
        out.on(new WireEvent.Violation(law.id(), text, true));
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
