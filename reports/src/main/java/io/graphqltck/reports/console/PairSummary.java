package io.graphqltck.reports.console;

import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.text.Width;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which clients and servers work with each other: a table for each protocol, then what does not work and why. */
final class PairSummary {

    private static final String GAP = "  ";

    /** More reasons nobody reads on a terminal; the reports have them all. */
    private static final int MOST_REASONS = 40;

    private final Page page;

    PairSummary(Page page) {
        this.page = page;
    }

    void print(List<PlayedPair> pairs) {
        Map<String, List<PlayedPair>> tables = new LinkedHashMap<>();
        pairs.forEach(pair -> tables.computeIfAbsent(pair.protocol(), name -> new ArrayList<>())
                .add(pair));
        tables.forEach(this::table);
        List<PlayedPair> told = pairs.stream()
                .filter(pair -> pair.verdict() != PairVerdict.WORKS)
                .toList();
        told.stream().limit(MOST_REASONS).forEach(this::reason);
        page.blank();
        page.raw(counts(pairs));
        if (told.size() > MOST_REASONS) {
            page.raw((told.size() - MOST_REASONS) + " more are in the reports; add --out DIR.");
        }
    }

    private void table(String protocol, List<PlayedPair> pairs) {
        page.raw(page.style().paint(Paint.STRONG, page.style().safe(protocol)));
        Map<String, Map<String, List<PlayedPair>>> played = new TreeMap<>();
        Map<String, Integer> widths = new TreeMap<>();
        int first = Width.of("client");
        for (PlayedPair pair : pairs) {
            String client = name(pair.client().name());
            String server = name(pair.server().name());
            played.computeIfAbsent(client, key -> new TreeMap<>())
                    .computeIfAbsent(server, key -> new ArrayList<>())
                    .add(pair);
            first = Math.max(first, Width.of(client));
        }
        Map<String, Map<String, String>> cells = new TreeMap<>();
        played.forEach((client, row) ->
                row.forEach((server, own) -> cells.computeIfAbsent(client, key -> new TreeMap<>())
                        .put(server, PairWords.cells(own, PairWords::cell))));
        cells.values()
                .forEach(row -> row.forEach(
                        (server, cell) -> widths.merge(server, Math.max(Width.of(server), Width.of(cell)), Math::max)));
        int total = first
                + widths.values().stream()
                        .mapToInt(width -> width + GAP.length())
                        .sum();
        if (total > page.style().width()) {
            cells.forEach((client, row) ->
                    row.forEach((server, cell) -> page.paragraph(GAP, client + " with " + server + ": " + cell, 2)));
        } else {
            StringBuilder head = new StringBuilder(Width.pad("", first));
            widths.forEach((server, width) -> head.append(GAP).append(Width.pad(server, width)));
            page.raw(head.toString());
            int wide = first;
            cells.forEach((client, row) -> {
                StringBuilder line = new StringBuilder(Width.pad(client, wide));
                widths.forEach(
                        (server, width) -> line.append(GAP).append(Width.pad(row.getOrDefault(server, ""), width)));
                page.raw(line.toString());
            });
        }
        page.blank();
    }

    private void reason(PlayedPair pair) {
        String heading = pair.client().name() + " with " + pair.server().name() + " (" + pair.protocol()
                + (pair.over().isEmpty() ? "" : " over " + pair.over()) + "): "
                + PairWords.cell(pair);
        page.paragraph("", heading, 2);
        @Nullable
        PairedResult example = pair.results().stream()
                .filter(result -> result.verdict() == pair.verdict())
                .findFirst()
                .orElse(null);
        page.paragraph(GAP, pair.reason(), 4);
        if (example != null && pair.verdict() != PairVerdict.NOT_TRIED) {
            page.command("again", example.repeat());
        }
    }

    private String counts(List<PlayedPair> pairs) {
        List<String> counts = new ArrayList<>();
        for (PairVerdict verdict : PairVerdict.values()) {
            long count =
                    pairs.stream().filter(pair -> pair.verdict() == verdict).count();
            if (count > 0) {
                counts.add(count + " " + verdict.word().replace('-', ' '));
            }
        }
        return pairs.size() + (pairs.size() == 1 ? " pair: " : " pairs: ") + String.join(", ", counts);
    }

    private String name(String name) {
        return page.style().safe(name);
    }
}
