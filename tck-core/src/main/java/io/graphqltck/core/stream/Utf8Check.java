package io.graphqltck.core.stream;

/** Finds the first byte that is not UTF-8 (RFC 3629 §4), so that it is the same one wherever a stream is cut. */
public final class Utf8Check {

    /** How many octets the character still needs. */
    private int needed;

    private int lowest = 0x80;
    private int highest = 0xBF;
    private boolean malformed;

    /** Whether all of these are UTF-8, and no character is cut. */
    public static boolean accepts(byte[] octets) {
        Utf8Check check = new Utf8Check();
        return !check.isFirstWrong(octets, 0, octets.length) && !check.isWithinCharacter();
    }

    /** Takes the next octets; true where one of them is the first that cannot be there. */
    public boolean isFirstWrong(byte[] octets, int from, int to) {
        for (int i = from; i < to && !malformed; i++) {
            if (isFirstWrong(octets[i] & 0xFF)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the next octet; true where it is the first that cannot be here. */
    public boolean isFirstWrong(int octet) {
        if (malformed) {
            return false;
        }
        malformed = needed == 0 ? !begins(octet) : !continues(octet);
        return malformed;
    }

    private boolean begins(int octet) {
        lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        if (octet < 0x80) {
            return true;
        }
        needed = octet < 0xC2 ? 0 : octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : octet < 0xF5 ? 3 : 0;
        return needed > 0;
    }

    private boolean continues(int octet) {
        boolean fits = octet >= lowest && octet <= highest;
        lowest = 0x80;
        highest = 0xBF;
        needed--;
        return fits;
    }

    /** Whether the last character is incomplete. */
    public boolean isWithinCharacter() {
        return !malformed && needed > 0;
    }
}
