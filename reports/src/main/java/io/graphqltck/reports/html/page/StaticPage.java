package io.graphqltck.reports.html.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The frame of a page without a script. It asks for nothing, and obeys no style but its own. */
public final class StaticPage {

    private static final String STYLE = style();

    private StaticPage() {}

    /** All before the content. {@code title}: as text. */
    public static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " + hash(STYLE)
                + "; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + Markup.text(title) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n";
    }

    /** All after the content. */
    public static String tail() {
        return "</main>\n</body>\n</html>\n";
    }

    private static String style() {
        try (@Nullable InputStream in = StaticPage.class.getResourceAsStream("static.css")) {
            if (in == null) {
                throw new IllegalStateException("The kit lacks its file static.css; build it again");
            }
            // The hash holds whatever line ends the file was checked out with.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
