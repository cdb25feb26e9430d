package io.graphqltck.reports.console;

import io.graphqltck.reports.results.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a scenario was not played, in words that many of them share. */
final class Lack {

    private static final Pattern CAPABILITY = Pattern.compile("the capability `([a-z0-9.-]{1,60})`$");
    private static final Pattern OPTIONS = Pattern.compile(" (test-server|test-client|probe) ");
    private static final Pattern OPERATION = Pattern.compile("^the server has no operation for `");

    private Lack() {}

    /** {@code needs `queries`; …}, after the number of scenarios. */
    static String of(Result result) {
        String reason = result.reason();
        Matcher capability = CAPABILITY.matcher(reason);
        if (capability.find()) {
            String word = capability.group(1);
            boolean time = word.endsWith("-timeout");
            return (time ? "needs to know `" : "needs `") + word + "`; "
                    + (takesOptions(result) ? option(word, time) : key(time))
                    + " if the " + result.role().word() + " has it";
        }
        if (OPERATION.matcher(reason).find()) {
            return "needs operations of the control schema; mount it, or map the server's own operations, see"
                    + " docs/test-a-server.md";
        }
        return reason;
    }

    /** Descriptions of subjects, builds and test classes declare by a list of this name, and have no such options. */
    private static boolean takesOptions(Result result) {
        return OPTIONS.matcher(result.repeat()).find();
    }

    private static String option(String word, boolean time) {
        return time ? "add --parameter " + word + "=TIME" : "add --capability " + word;
    }

    private static String key(boolean time) {
        return time ? "add it and its time to `parameters`" : "add it to `capabilities`";
    }
}
