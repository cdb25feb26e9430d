package io.graphqltck.core.stream.multipart;

import java.util.Locale;

/**
 * What a multipart body of JSON parts must be (RFC 2046 §5.1), as its reader reports it, whatever it carries. The rules of a
 * protocol say which of its own sentences that is.
 */
public enum MultipartLaw {
    /** The body begins with CR LF before the first delimiter. */
    BEGINNING,
    /** No part stands before the first delimiter, where it is lost; other text may. */
    PREAMBLE,
    /** A delimiter is followed by the end of its line, or closes. */
    DELIMITER,
    /** Lines of the framing end with CR LF. */
    LINE_END,
    /** The head of a part has fields, and ends with an empty line. */
    HEAD,
    /** A part is labelled {@code application/json}. */
    TYPE,
    /** The Content-Length of a part is that of its body. */
    LENGTH,
    /** No delimiter is padded. */
    PADDING,
    /** The body of a part is one JSON text in UTF-8. */
    TEXT,
    /** There is a part. */
    PART,
    /** No part has neither head nor body. */
    EMPTY_PART,
    /** The body ends with the close delimiter. */
    CLOSE,
    /** The close delimiter is followed by CR LF. */
    LAST_LINE_END,
    /** No delimiter follows the close delimiter. */
    BEHIND,
    /** After the close delimiter the HTTP message ends. */
    MESSAGE_END;

    /** Such as {@code PARTS-line-end}. */
    public String id() {
        return "PARTS-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
