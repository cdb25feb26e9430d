package io.graphqltck.control;

import java.util.Map;

/**
 * What the member {@code tck} of the payload of {@code connection_init} asks a connect hook for.
 *
 * @param delayMs how long to wait before anything else
 * @param fail throw an exception in the hook
 * @param deny reject the connection, the way the server's users would
 * @param ack the payload of {@code connection_ack}, or null
 */
public record Wishes(long delayMs, boolean fail, boolean deny, Object ack) {

    /** The wishes in these parameters, which may be null. */
    public static Wishes of(Map<String, ?> parameters) {
        Object asked = parameters == null ? null : parameters.get("tck");
        if (!(asked instanceof Map<?, ?> tck)) {
            return new Wishes(0, false, false, null);
        }
        return new Wishes(
                tck.get("delayMs") instanceof Number ms ? ms.longValue() : 0,
                Boolean.TRUE.equals(tck.get("fail")),
                Boolean.TRUE.equals(tck.get("deny")),
                tck.get("ack"));
    }

    /** Throws where the hook is to fail. */
    public void failIfAsked() {
        if (fail) {
            throw new IllegalStateException("connect hook failed on purpose");
        }
    }
}
