package io.graphqltck.core.play.channel;

/** What the play is for. */
public enum PlayMode {
    JUDGE,
    /** Both parties are under test: the kit judges one of them, and says nothing on the wire itself. */
    BETWEEN,
    /** The kit plays the subject itself: it does its part whatever comes, and blames nobody. */
    PLAY_ALONG,
    /** The same, without the courtesies of a decent peer: nothing is answered but what the dialogue says. */
    PLAY_ALONG_RUDELY;

    public boolean judges() {
        return this == JUDGE || this == BETWEEN;
    }

    /** Whether the kit is one of the parties. */
    public boolean speaks() {
        return this != BETWEEN;
    }
}
