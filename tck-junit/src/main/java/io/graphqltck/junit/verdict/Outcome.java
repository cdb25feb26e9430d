package io.graphqltck.junit.verdict;

/** What becomes of a test. The reasons begin with the verdict's word. */
public sealed interface Outcome permits Outcome.Passed, Outcome.Skipped, Outcome.Aborted, Outcome.Failed {

    record Passed() implements Outcome {}

    /** It was not played. */
    record Skipped(String reason) implements Outcome {}

    /** It was played, and what came is no news. */
    record Aborted(String reason) implements Outcome {}

    /** Its message tells the whole story; its stack is the scenario's line. */
    record Failed(Throwable failure) implements Outcome {}
}
