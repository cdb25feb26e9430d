package io.graphqltck.reports.html.pairs;

import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.html.page.Markup;
import io.graphqltck.reports.html.page.StaticPage;
import io.graphqltck.reports.results.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the pairs as one page for a browser: a table of clients and servers for each protocol, and a section for each pair. It needs no
 * script, and asks for nothing. Pairs are written one after the other.
 */
public final class PairsPage {

    /** The name of the file next to the page of the other results. */
    public static final String FILE = "pairs.html";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PairsPage() {}

    /** Replaces the file in one go. */
    public static void write(Results results, Path file) throws IOException {
        AtomicFile.write(file, out -> page(results, out));
    }

    private static void page(Results results, OutputStream out) throws IOException {
        print(
                out,
                StaticPage.head("Clients and servers") + "<h1>Clients and servers</h1>\n<p>"
                        + results.pairs().size() + " pairs, played " + TIME.format(results.started())
                        + " with the kit "
                        + Markup.text(results.kitVersion()) + (results.complete() ? "" : ". <b>Not complete</b>")
                        + ".</p>\n" + PairMatrix.legend());
        for (Map.Entry<String, String> table :
                new PairMatrix(results.pairs(), "").tables().entrySet()) {
            print(out, "<h2>" + Markup.text(table.getKey()) + "</h2>\n" + table.getValue());
        }
        PairSection section = new PairSection(markup -> print(out, markup));
        for (int i = 0; i < results.pairs().size(); i++) {
            section.write(PairMatrix.anchor(i), results.pairs().get(i));
        }
        print(out, StaticPage.tail());
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
