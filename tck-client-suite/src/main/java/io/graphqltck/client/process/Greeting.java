package io.graphqltck.client.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An adapter's first line.
 *
 * @param version of the adapter protocol
 * @param name of the library under test
 * @param libraryVersion of the library under test, null when the adapter does not say it
 * @param capabilities what the adapter says it supports; empty when it says nothing
 */
public record Greeting(int version, String name, @Nullable String libraryVersion, List<String> capabilities) {

    /** The version of the adapter protocol that the kit speaks. */
    public static final int VERSION = 1;

    /** Longer ones name no library; reports and the console show the start. */
    private static final int LONGEST = 200;

    private static final int MOST_CAPABILITIES = 100;

    public Greeting {
        name = bounded(name);
        libraryVersion = libraryVersion == null ? null : bounded(libraryVersion);
        capabilities = capabilities.stream()
                .limit(MOST_CAPABILITIES)
                .map(Greeting::bounded)
                .toList();
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
