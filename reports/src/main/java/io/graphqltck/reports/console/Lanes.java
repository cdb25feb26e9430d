package io.graphqltck.reports.console;

import io.graphqltck.reports.text.Width;
import java.util.List;

/** Lays out the two lanes of a dialogue: the client on the left, the server on the right, arrows between them. */
final class Lanes {

    private static final int MARK = 2;
    private static final int MARGIN = 10;
    private static final int ARROW = 5;
    private static final String INDENT = "  ";

    private final Page page;
    private final int left;
    private final int right;
    private final int mostLines;

    Lanes(Page page, int mostLines) {
        this.page = page;
        this.mostLines = mostLines;
        int lanes = page.style().width() - INDENT.length() - MARK - MARGIN - 1 - ARROW;
        this.left = lanes / 2;
        this.right = lanes - left;
    }

    void head(String margin, String client, String server) {
        ConsoleStyle style = page.style();
        row("", margin, cut(client, left), "", cut(server, right), Paint.STRONG);
        page.raw(INDENT
                + " ".repeat(MARK)
                + " ".repeat(MARGIN + 1)
                + style.paint(Paint.FAINT, style.line(left) + " ".repeat(ARROW) + style.line(right)));
    }

    /** What the client does; {@code sends} whether it goes to the server. */
    void client(String mark, String margin, String text, boolean sends) {
        side(mark, margin, text, sends ? page.style().toTheRight() : "", true);
    }

    void server(String mark, String margin, String text, boolean sends) {
        side(mark, margin, text, sends ? page.style().toTheLeft() : "", false);
    }

    /** A remark across both lanes. */
    void across(String mark, String margin, String text) {
        ConsoleStyle style = page.style();
        String line = Width.cut(style.safe(text), left + ARROW + right, style.ellipsis());
        page.raw(before(mark, margin) + style.paint(mark.isEmpty() ? Paint.FAINT : Paint.BAD, line));
    }

    private void side(String mark, String margin, String text, String arrow, boolean client) {
        ConsoleStyle style = page.style();
        List<String> lines = Width.wrap(style.safe(text), client ? left : right, mostLines, style.ellipsis());
        Paint paint = mark.isEmpty() ? Paint.FAINT : Paint.BAD;
        for (int i = 0; i < lines.size(); i++) {
            boolean first = i == 0;
            String line = lines.get(i);
            row(
                    first ? mark : "",
                    first ? margin : "",
                    client ? line : "",
                    first ? arrow : "",
                    client ? "" : line,
                    mark.isEmpty() ? null : paint);
        }
    }

    private void row(
            String mark,
            String margin,
            String client,
            String arrow,
            String server,
            @org.jspecify.annotations.Nullable Paint paint) {
        ConsoleStyle style = page.style();
        String clientLane = Width.pad(client, left);
        page.raw(before(mark, margin)
                + (paint == null ? clientLane : style.paint(paint, clientLane))
                + " " + Width.pad(arrow, ARROW - 1)
                + (paint == null ? server : style.paint(paint, server)));
    }

    private String before(String mark, String margin) {
        ConsoleStyle style = page.style();
        return INDENT
                + style.paint(Paint.BAD, Width.pad(mark, MARK))
                + style.paint(Paint.FAINT, Width.padLeft(margin, MARGIN))
                + " ";
    }

    private String cut(String text, int width) {
        return Width.cut(page.style().safe(text), width, page.style().ellipsis());
    }
}
