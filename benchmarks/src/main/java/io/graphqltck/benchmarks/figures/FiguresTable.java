package io.graphqltck.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures as a table in Markdown, and its place in a page. */
final class FiguresTable {

    static final String BEGIN = "<!-- figures: written by benchmarks, Figures -->";
    static final String END = "<!-- end of figures -->";

    /** Of the table's body: its two head lines have no figure. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!what |---)([^|\n]+) \\| ([^|\n]+) \\|$");

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

    /** The figures of the page with these in place of those about the same. @throws IOException where it has none */
    static List<Figure> replaced(Path page, List<Figure> fresh) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        String text = Files.readString(page);
        int begin = Math.max(0, text.indexOf(BEGIN));
        String table = text.substring(begin, Math.max(begin, text.indexOf(END)));
        for (Matcher row = ROW.matcher(table); row.find(); ) {
            values.put(row.group(1), row.group(2));
        }
        if (values.isEmpty()) {
            throw new IOException(
                    page + " has no figures between `" + BEGIN + "` and `" + END + "`; measure all of them");
        }
        fresh.forEach(figure -> values.put(figure.subject(), figure.value()));
        return values.entrySet().stream()
                .map(row -> new Figure(row.getKey(), row.getValue()))
                .toList();
    }

    /** Puts the figures between the two marks of the page. @throws IOException where the page has no such place */
    static void write(Path page, List<Figure> figures) throws IOException {
        String table = of(figures);
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
