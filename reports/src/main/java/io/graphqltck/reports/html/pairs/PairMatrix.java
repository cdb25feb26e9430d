package io.graphqltck.reports.html.pairs;

import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.html.page.Markup;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.PlayedPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Tables of clients and servers, one for each protocol; each cell links to the section of its pair. */
public final class PairMatrix {

    private final List<PlayedPair> pairs;
    private final String page;

    /** {@code page}: the address of the page that holds the sections; empty for the same page. */
    public PairMatrix(List<PlayedPair> pairs, String page) {
        this.pairs = pairs;
        this.page = page;
    }

    /** The number of a pair is its place in the results. */
    public static String anchor(int number) {
        return "pair-" + number;
    }

    /** What the marks of the cells mean. */
    public static String legend() {
        StringBuilder list = new StringBuilder("<ul class=\"legend\">\n");
        for (PairVerdict verdict : PairVerdict.values()) {
            list.append("<li class=\"" + verdict.word() + "\"><span aria-hidden=\"true\">" + PairWords.mark(verdict)
                    + "</span> " + Markup.text(PairWords.meaning(verdict)) + "</li>\n");
        }
        return list.append("</ul>\n").toString();
    }

    /** The table of each protocol, by its name. */
    public Map<String, String> tables() {
        Map<String, List<Integer>> protocols = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            protocols
                    .computeIfAbsent(pairs.get(i).protocol(), name -> new ArrayList<>())
                    .add(i);
        }
        Map<String, String> tables = new LinkedHashMap<>();
        protocols.forEach((protocol, numbers) -> tables.put(protocol, table(numbers)));
        return tables;
    }

    private String table(List<Integer> numbers) {
        TreeSet<String> servers = new TreeSet<>();
        TreeSet<String> clients = new TreeSet<>();
        Map<String, List<Integer>> cells = new LinkedHashMap<>();
        for (int number : numbers) {
            PlayedPair pair = pairs.get(number);
            servers.add(pair.server().name());
            clients.add(pair.client().name());
            cells.computeIfAbsent(key(pair.client().name(), pair.server().name()), key -> new ArrayList<>())
                    .add(number);
        }
        StringBuilder table =
                new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table class=\"matrix\">\n<thead><tr>"
                        + "<th scope=\"col\">client \\ server</th>");
        servers.forEach(server -> table.append("<th scope=\"col\"><bdi>" + Markup.text(server) + "</bdi></th>"));
        table.append("</tr></thead>\n<tbody>\n");
        for (String client : clients) {
            table.append("<tr><th scope=\"row\"><bdi>" + Markup.text(client) + "</bdi></th>");
            servers.forEach(server -> cell(table, cells.getOrDefault(key(client, server), List.of())));
            table.append("</tr>\n");
        }
        return table.append("</tbody></table></div>\n").toString();
    }

    private static String key(String client, String server) {
        return client + "\n" + server;
    }

    private void cell(StringBuilder table, List<Integer> numbers) {
        table.append("<td>");
        for (int number : numbers) {
            PlayedPair pair = pairs.get(number);
            table.append("<a class=\"" + pair.verdict().word() + "\" href=\"" + page + "#" + anchor(number)
                    + "\" title=\"" + Markup.text(pair.reason()) + "\"><span aria-hidden=\"true\">"
                    + PairWords.mark(pair.verdict()) + "</span> "
                    + Markup.text(PairWords.cell(pair))
                    + (numbers.size() > 1 && !pair.over().isEmpty()
                            ? " <code>" + Markup.text(pair.over()) + "</code>"
                            : "")
                    + "</a>");
        }
        table.append("</td>");
    }
}
