package io.graphqltck.core.play.channel;

/** What the play is for. */
public enum PlayMode {
    JUDGE,
    /** The kit plays the subject itself: it does its part whatever comes, and blames nobody. */
    PLAY_ALONG,
    /** The same, without the courtesies of a decent peer: nothing is answered but what the dialogue says. */
    PLAY_ALONG_RUDELY;

    public boolean judges() {
        return this == JUDGE;
    }
}
