package io.graphqltck.reports.html;

import io.graphqltck.reports.html.page.PageSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page around its data: markup, style and script, from the resources next to this class.
 *
 * @param head all before the data
 * @param tail all after it
 */
record PageFrame(String head, String tail) {

    /** In the order in which they use each other. */
    private static final List<String> SCRIPTS =
            List.of("words", "dom", "data", "filters", "matrix", "rows", "sequence", "pages", "findings", "main");

    private static final String DATA = "{{data}}";

    static PageFrame load() {
        String style = PageSource.read(PageFrame.class, "style.css");
        String script = SCRIPTS.stream()
                .map(name -> PageSource.read(PageFrame.class, name + ".js"))
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
        // Nothing may be asked for, and of what stands in the page only this style and this script are obeyed.
        String policy = "default-src 'none'; script-src " + PageSource.hash(script) + "; style-src "
                + PageSource.hash(style) + "; img-src data:; base-uri 'none'; form-action 'none'";
        String page = PageSource.read(PageFrame.class, "page.html");
        for (Map.Entry<String, String> part : Map.of("{{policy}}", policy, "{{style}}", style, "{{script}}", script)
                .entrySet()) {
            page = page.replace(part.getKey(), part.getValue());
        }
        int data = page.indexOf(DATA);
        return new PageFrame(page.substring(0, data), page.substring(data + DATA.length()));
    }
}
