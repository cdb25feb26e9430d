package io.graphqltck.core.mutant;

import io.graphqltck.core.model.act.Act;

/**
 * What a subject does instead of what the dialogue has it do; named as {@link Mutant} names it.
 *
 * @param ends the act is the end of the connection
 */
record WrongAct(String change, String words, Act act, boolean ends) {

    WrongAct(String change, String words, Act act) {
        this(change, words, act, false);
    }

    /** The end of the connection instead. */
    static WrongAct end(String change, String words) {
        return new WrongAct(change, words, new Act.Drops(null), true);
    }
}
