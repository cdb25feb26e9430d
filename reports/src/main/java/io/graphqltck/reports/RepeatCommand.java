package io.graphqltck.reports;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;

/** Knows the one command that plays a scenario again. Only the front that was called knows it. */
@FunctionalInterface
public interface RepeatCommand {

    String of(RunResult run, ScenarioResult result);
}
