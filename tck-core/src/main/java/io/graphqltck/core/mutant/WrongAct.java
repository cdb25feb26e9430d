package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Act;

/** What a subject does instead of what the dialogue has it do; named as {@link Mutant} names it. */
record WrongAct(String change, String words, Act act) {}
