package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import org.jspecify.annotations.Nullable;

/** Handles what is done on a WebSocket connection that is there. */
public abstract class OnSocket<R extends @Nullable Object> implements ActVisitor<R> {

    @Override
    public final R connects(Act.Connects act) {
        throw OnExchange.misplaced(act);
    }

    @Override
    public final R requests(Act.Requests act) {
        throw OnExchange.misplaced(act);
    }

    @Override
    public final R responds(Act.Responds act) {
        throw OnExchange.misplaced(act);
    }

    @Override
    public final R reads(Act.Reads act) {
        throw OnExchange.misplaced(act);
    }

    @Override
    public final R item(Act.Item act) {
        throw OnExchange.misplaced(act);
    }

    @Override
    public final R keepAlive(Act.KeepAlive act) {
        throw OnExchange.misplaced(act);
    }

    @Override
    public final R ends(Act.Ends act) {
        throw OnExchange.misplaced(act);
    }

    @Override
    public final R sendsBody(Act.SendsBody act) {
        throw OnExchange.misplaced(act);
    }
}
