package io.graphqltck.junit.verdict;

/** What becomes of a test. The reasons begin with the verdict's word. */
public sealed interface TestOutcome
        permits TestOutcome.Passed, TestOutcome.Skipped, TestOutcome.Aborted, TestOutcome.Failed {

    record Passed() implements TestOutcome {}

    /** It was not played. */
    record Skipped(String reason) implements TestOutcome {}

    /** It was played, and what came is no news. */
    record Aborted(String reason) implements TestOutcome {}

    /** Its message contains the whole story; its stack is the scenario's line. */
    record Failed(Throwable failure) implements TestOutcome {}
}
