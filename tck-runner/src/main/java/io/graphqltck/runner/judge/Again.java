package io.graphqltck.runner.judge;

import io.graphqltck.core.verdict.ScenarioResult;

/** The outcome of judging one stored result again. */
sealed interface Again permits Again.Judged, Again.Left {

    /** What it is by today's scenario and rules, before known failures are taken into account. */
    record Judged(ScenarioResult result) implements Again {}

    /**
     * Nothing but the subject could tell.
     *
     * @param why one of few sentences
     * @param detail what of this very result, or empty
     */
    record Left(Why why, String detail) implements Again {}

    /** Why a result cannot be judged again; the most frequent reasons first. */
    enum Why {
        NOT_PLAYED("nothing was played that could be judged"),
        NOT_JUDGED("it could not be judged then: the kit or the adapter failed"),
        NO_SUCH_SCENARIO("there is no such scenario any more"),
        NO_SUCH_EDITION("this kit does not have the edition that they were pinned to"),
        NO_SUCH_PROTOCOL("this kit does not know the protocol"),
        NOT_WHOLE("the transcript was not kept whole"),
        ENDED_SUBJECT("it failed for the end of the subject's process, which no transcript shows"),
        ONE_CUT("only one of the ways to divide the response was kept"),
        MASKED("a secret is masked where it matters; results that were written with --show-secrets have it"),
        DEPARTED("today's scenario goes another way than the one that was played");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For people. */
        String words() {
            return words;
        }

        /** For programs. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
