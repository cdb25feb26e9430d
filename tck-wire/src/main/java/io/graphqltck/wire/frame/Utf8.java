package io.graphqltck.wire.frame;

/** Checks, byte by byte, that a stream is UTF-8 (RFC 3629 §4): no overlong form, no surrogate, nothing over U+10FFFF. */
final class Utf8 {

    private int missing;
    /** Bounds of the next octet while a sequence is incomplete. */
    private int lowest;

    private int highest;
    private boolean broken;

    /**
     * Takes the next octets.
     *
     * @return false if these octets made the stream invalid; after that always true, so that it is told once
     */
    boolean accept(byte[] octets, int from, int to) {
        for (int i = from; i < to && !broken; i++) {
            if (!accept(octets[i] & 0xFF)) {
                broken = true;
                return false;
            }
        }
        return true;
    }

    /** Whether the stream may end here without being invalid; true also when it was invalid before. */
    boolean mayEnd() {
        return broken || missing == 0;
    }

    static boolean isValid(byte[] octets) {
        Utf8 check = new Utf8();
        return check.accept(octets, 0, octets.length) && check.mayEnd();
    }

    private boolean accept(int octet) {
        if (missing > 0) {
            boolean fits = octet >= lowest && octet <= highest;
            expect(missing - 1, 0x80, 0xBF);
            return fits;
        }
        if (octet < 0x80) {
            return true;
        }
        switch (octet) {
            case 0xE0 -> expect(2, 0xA0, 0xBF);
            case 0xED -> expect(2, 0x80, 0x9F);
            case 0xF0 -> expect(3, 0x90, 0xBF);
            case 0xF4 -> expect(3, 0x80, 0x8F);
            default -> expect(octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3, 0x80, 0xBF);
        }
        return octet >= 0xC2 && octet <= 0xF4;
    }

    private void expect(int count, int low, int high) {
        missing = count;
        lowest = low;
        highest = high;
    }
}
