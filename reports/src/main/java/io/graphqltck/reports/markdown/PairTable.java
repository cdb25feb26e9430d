package io.graphqltck.reports.markdown;

import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which clients and servers work with each other, as tables for a README, and why some do not. */
final class PairTable {

    private static final int LONG = 400;
    private static final int SHORT = 80;

    /** What stands here must fit next to other things. */
    private static final int MOST_REASONS = 50;

    private PairTable() {}

    static String of(Results results) {
        StringBuilder page = new StringBuilder("# Clients and servers\n");
        Map<String, List<PlayedPair>> tables = new LinkedHashMap<>();
        results.pairs()
                .forEach(pair -> tables.computeIfAbsent(pair.protocol(), name -> new ArrayList<>())
                        .add(pair));
        tables.forEach((protocol, pairs) -> table(page, protocol, pairs));
        List<PlayedPair> told = results.pairs().stream()
                .filter(pair -> pair.verdict() != PairVerdict.WORKS)
                .toList();
        if (!told.isEmpty()) {
            page.append("\n| pair | outcome | why |\n|---|---|---|\n");
        }
        told.stream()
                .limit(MOST_REASONS)
                .forEach(pair -> page.append("| ")
                        .append(words(pair.client().name()))
                        .append(" with ")
                        .append(words(pair.server().name()))
                        .append(" | ")
                        .append(mark(pair))
                        .append(" | ")
                        .append(MarkdownText.cell(pair.reason(), LONG))
                        .append(" |\n"));
        if (told.size() > MOST_REASONS) {
            page.append("\n").append(told.size() - MOST_REASONS).append(" more are in the results.\n");
        }
        return page.toString();
    }

    private static void table(StringBuilder page, String protocol, List<PlayedPair> pairs) {
        TreeSet<String> servers = new TreeSet<>();
        TreeMap<String, Map<String, List<PlayedPair>>> rows = new TreeMap<>();
        for (PlayedPair pair : pairs) {
            servers.add(pair.server().name());
            rows.computeIfAbsent(pair.client().name(), name -> new TreeMap<>())
                    .computeIfAbsent(pair.server().name(), name -> new ArrayList<>())
                    .add(pair);
        }
        page.append("\n## ").append(words(protocol)).append("\n\n| |");
        servers.forEach(server -> page.append(' ').append(words(server)).append(" |"));
        page.append("\n|---|").append("---|".repeat(servers.size())).append('\n');
        rows.forEach((client, cells) -> {
            page.append("| ").append(words(client)).append(" |");
            servers.forEach(server -> page.append(' ')
                    .append(cell(cells.getOrDefault(server, List.of())))
                    .append(" |"));
            page.append('\n');
        });
    }

    private static String cell(List<PlayedPair> pairs) {
        return pairs.isEmpty()
                ? ""
                : PairWords.cells(
                        pairs, (pair, several) -> PairWords.mark(pair.verdict()) + " " + PairWords.cell(pair, several));
    }

    private static String mark(PlayedPair pair) {
        return PairWords.mark(pair.verdict()) + " " + PairWords.cell(pair);
    }

    private static String words(String text) {
        return MarkdownText.words(text, SHORT);
    }
}
