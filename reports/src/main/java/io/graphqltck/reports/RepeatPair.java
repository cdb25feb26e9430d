package io.graphqltck.reports;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.pair.PairResult;
import org.jspecify.annotations.Nullable;

/** Knows the one command that plays a pair again. */
@FunctionalInterface
public interface RepeatPair {

    /** {@code scenario}: this one alone, or null for all of them. */
    String of(PairResult pair, @Nullable Scenario scenario);
}
