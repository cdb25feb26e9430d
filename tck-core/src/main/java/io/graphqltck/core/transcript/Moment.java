package io.graphqltck.core.transcript;

import java.time.Duration;

/**
 * One entry of a transcript.
 *
 * @param number from 0
 * @param at since the scenario began
 */
public record Moment(int number, Duration at, Happening what) {}
