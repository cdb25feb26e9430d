package io.graphqltck.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page around its data: markup, style and script, from the resources beside this class.
 *
 * @param head all before the data
 * @param tail all behind it
 */
record PageFrame(String head, String tail) {

    /** In the order in which they use each other. */
    private static final List<String> SCRIPTS =
            List.of("words", "dom", "data", "filters", "matrix", "rows", "sequence", "pages", "findings", "main");

    private static final String DATA = "{{data}}";

    static PageFrame load() {
        String style = resource("style.css");
        String script = SCRIPTS.stream()
                .map(name -> resource(name + ".js"))
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
        // Nothing may be asked for, and of what stands in the page only this style and this script are obeyed.
        String policy = "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
        String page = resource("page.html");
        for (Map.Entry<String, String> part : Map.of("{{policy}}", policy, "{{style}}", style, "{{script}}", script)
                .entrySet()) {
            page = page.replace(part.getKey(), part.getValue());
        }
        int data = page.indexOf(DATA);
        return new PageFrame(page.substring(0, data), page.substring(data + DATA.length()));
    }

    private static String resource(String name) {
        try (@Nullable InputStream in = PageFrame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The kit lacks its file " + name + "; build it again");
            }
            // The hashes hold whatever line ends the sources were checked out with.
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
