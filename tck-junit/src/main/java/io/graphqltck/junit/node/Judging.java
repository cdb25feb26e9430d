package io.graphqltck.junit.node;

import io.graphqltck.core.run.Baseline;

/** How the scenarios of a suite are judged. */
public record Judging(Settings settings, Baseline baseline) {}
