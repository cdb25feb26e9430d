package io.graphqltck.wire.http;

/** Passes over the header of one member of gzip (RFC 1952 §2.3), byte by byte. */
final class GzipHeader {

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private static final int FIXED = 10;

    private int count;
    private int flags;
    private int extra;
    private Field field = Field.FIXED;

    private enum Field {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEADER_CRC,
        DONE
    }

    /** Begins with another one. */
    void reset() {
        count = 0;
        flags = 0;
        extra = 0;
        field = Field.FIXED;
    }

    /** Takes an octet; true when it was the header's last. */
    boolean take(int octet) throws MalformedHttpException {
        switch (field) {
            case FIXED -> fixed(octet);
            case EXTRA_LENGTH -> {
                extra |= octet << (8 * count++);
                if (count == 2) {
                    begin(extra == 0 ? Field.NAME : Field.EXTRA);
                }
            }
            case EXTRA -> {
                if (++count == extra) {
                    begin(Field.NAME);
                }
            }
            case NAME, COMMENT -> {
                if (octet == 0) {
                    begin(field == Field.NAME ? Field.COMMENT : Field.HEADER_CRC);
                }
            }
            case HEADER_CRC -> {
                if (++count == 2) {
                    begin(Field.DONE);
                }
            }
            case DONE -> throw new IllegalStateException("the header is over");
        }
        return field == Field.DONE;
    }

    private void fixed(int octet) throws MalformedHttpException {
        int expected = count == 0 ? 0x1F : count == 1 ? 0x8B : count == 2 ? 8 : octet;
        if (octet != expected) {
            throw new MalformedHttpException("it does not begin as gzip does");
        }
        if (count == 3) {
            flags = octet;
            if (octet >= 32) {
                throw new MalformedHttpException("its header has reserved flags");
            }
        }
        if (++count == FIXED) {
            begin(Field.EXTRA_LENGTH);
        }
    }

    /** Continues with this field, or with the first after it that is there. */
    private void begin(Field first) {
        count = 0;
        field = first;
        if (field == Field.EXTRA_LENGTH && (flags & EXTRA) == 0) {
            field = Field.NAME;
        }
        if (field == Field.NAME && (flags & NAME) == 0) {
            field = Field.COMMENT;
        }
        if (field == Field.COMMENT && (flags & COMMENT) == 0) {
            field = Field.HEADER_CRC;
        }
        if (field == Field.HEADER_CRC && (flags & HEADER_CRC) == 0) {
            field = Field.DONE;
        }
    }
}
