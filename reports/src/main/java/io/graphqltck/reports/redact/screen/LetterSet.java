package io.graphqltck.reports.redact.screen;

/** A set of a few letters, packed in one number; mostly it tells by one bit that a number is not in it. */
final class LetterSet {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int FILTER_BITS = 13;
    private static final long[] NOTHING = {};

    /** Most sets stay empty, and every result has some: there is no room before it is needed. */
    private long[] filter = NOTHING;

    private long[] table = NOTHING;
    private int size;

    /** Zero, which no text has, is not added. */
    void add(long letters) {
        if (letters == 0 || contains(letters)) {
            return;
        }
        if (size == 0) {
            filter = new long[(1 << FILTER_BITS) / Long.SIZE];
        }
        if (++size * 2 > table.length) {
            long[] old = table;
            table = new long[Math.max(16, 2 * old.length)];
            for (long one : old) {
                put(one);
            }
        }
        put(letters);
        int bit = bit(letters);
        filter[bit >> 6] |= 1L << bit;
    }

    void addAll(LetterSet others) {
        for (long one : others.table) {
            add(one);
        }
    }

    boolean contains(long letters) {
        if (size == 0) {
            return false;
        }
        int bit = bit(letters);
        if ((filter[bit >> 6] & 1L << bit) == 0) {
            return false;
        }
        int slot = slot(letters);
        while (table[slot] != 0) {
            if (table[slot] == letters) {
                return true;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return false;
    }

    private void put(long letters) {
        if (letters == 0) {
            return;
        }
        int slot = slot(letters);
        while (table[slot] != 0) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = letters;
    }

    private static int bit(long letters) {
        return (int) ((letters * SPREAD) >>> (Long.SIZE - FILTER_BITS));
    }

    private int slot(long letters) {
        return (int) ((letters * SPREAD) >>> 40) & (table.length - 1);
    }
}
