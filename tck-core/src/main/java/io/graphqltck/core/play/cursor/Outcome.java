package io.graphqltck.core.play.cursor;

import io.graphqltck.core.text.Location;
import org.jspecify.annotations.Nullable;

/**
 * Which alternative the subject took.
 *
 * @param deviates whether the scenario calls it worth a warning
 * @param requirement what the choice is judged by, or null for the scenario's
 */
public record Outcome(
        String text,
        boolean deviates,
        Location at,
        int moment,
        @Nullable String requirement) {}
