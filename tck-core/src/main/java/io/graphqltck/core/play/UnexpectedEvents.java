package io.graphqltck.core.play;

import io.graphqltck.core.play.channel.Line;
import io.graphqltck.core.play.compare.Comparison;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.play.cursor.Cursor;
import io.graphqltck.core.play.cursor.Heads;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.Loop;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about received events that no step of the script takes: accepts them, or lets the play diverge. */
final class UnexpectedEvents {

    private final Connections connections;
    private final Application application;
    private final Cursor cursor;
    private final boolean judges;
    private final Duration quiet;
    private final Loop loop;
    private final Diverging diverging;

    /** {@code quiet}: how long to listen after the answer to a barrier. */
    UnexpectedEvents(
            Connections connections,
            Application application,
            Cursor cursor,
            boolean judges,
            Duration quiet,
            Loop loop,
            Diverging diverging) {
        this.connections = connections;
        this.application = application;
        this.cursor = cursor;
        this.judges = judges;
        this.quiet = quiet;
        this.loop = loop;
        this.diverging = diverging;
    }

    /** True if something was accepted, so that the script can continue. {@code nearest}: how what was received differs from what was awaited. */
    boolean pass(Comparison nearest) {
        List<Step> heads = cursor.heads();
        boolean proving = Heads.proveSilence(heads) || connections.proof() != null;
        if (proving && connections.advanceProof(quiet, loop)) {
            return true;
        }
        @Nullable Moment unexpected = connections.unawaited().unexpected(heads);
        if (unexpected != null) {
            return passOnWire(heads, unexpected, nearest);
        }
        @Nullable Moment early = earlyEnd(heads);
        if (early != null) {
            diverging.diverge(early, Expectation.found(early, ""));
            return false;
        }
        @Nullable
        Moment arrival = Heads.awaitConnection(heads)
                ? connections.pending(((Step.Await) heads.get(0)).speech().act())
                : null;
        if (arrival != null && nearest.differs()) {
            // It stands before all that may still come, so that none of these steps can ever be taken.
            diverging.diverge(arrival, nearest);
            return false;
        }
        @Nullable Moment told = told(heads);
        if (told != null) {
            Comparison late = cursor.absorb();
            if (late.fits()) {
                return true;
            }
            if (heads.stream().allMatch(Step.AwaitTold.class::isInstance)) {
                diverging.diverge(told, nearest.orLater(late));
                return false;
            }
        }
        @Nullable Line dead = Heads.needWire(heads) ? connections.unawaited().dead(heads) : null;
        return dead != null && passDeadWire(dead);
    }

    /** The subject's end of the wire on which only the other party, a subject too, must continue; or null. */
    private @Nullable Moment earlyEnd(List<Step> heads) {
        return Heads.awaitOnlyOther(heads)
                ? connections.endingBefore(
                        ((Step.AwaitOther) heads.get(0)).speech().act())
                : null;
    }

    private boolean passOnWire(List<Step> heads, Moment unexpected, Comparison nearest) {
        Comparison late = cursor.absorb();
        if (late.fits()
                || (!Heads.awaitClose(heads, unexpected)
                        && connections.unawaited().letPass(unexpected))) {
            return true;
        }
        diverging.diverge(unexpected, nearest.orLater(late));
        return false;
    }

    /** What the application received where these steps wait for something else. */
    private @Nullable Moment told(List<Step> heads) {
        for (Step head : heads) {
            if (head instanceof Step.AwaitTold await) {
                @Nullable Moment told = application.told(await.sees());
                if (told != null) {
                    return told;
                }
            }
        }
        return null;
    }

    /** Nothing more can come on a wire that has ended; a play that judges nobody continues without it. */
    private boolean passDeadWire(Line dead) {
        if (!judges) {
            cursor.skip();
            return true;
        }
        @Nullable Moment last = dead.last();
        diverging.diverge(
                last,
                last == null
                        ? "there is no connection"
                        : Expectation.found(last, "") + "; nothing more can arrive on it");
        return false;
    }
}
