package io.graphqltck.reports.markdown;

import io.graphqltck.reports.text.SafeText;

/** Puts texts into GitHub's Markdown so that nothing in them is treated as markup, a mention or a reference. */
public final class MarkdownText {

    private MarkdownText() {}

    /** The same within a table, where a bar would end the cell even in code. */
    static String cell(String text, int most) {
        return code(text, most).replace("|", "\\|");
    }

    /** As code, on one line: for whatever a subject said. */
    public static String code(String text, int most) {
        String safe = cut(text, most);
        if (safe.isBlank()) {
            return "(nothing)";
        }
        String fence = "`".repeat(longestRun(safe) + 1);
        // A space at both ends is taken off again; without it a backtick at an end would belong to the fence.
        String inner = safe.startsWith("`") || safe.endsWith("`") || safe.startsWith(" ") ? " " + safe + " " : safe;
        return fence + inner + fence;
    }

    /** As words: for sentences of documents and titles of scenarios. */
    public static String words(String text, int most) {
        StringBuilder words = new StringBuilder();
        for (char c : cut(text, most).toCharArray()) {
            switch (c) {
                case '<' -> words.append("&lt;");
                case '>' -> words.append("&gt;");
                case '&' -> words.append("&amp;");
                // After a backslash they would still be mentions, references and links.
                case '@', '#', ':', '/' -> words.append(c).append("<!---->");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '+', '-', '.', '!', '|', '~', '$', '=' ->
                    words.append('\\').append(c);
                default -> words.append(c);
            }
        }
        return words.toString();
    }

    private static String cut(String text, int most) {
        return SafeText.of(text.length() > most ? text.substring(0, most) + "…" : text, true);
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
