package io.graphqltck.core.text;

/** The padding of base64 texts. */
public final class Padding {

    private Padding() {}

    /** The text without the {@code =} at its end, however many there are. */
    public static String stripped(String base64) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        return base64.substring(0, end);
    }
}
