package io.graphqltck.reports.redact;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The forms in which a secret comes back: escaped, in base64 on its own or within more, in hexadecimal digits. */
final class Disguises {

    /** Shorter ones would tear words apart. */
    private static final int SHORTEST = 6;

    private static final int SHORTEST_ENCODED = 8;

    /** Of longer ones, base64 of base64 and digits with separators would fill the index. */
    private static final int SHORT = 256;

    private Disguises() {}

    /** {@code given}: the user gave it, so that it is looked for as base64 of base64 and in letters of one case, too. */
    static void add(String secret, boolean given, SecretIndex index) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        add(secret, false, true, SHORTEST, index);
        if (octets.length != secret.length()) {
            add(new String(octets, StandardCharsets.ISO_8859_1), false, true, SHORTEST, index); // percent-encoded
        }
        boolean isShort = octets.length <= SHORT;
        if (given && secret.length() >= SHORTEST_ENCODED) {
            add(secret.toLowerCase(Locale.ROOT), false, true, SHORTEST_ENCODED, index);
            add(secret.toUpperCase(Locale.ROOT), false, true, SHORTEST_ENCODED, index);
        }
        base64(octets, given && isShort, index);
        if (given && isShort) {
            String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            String ofUrls = percent.replace("+", "%20").replace("%7E", "~"); // RFC 3986 §2.3
            for (String form : new TreeSet<>(List.of(percent, ofUrls, secret.replace("/", "\\/")))) {
                base64(form.getBytes(StandardCharsets.UTF_8), false, index);
            }
        }
        for (String between : isShort ? List.of("", " ", ":") : List.of("")) {
            String hex = HexFormat.ofDelimiter(between).formatHex(octets);
            add(hex, false, false, SHORTEST_ENCODED, index);
            add(hex.toUpperCase(Locale.ROOT), false, false, SHORTEST_ENCODED, index);
        }
    }

    /**
     * What base64 has of the secret whatever stands before it and after it, such as {@code user:}: from each of the three
     * places in a group, the letters that hold bits of nothing else.
     */
    private static void base64(byte[] octets, boolean twice, SecretIndex index) {
        for (int before = 0; before < 3; before++) {
            byte[] padded = new byte[before + octets.length];
            System.arraycopy(octets, 0, padded, before, octets.length);
            String letters = Base64.getEncoder().withoutPadding().encodeToString(padded);
            int from = (before * 8 + 5) / 6;
            int to = padded.length * 8 / 6;
            if (to - from < SHORTEST) {
                continue;
            }
            String inner = letters.substring(from, to);
            add(inner, true, false, SHORTEST, index);
            if (twice) {
                base64(inner.getBytes(StandardCharsets.US_ASCII), false, index);
                base64(inner.replace('+', '-').replace('/', '_').getBytes(StandardCharsets.US_ASCII), false, index);
            }
        }
    }

    private static void add(String form, boolean run, boolean plainly, int shortest, SecretIndex index) {
        for (PlainForm reading : PlainForm.all(form, new Steps(Long.MAX_VALUE))) {
            if (reading.length() >= shortest) {
                index.add(reading.toString(), run, plainly);
            }
        }
    }
}
