package io.graphqltck.core.play;

import io.graphqltck.core.subject.ClientSession;

/** Asks a client's adapter whether it has reported all that it knows, and whether it reads the kit's commands at all. */
final class AdapterSync {

    /** The token of the `sync` that proves the latter. */
    private static final String LIFE_SIGN = "sync-0";

    private enum State {
        NONE,
        ASKED,
        DONE
    }

    private State state = State.NONE;
    private int asked;
    private boolean askedForLife;
    private boolean answered;

    void answered(String token) {
        answered = true;
        state = token.equals(LIFE_SIGN) ? state : State.DONE;
    }

    /** Whether all was reported that was known when this was asked first, and starts again; asks where that was not done. */
    boolean isDone(ClientSession session) {
        if (state == State.DONE) {
            state = State.NONE;
            return true;
        }
        if (state == State.NONE) {
            state = State.ASKED;
            session.sync("sync-" + ++asked);
        }
        return false;
    }

    /** Whether there was any answer; asks for one where that was not done, if it {@code mayAsk}. */
    boolean isAnswered(ClientSession session, boolean mayAsk) {
        if (!answered && !askedForLife && mayAsk) {
            askedForLife = true;
            session.sync(LIFE_SIGN);
        }
        return answered;
    }
}
