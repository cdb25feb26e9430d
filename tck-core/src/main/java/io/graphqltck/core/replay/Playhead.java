package io.graphqltck.core.replay;

import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a recording a replay stands. What the subject did then depended on what the kit had done before it: it does it again
 * when the kit has done the same again.
 */
final class Playhead {

    private final List<Moment> moments;
    private final BitSet done = new BitSet();
    private boolean free;

    Playhead(List<Moment> moments) {
        this.moments = moments;
    }

    /** The next thing that the kit did, or had the application do; or null. */
    @Nullable
    Moment nextOfKit() {
        return next(true);
    }

    /** The next thing that the subject did, if all is done that the kit had done before; or null. */
    @Nullable
    Moment nextOfSubject() {
        @Nullable Moment next = next(false);
        @Nullable Moment kits = next(true);
        boolean waits = !free && kits != null && next != null && kits.number() < next.number();
        return waits ? null : next;
    }

    void done(Moment moment) {
        done.set(moments.indexOf(moment));
    }

    /** From the end of the dialogue on, what the subject did waits for nothing: the kit only tidies up. */
    void release() {
        free = true;
    }

    private @Nullable Moment next(boolean ofKit) {
        for (int i = done.nextClearBit(0); i < moments.size(); i = done.nextClearBit(i + 1)) {
            if (isOfKit(moments.get(i)) == ofKit) {
                return moments.get(i);
            }
        }
        return null;
    }

    private static boolean isOfKit(Moment moment) {
        Happening what = moment.what();
        return what instanceof Happening.OnWire onWire
                ? onWire.direction() == Direction.SENT
                : !(what instanceof Happening.ApplicationTold);
    }
}
