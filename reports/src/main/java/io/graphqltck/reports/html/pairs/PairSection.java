package io.graphqltck.reports.html.pairs;

import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.html.page.Markup;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.PairWords;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what came of one pair: its scenarios, whose fault it is, and what both legs carried. */
final class PairSection {

    private static final int MOST_MOMENTS = 200;

    private final Out out;

    /** Takes markup. */
    @FunctionalInterface
    interface Out {
        void print(String markup) throws IOException;
    }

    PairSection(Out out) {
        this.out = out;
    }

    void write(String anchor, PlayedPair pair) throws IOException {
        out.print("<section id=\"" + anchor + "\">\n<h3>"
                + Markup.text(pair.client().name()) + " "
                + Markup.text(pair.client().version()) + " with "
                + Markup.text(pair.server().name()) + " "
                + Markup.text(pair.server().version()) + " <small>" + Markup.text(pair.protocol())
                + (pair.over().isEmpty() ? "" : " over " + Markup.text(pair.over())) + "</small></h3>\n<p class=\""
                + pair.verdict().word() + "\"><span aria-hidden=\"true\">" + PairWords.mark(pair.verdict()) + "</span> "
                + Markup.text(PairWords.cell(pair))
                + (pair.reason().isEmpty() ? "" : ": " + Markup.text(pair.reason())) + "</p>\n"
                + "<p>Again: <code>" + Markup.text(pair.repeat()) + "</code></p>\n<ul>\n");
        for (PairedResult result : pair.results()) {
            result(result);
        }
        out.print("</ul>\n</section>\n");
    }

    private void result(PairedResult result) throws IOException {
        out.print("<li class=\"" + result.verdict().word() + "\">");
        boolean more = result.client() != null || !result.faults().isEmpty();
        if (more) {
            out.print("<details><summary>");
        }
        out.print("<span aria-hidden=\"true\">" + PairWords.mark(result.verdict()) + "</span> <code>"
                + Markup.text(result.id()) + "</code> " + Markup.text(result.title()));
        if (result.verdict() == PairVerdict.NOT_TRIED
                || (!more && !result.reason().isEmpty())) {
            out.print(": " + Markup.text(result.reason()));
        }
        if (more) {
            out.print("</summary>\n<p>" + Markup.text(result.reason()) + "</p>\n");
            for (PairFault fault : result.faults()) {
                fault(result, fault);
            }
            sequence(result);
            out.print("<p>Again: <code>" + Markup.text(result.repeat()) + "</code></p></details>");
        }
        out.print("</li>\n");
    }

    private void fault(PairedResult result, PairFault fault) throws IOException {
        Optional<QuotedRequirement> sentence = Stream.of(result.client(), result.server())
                .filter(Objects::nonNull)
                .flatMap(side -> side.requirement(fault.requirement()).stream())
                .findFirst();
        out.print("<p>The " + fault.side().word() + (fault.certain() ? " breaks " : " left the dialogue at ") + "<b>"
                + Markup.text(fault.requirement()) + "</b>"
                + sentence.map(quoted ->
                                ", " + quoted.level().word() + ": <q>" + Markup.text(quoted.sentence()) + "</q>")
                        .orElse("")
                + "</p>\n");
    }

    /** The relay passes on what it hears, so that the client's transcript has both legs and the application. */
    private void sequence(PairedResult result) throws IOException {
        @Nullable Result side = result.client();
        if (side == null) {
            return;
        }
        List<Entry> entries = side.details().transcript();
        if (entries.isEmpty()) {
            return;
        }
        out.print("<table class=\"sequence\">\n<thead><tr><th>ms</th><th>application</th><th>client</th><th>relay</th>"
                + "<th>server</th><th>what</th></tr></thead>\n<tbody>\n");
        for (Entry entry : entries.subList(0, Math.min(entries.size(), MOST_MOMENTS))) {
            out.print("<tr><td>" + entry.at().toMillis() + "</td>" + lanes(entry) + "<td>"
                    + (entry.wire() > 0 ? "#" + entry.wire() + " " : "") + Markup.text(entry.text()) + "</td></tr>\n");
        }
        out.print("</tbody></table>\n");
        if (entries.size() > MOST_MOMENTS) {
            out.print("<p>" + (entries.size() - MOST_MOMENTS) + " more moments are in results.json.</p>\n");
        }
    }

    /** In the client's transcript the server is where the kit would be. */
    private static String lanes(Entry entry) {
        return switch (entry.who()) {
            case SUBJECT ->
                entry.wire() > 0
                        ? "<td></td><td class=\"from\">●</td><td class=\"to\">→</td><td class=\"to\">→</td>"
                        : "<td class=\"to\">←</td><td class=\"from\">●</td><td></td><td></td>";
            case KIT -> "<td></td><td class=\"to\">←</td><td class=\"to\">←</td><td class=\"from\">●</td>";
            case APPLICATION -> "<td class=\"from\">●</td><td class=\"to\">→</td><td></td><td></td>";
            case NOTE -> "<td></td><td></td><td></td><td></td>";
        };
    }
}
