package io.graphqltck.core.script;

/**
 * How the body of a streamed response is divided on its way, in addition to what the turns say. HTTP gives such divisions no meaning
 * (RFC 9112 §7.1), so that nothing may depend on them.
 *
 * @param place after how many octets of the body it is cut in two; 0 for nowhere, -1 for after each
 */
public record Segmentation(int place) {

    /** Only as the turns say. */
    public static final Segmentation AS_WRITTEN = new Segmentation(0);

    /** One octet a write. */
    public static final Segmentation EVERY_OCTET = new Segmentation(-1);

    public Segmentation {
        if (place < -1) {
            throw new IllegalArgumentException("no place in a body: " + place);
        }
    }

    /** Cut in two after this number of octets, counted from 1. */
    public static Segmentation behind(int octets) {
        return octets < 1 ? AS_WRITTEN : new Segmentation(octets);
    }

    /** Whether it is cut after this many octets. */
    public boolean cuts(long octets) {
        return place == -1 || place == octets;
    }

    /** In words, such as {@code cut after octet 57 of its body}. */
    public String words() {
        return switch (place) {
            case 0 -> "not cut";
            case -1 -> "with one byte of its body per write";
            default -> "cut after byte " + place + " of its body";
        };
    }
}
