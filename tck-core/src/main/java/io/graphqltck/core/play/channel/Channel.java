package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection or exchange of a play, as the peer uses it. */
public interface Channel {

    Line line();

    /** What the dialogue calls it, or null. */
    @Nullable
    String name();

    /** Takes note of what came; whether a step must account for it. {@code answersProof}: it is a barrier's answer. */
    boolean hear(WireEvent event, boolean answersProof);

    /** Takes note of what the other party did, where that is a subject, too. */
    void overhear(WireEvent event);

    /** Takes note that a step has taken this act of the subject. */
    void taken(Act act);

    /** What the script says, in one write. */
    void emit(List<Turn.Speech> speeches);

    /** Whether a lenient peer accepts this; answers it where an answer is required. */
    boolean letPass(Moment moment, Happening.OnWire onWire);

    /** Ends what is open, in an orderly way. */
    void close();

    /** Whether nothing more is to be said on it, and all that was said is accounted for. */
    boolean isOver();

    /** Whether the dialogue is done with it, so that its end is no news. */
    boolean isDone();

    /** Whether it stands, with no end of it under way. */
    boolean stands();

    /** Whether the play need not wait for its end. */
    boolean needsNoEnd();
}
