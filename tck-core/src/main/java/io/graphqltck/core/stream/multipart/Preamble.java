package io.graphqltck.core.stream.multipart;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The bytes before the first delimiter. RFC 2046 §5.1.1 allows any text there, of any length, and every reader ignores it. Only a part that
 * stands there is worth a word: it is lost.
 */
final class Preamble {

    /** A part is recognised by its first lines. */
    private static final int KEPT = 512;

    /** A header field of a part, after the line of a delimiter that is not this body's; or an object of JSON. */
    private static final Pattern PART = Pattern.compile(
            "^\\s*(--\\S{1,100}[ \\t]*\\r?\\n)?(content-[a-z-]{1,40}[ \\t]*:|\\{\\s*[\"}])", Pattern.CASE_INSENSITIVE);

    private final StringBuilder beginning = new StringBuilder();

    void octet(int octet) {
        if (beginning.length() < KEPT) {
            beginning.append((char) octet);
        }
    }

    boolean looksLikePart() {
        return PART.matcher(beginning).lookingAt();
    }

    /** Its beginning, for a person. */
    String shown() {
        byte[] octets = beginning.toString().strip().getBytes(StandardCharsets.ISO_8859_1);
        return MultipartReader.shortened(new String(octets, StandardCharsets.UTF_8));
    }
}
