package io.graphqltck.runner.options;

import io.graphqltck.runner.CommandException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times on the command line, written as in descriptions. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s)");

    private Durations() {}

    /** Reads a time that is longer than none. @throws CommandException that names the option, for any other */
    public static Duration positive(String option, String text) {
        Duration value = parse(option, text);
        if (value.isZero()) {
            throw CommandException.badInput(option + " must be longer than no time");
        }
        return value;
    }

    /** Reads such a time. @throws CommandException that names the option, for what is none */
    public static Duration parse(String option, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw CommandException.badInput(option + " must be a time such as `300ms` or `2s`, but is `" + text + "`");
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }
}
