package io.graphqltck.core.text;

/** What is wrong with a file, and where. {@code text} says what was expected and what to do, on one line of bounded length. */
public record Problem(Location at, String text) {

    private static final int LONGEST = 2000;

    public Problem {
        text = oneLine(text);
    }

    @Override
    public String toString() {
        return oneLine(at.toString()) + ": " + text;
    }

    /** A file may hold anything, and so may its name. */
    private static String oneLine(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        if (start.chars().noneMatch(Character::isISOControl)) {
            return start;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (Character.isISOControl(c)) {
                line.append(c == '\n' ? "\\n" : String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }
}
