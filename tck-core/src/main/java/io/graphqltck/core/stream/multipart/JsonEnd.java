package io.graphqltck.core.stream.multipart;

/** Finds the end of a JSON object or array without waiting for what follows it. */
final class JsonEnd {

    private boolean begun;
    private boolean hopeless;
    private boolean inString;
    private boolean escaped;
    private int depth;

    /** Takes the next octet; true if it is the value's last one. */
    boolean take(int octet) {
        if (hopeless || (begun && depth == 0)) {
            return false;
        }
        if (inString) {
            inString = escaped || octet != '"';
            escaped = !escaped && octet == '\\';
            return false;
        }
        switch (octet) {
            case '{', '[' -> {
                begun = true;
                depth++;
            }
            case '}', ']' -> {
                depth--;
                hopeless = depth < 0;
                return begun && depth == 0;
            }
            case '"' -> {
                hopeless = !begun;
                inString = true;
            }
            case ' ', '\t', '\r', '\n' -> {
                // Between tokens it says nothing.
            }
            default -> hopeless = !begun;
        }
        return false;
    }
}
