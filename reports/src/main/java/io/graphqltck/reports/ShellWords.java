package io.graphqltck.reports;

import java.util.ArrayList;
import java.util.List;

/** Splits a command at the spaces outside its quotes. The words keep their quotes, so that they can be joined again. */
public final class ShellWords {

    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    private ShellWords() {}

    /** The word as a shell takes it for one. */
    public static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    public static List<String> of(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote == 0 && c == ' ') {
                words.add(word.toString());
                word.setLength(0);
                continue;
            }
            if (quote == 0 && c == '\\' && i + 1 < command.length()) {
                word.append(c).append(command.charAt(++i)); // as in 'it'\''s'
                continue;
            }
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            word.append(c);
        }
        words.add(word.toString());
        return words;
    }
}
