package io.graphqltck.runner.options;

import io.graphqltck.runner.CommandException;
import java.util.List;
import java.util.Map;

/** Header fields on the command line. */
public final class HeaderFields {

    private HeaderFields() {}

    /** Reads the values of {@code --header}. @throws CommandException for what is none, without its value */
    public static List<Map.Entry<String, String>> of(List<String> texts) {
        return texts.stream().map(HeaderFields::header).toList();
    }

    private static Map.Entry<String, String> header(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).strip();
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            // Not with the text itself: it may hold a secret.
            throw CommandException.badInput("--header must look like 'Name: value'");
        }
        String value = text.substring(colon + 1).strip();
        if (value.chars().anyMatch(letter -> letter != '\t' && Character.isISOControl(letter))) {
            // What follows a line end would be a field of its own, or the end of the head.
            throw CommandException.badInput("the value of --header '" + name + ": …' has a line end or another control"
                    + " character; it must be one line, and each field needs its own --header");
        }
        return Map.entry(name, value);
    }
}
