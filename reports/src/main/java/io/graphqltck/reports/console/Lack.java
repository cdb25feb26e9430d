package io.graphqltck.reports.console;

import io.graphqltck.reports.results.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a scenario was not played, in words that many of them share. */
final class Lack {

    private static final Pattern CAPABILITY = Pattern.compile("the capability `([a-z0-9.-]{1,60})`$");
    private static final Pattern OPERATION = Pattern.compile("^the server has no operation for `");

    private Lack() {}

    /** {@code needs `queries`; …}, after the number of scenarios. */
    static String of(Result result) {
        String reason = result.reason();
        Matcher capability = CAPABILITY.matcher(reason);
        if (capability.find()) {
            String word = capability.group(1);
            if (word.endsWith("-timeout")) {
                return "needs to know `" + word + "`; add --parameter " + word + "=TIME if the "
                        + result.role().word() + " has it";
            }
            return "needs `" + word + "`; add --capability " + word + " if the "
                    + result.role().word() + " has it";
        }
        if (OPERATION.matcher(reason).find()) {
            return "needs operations of the control schema; mount it, or map the server's own operations, see"
                    + " docs/test-a-server.md";
        }
        return reason;
    }
}
