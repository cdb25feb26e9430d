package io.graphqltck.core.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.ScenarioResult;

/** Hears of a run's progress, on any thread, one call at a time. */
public interface RunListener {

    RunListener NONE = new RunListener() {};

    /** The run is about to play this number of scenarios. */
    default void planned(int scenarios) {}

    /** One scenario is played now; one that took others with it may be played, and begin, again. */
    default void began(Scenario scenario) {}

    /** One scenario has its verdict, which blocking and a baseline may still change. */
    default void finished(ScenarioResult result) {}
}
