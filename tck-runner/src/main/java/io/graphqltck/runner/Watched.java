package io.graphqltck.runner;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a person is watching the output. */
final class Watched {

    private Watched() {}

    /** Honours {@code NO_COLOR} and terminals that say that they can do nothing. */
    static boolean byPerson(Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return !plain && onTerminal();
    }

    @SuppressWarnings("SystemConsoleNull") // Asked in the newer way too.
    private static boolean onTerminal() {
        @Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is always a console, which knows whether it is a terminal.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
