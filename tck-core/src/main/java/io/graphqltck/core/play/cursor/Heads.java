package io.graphqltck.core.play.cursor;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.act.Nature;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Questions about the single steps that could come next. */
public final class Heads {

    private Heads() {}

    /** Whether these are the very same steps; equal ones may stand in a script several times. */
    public static boolean same(List<Step> some, List<Step> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> some.get(i) == others.get(i));
    }

    /** A close frame where one is awaited is no mere echo: the script says what it must be. */
    public static boolean awaitClose(List<Step> heads, Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && onWire.event() instanceof WireEvent.Close
                && any(
                        heads,
                        head -> head instanceof Step.Await await
                                && await.speech().act().nature() == Nature.CLOSE);
    }

    /** Whether none of them can come on a wire that has ended. */
    public static boolean needWire(List<Step> heads) {
        return !heads.isEmpty()
                && all(
                        heads,
                        head -> head instanceof Step.Await await
                                && !await.speech().act().opensWire());
    }

    /** Whether all of them await a connection. */
    public static boolean awaitConnection(List<Step> heads) {
        return !heads.isEmpty()
                && all(
                        heads,
                        head -> head instanceof Step.Await await
                                && await.speech().act().ground() == Ground.UPGRADE);
    }

    /** Whether only the other party, a subject too, must do something. */
    public static boolean awaitOnlyOther(List<Step> heads) {
        return !heads.isEmpty() && all(heads, Step.AwaitOther.class::isInstance);
    }

    /** Whether the other party, a subject too, may do something as well. */
    public static boolean mayAwaitOther(List<Step> heads) {
        return any(heads, Step.AwaitOther.class::isInstance);
    }

    public static boolean proveSilence(List<Step> heads) {
        return any(heads, Step.ProveSilence.class::isInstance);
    }

    /** Whether one of them awaits only the adapter's answer to {@code sync}. */
    public static boolean awaitSync(List<Step> heads) {
        return any(
                heads,
                head -> head instanceof Step.AwaitTold await && await.sees().what() == ApplicationTurn.What.NOTHING);
    }

    /** Acts of the subject to which control frames may belong. */
    public static boolean takesControlFrames(Act act) {
        return act.nature() == Nature.CONTROL || act.nature() == Nature.RAW;
    }

    /** A loop: this is asked at every event, of one or two steps, where a stream would cost more than the answer. */
    private static boolean any(List<Step> heads, Predicate<Step> is) {
        for (Step head : heads) {
            if (is.test(head)) {
                return true;
            }
        }
        return false;
    }

    private static boolean all(List<Step> heads, Predicate<Step> is) {
        return !any(heads, is.negate());
    }
}
