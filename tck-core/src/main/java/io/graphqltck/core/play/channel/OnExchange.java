package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import org.jspecify.annotations.Nullable;

/** Handles what is done in an HTTP exchange that has begun. */
public abstract class OnExchange<R extends @Nullable Object> implements ActVisitor<R> {

    @Override
    public final R says(Act.Says act) {
        throw misplaced(act);
    }

    @Override
    public final R saysOctets(Act.SaysOctets act) {
        throw misplaced(act);
    }

    @Override
    public final R connects(Act.Connects act) {
        throw misplaced(act);
    }

    @Override
    public final R accepts(Act.Accepts act) {
        throw misplaced(act);
    }

    @Override
    public final R refuses(Act.Refuses act) {
        throw misplaced(act);
    }

    @Override
    public final R closes(Act.Closes act) {
        throw misplaced(act);
    }

    @Override
    public final R pings(Act.Pings act) {
        throw misplaced(act);
    }

    @Override
    public final R pongs(Act.Pongs act) {
        throw misplaced(act);
    }

    @Override
    public final R sendsFrames(Act.SendsFrames act) {
        throw misplaced(act);
    }

    @Override
    public final R requests(Act.Requests act) {
        throw misplaced(act);
    }

    static IllegalStateException misplaced(Act act) {
        return new IllegalStateException("not done here: " + act);
    }
}
