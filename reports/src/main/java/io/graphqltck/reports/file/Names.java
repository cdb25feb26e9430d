package io.graphqltck.reports.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of files, and keys, that stay the same from run to run. */
public final class Names {

    private static final int LONGEST = 80;

    private Names() {}

    /** A name that every file system takes, from a text that may hold anything; different texts have different names. */
    public static String file(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]+", "-");
        return (plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain)
                + "-"
                + hash(text).substring(0, 8);
    }

    /** 32 hexadecimal digits. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
