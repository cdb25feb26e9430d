package io.graphqltck.core.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a turn is taken.
 *
 * @param within the subject's parameter by which the wait is longer, or null
 * @param limit how much longer the wait is in any case
 * @param after how long the kit waits before it sends
 */
public record Timing(@Nullable String within, Duration limit, Duration after) {

    public static final Timing NONE = new Timing(null, Duration.ZERO, Duration.ZERO);
}
