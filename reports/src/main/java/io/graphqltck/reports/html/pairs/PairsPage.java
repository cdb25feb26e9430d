package io.graphqltck.reports.html.pairs;

import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes the pairs as one page for a browser: a table of clients and servers for each protocol, and a section for each pair. It needs no
 * script, and asks for nothing. Pairs are written one after the other.
 */
public final class PairsPage {

    /** The name of the file beside the page of the other results. */
    public static final String FILE = "pairs.html";

    private PairsPage() {}

    /** Replaces the file in one go. */
    public static void write(Results results, Path file) throws IOException {
        AtomicFile.write(file, out -> new Writing(out).page(results));
    }

    /** The number of a pair is its place in the results. */
    private static String anchor(int number) {
        return "pair-" + number;
    }

    private record Writing(OutputStream out) {

        void page(Results results) throws IOException {
            print("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                    + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                    + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    + "<title>Clients and servers</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n"
                    + "<h1>Clients and servers</h1>\n<p>" + results.pairs().size()
                    + " pairs, played from " + Markup.text(results.started().toString()) + " with the kit "
                    + Markup.text(results.kitVersion()) + (results.complete() ? "" : ". <b>Not complete</b>")
                    + ".</p>\n");
            legend();
            Map<String, List<Integer>> protocols = new LinkedHashMap<>();
            for (int i = 0; i < results.pairs().size(); i++) {
                protocols
                        .computeIfAbsent(results.pairs().get(i).protocol(), name -> new ArrayList<>())
                        .add(i);
            }
            for (Map.Entry<String, List<Integer>> protocol : protocols.entrySet()) {
                table(protocol.getKey(), protocol.getValue(), results.pairs());
            }
            PairSection section = new PairSection(this::print);
            for (int i = 0; i < results.pairs().size(); i++) {
                section.write(anchor(i), results.pairs().get(i));
            }
            print("</body>\n</html>\n");
        }

        private void legend() throws IOException {
            print("<ul class=\"legend\">\n");
            for (PairVerdict verdict : PairVerdict.values()) {
                print("<li class=\"" + verdict.word() + "\"><span aria-hidden=\"true\">" + PairWords.mark(verdict)
                        + "</span> " + Markup.text(PairWords.meaning(verdict)) + "</li>\n");
            }
            print("</ul>\n");
        }

        private void table(String protocol, List<Integer> numbers, List<PlayedPair> pairs) throws IOException {
            TreeSet<String> servers = new TreeSet<>();
            TreeSet<String> clients = new TreeSet<>();
            Map<String, List<Integer>> cells = new LinkedHashMap<>();
            for (int number : numbers) {
                PlayedPair pair = pairs.get(number);
                servers.add(pair.server().name());
                clients.add(pair.client().name());
                cells.computeIfAbsent(cell(pair.client().name(), pair.server().name()), key -> new ArrayList<>())
                        .add(number);
            }
            print("<h2>" + Markup.text(protocol) + "</h2>\n<div class=\"wide\"><table class=\"matrix\">\n<thead><tr><td></td>");
            for (String server : servers) {
                print("<th scope=\"col\">" + Markup.text(server) + "</th>");
            }
            print("</tr></thead>\n<tbody>\n");
            for (String client : clients) {
                print("<tr><th scope=\"row\">" + Markup.text(client) + "</th>");
                for (String server : servers) {
                    List<Integer> here = cells.getOrDefault(cell(client, server), List.of());
                    print(here.isEmpty() ? "<td></td>" : cell(here, pairs));
                }
                print("</tr>\n");
            }
            print("</tbody></table></div>\n");
        }

        private static String cell(String client, String server) {
            return client + "\n" + server;
        }

        private static String cell(List<Integer> numbers, List<PlayedPair> pairs) {
            StringBuilder cell = new StringBuilder("<td>");
            for (int number : numbers) {
                PlayedPair pair = pairs.get(number);
                cell.append("<a class=\"")
                        .append(pair.verdict().word())
                        .append("\" href=\"#")
                        .append(anchor(number))
                        .append("\" title=\"")
                        .append(Markup.text(pair.reason()))
                        .append("\"><span aria-hidden=\"true\">")
                        .append(PairWords.mark(pair.verdict()))
                        .append("</span> ")
                        .append(Markup.text(PairWords.cell(pair)))
                        .append("</a>");
            }
            return cell.append("</td>").toString();
        }

        private void print(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        private static String style() {
            try (var in = PairsPage.class.getResourceAsStream("pairs.css")) {
                if (in == null) {
                    throw new IllegalStateException("The kit lacks its file pairs.css; build it again");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
