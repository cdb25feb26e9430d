package io.graphqltck.reports.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the figures of pages as they stand in their files with the results. A digit that is neither of a figure, nor of a time, nor of
 * what a subject or a document says is a mistake as well, so that no figure can stand next to those that are compared.
 */
final class SiteCheck {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]++)([^<>]*+)>|<!DOCTYPE html>");
    private static final Pattern FIGURE = Pattern.compile("data-figure=\"([^\"]*)\" value=\"(-?\\d+)\"");
    /** Within these is what somebody said, or no text. */
    private static final Set<String> QUOTING = Set.of("bdi", "code", "q", "title", "style");

    private final SiteFigures figures;
    private final List<String> problems = new ArrayList<>();
    private int compared;

    SiteCheck(SiteFigures figures) {
        this.figures = figures;
    }

    /** How many figures were compared. */
    int compared() {
        return compared;
    }

    /** What is wrong, a sentence for each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    void check(Path file) throws IOException {
        String page = Files.readString(file);
        Matcher tag = TAG.matcher(page);
        int from = 0;
        int quoting = 0;
        String open = "";
        String attributes = "";
        while (tag.find()) {
            String text = page.substring(from, tag.start());
            from = tag.end();
            if (quoting == 0) {
                text(file, open, attributes, text);
            }
            String name = tag.group(2) == null ? "" : tag.group(2);
            boolean closes = "/".equals(tag.group(1));
            if (QUOTING.contains(name)) {
                quoting += closes ? -1 : 1;
            }
            open = closes ? "" : name;
            attributes = tag.group(3) == null ? "" : tag.group(3);
        }
        text(file, "", "", page.substring(from));
    }

    private void text(Path file, String element, String attributes, String text) {
        switch (element) {
            case "data" -> figure(file, attributes, text);
            case "time" -> {
                compared++;
                if (!figures.hasTime(text)) {
                    problems.add(file + ": the results have nothing of the time " + text);
                }
            }
            default -> {
                if (text.chars().anyMatch(c -> c >= '0' && c <= '9')) {
                    problems.add(file + ": “" + text.strip() + "” has a figure that says not where it is from");
                }
            }
        }
    }

    private void figure(Path file, String attributes, String text) {
        compared++;
        Matcher figure = FIGURE.matcher(attributes);
        if (!figure.find()) {
            problems.add(file + ": the figure " + text + " says not where it is from");
            return;
        }
        int counted = figures.of(figure.group(1));
        if (!text.equals(figure.group(2)) || !text.equals(Integer.toString(counted))) {
            problems.add(file + ": the page says " + text + " for " + figure.group(1) + ", the results " + counted);
        }
    }
}
