package io.graphqltck.reports.console;

import io.graphqltck.reports.ShellWords;
import io.graphqltck.reports.text.Width;
import java.util.List;

/** Lines of console output as they grow. What comes from outside is made safe here. */
final class Page {

    private static final int LABEL = 13;
    /** Bounds what a hostile subject said where texts are shown in full. */
    private static final int MOST_WHOLE = 60;

    private static final String INDENT = "  ";

    private final ConsoleStyle style;
    private final StringBuilder text = new StringBuilder();

    Page(ConsoleStyle style) {
        this.style = style;
    }

    ConsoleStyle style() {
        return style;
    }

    /** A line that is safe and fits already. */
    void raw(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    /** A text over as many lines as it needs, up to a limit, next to this beginning. */
    void paragraph(String before, String content, int mostLines) {
        int width = style.width() - Width.of(before);
        List<String> lines =
                Width.wrap(style.safe(content), width, style.whole() ? MOST_WHOLE : mostLines, style.ellipsis());
        raw(before + lines.get(0));
        String indent = " ".repeat(Width.of(before));
        lines.subList(1, lines.size()).forEach(line -> raw(indent + line));
    }

    /** A label, and next to it a text. */
    void labelled(String label, String content, int mostLines) {
        paragraph(INDENT + Width.pad(label + " ", LABEL), content, mostLines);
    }

    /** A command over lines that a shell takes as one; only spaces outside quotes are places to break it. */
    void command(String label, String command) {
        String before = INDENT + Width.pad(label + " ", LABEL);
        String indent = " ".repeat(before.length());
        StringBuilder line = new StringBuilder(before);
        boolean empty = true;
        for (String word : ShellWords.of(style.safe(command))) {
            if (!empty && Width.of(line.toString()) + 1 + Width.of(word) > style.width() - 2) {
                raw(line + " \\");
                line = new StringBuilder(indent + "  ");
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        raw(line.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
