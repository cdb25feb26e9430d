package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the cursor asks of the player: the cursor itself only reads the script. */
public interface CursorActions {

    /** What the subject did on the wire that this act of its belongs to and no step has taken yet, or null. */
    @Nullable
    Moment pending(Act awaited);

    /** Takes {@link #pending}, as this turn. */
    void take(Turn.Speech awaited);

    /** Whether the other party, a subject too, has taken this turn. */
    boolean hasFollowed(Turn.Speech turn);

    /** Takes {@link #hasFollowed}. */
    void follow(Turn.Speech turn);

    /** What the application received of this operation, or of the connection, and no step has taken; or null. */
    @Nullable
    Moment told(ApplicationTurn.Sees sees);

    void takeTold(ApplicationTurn.Sees sees);

    /** Whether this is a result that has errors and nothing else to deliver: one form in which a failure is reported. */
    boolean reportsFailure(Moment told);

    /** Sends, or does without it where the subject may have left; false if the subject has ended the wire before. */
    boolean emit(Step.Emit emit);

    void act(ApplicationTurn what);

    /** Whether the application that the kit plays to, or the peer, has done this; takes it. */
    boolean takeDeed(Deed deed);

    /** Whether {@link #takeDeed} would take something. */
    boolean hasDeed(Deed deed);

    /** Tells the application that the kit plays to. */
    void tell(ApplicationTurn.Sees sees);

    /** From here on turns are about this earlier connection or exchange. */
    void resume(Turn.Resume turn);

    /** Starts a proof of silence, or continues with it; true when it is proved. */
    SilenceProof proveSilence(boolean closingOnly, Duration during);

    /** The proof that runs is not needed any more. */
    void abandonSilence();

    /** Asks the client's adapter to report all that it knows; true once it has. */
    boolean synced();

    /** Does this after the delay, and then runs the script on. */
    void later(Duration delay, Runnable task);
}
