package io.graphqltck.reports.html.page;

/** The frame of a page without a script. It asks for nothing, and obeys no style but its own. */
public final class StaticPage {

    private static final String STYLE = PageSource.read(StaticPage.class, "static.css");

    private StaticPage() {}

    /** All before the content. {@code title}: as text. */
    public static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                + PageSource.hash(STYLE)
                + "; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + Markup.text(title) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n";
    }

    /** All after the content. */
    public static String tail() {
        return "</main>\n</body>\n</html>\n";
    }
}
