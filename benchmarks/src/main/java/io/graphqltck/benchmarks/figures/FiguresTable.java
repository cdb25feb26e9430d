package io.graphqltck.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The figures as a table in Markdown, and its place in a page. */
final class FiguresTable {

    static final String BEGIN = "<!-- figures: written by benchmarks, Figures -->";
    static final String END = "<!-- end of figures -->";

    private FiguresTable() {}

    static String of(List<Figure> figures) {
        StringBuilder table = new StringBuilder("| what | figure |\n| --- | --- |\n");
        figures.forEach(figure -> table.append("| ")
                .append(figure.subject())
                .append(" | ")
                .append(figure.value())
                .append(" |\n"));
        return table.toString();
    }

    /** Puts the table between the two marks of the page. @throws IOException where the page has no such place */
    static void write(Path page, String table) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no lines `" + BEGIN + "` and `" + END + "` for the table to go between");
        }
        Files.writeString(
                page, text.substring(0, begin + BEGIN.length()) + "\n\n" + table + "\n" + text.substring(end));
    }
}
