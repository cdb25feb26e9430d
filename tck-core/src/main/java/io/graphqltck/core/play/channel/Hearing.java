package io.graphqltck.core.play.channel;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;

/** Notes what came on a channel. The result is whether a step must account for it, as for all that no channel answers by itself. */
class Hearing implements WireEventVisitor<Boolean> {

    private final Line line;
    private final PlayMode mode;

    Hearing(Line line, PlayMode mode) {
        this.line = line;
        this.mode = mode;
    }

    @Override
    public Boolean requested(WireEvent.Requested event) {
        return true;
    }

    @Override
    public Boolean responded(WireEvent.Responded event) {
        return true;
    }

    @Override
    public Boolean asked(WireEvent.Asked event) {
        return true;
    }

    @Override
    public Boolean answered(WireEvent.Answered event) {
        return true;
    }

    @Override
    public Boolean streams(WireEvent.Streams event) {
        return true;
    }

    @Override
    public Boolean item(WireEvent.Item event) {
        return true;
    }

    @Override
    public Boolean keepAlive(WireEvent.KeepAlive event) {
        return true;
    }

    @Override
    public Boolean goingAway(WireEvent.GoingAway event) {
        return true;
    }

    @Override
    public Boolean streamEnded(WireEvent.StreamEnded event) {
        return true;
    }

    @Override
    public Boolean message(WireEvent.Message event) {
        return true;
    }

    @Override
    public Boolean ping(WireEvent.Ping event) {
        return true;
    }

    @Override
    public Boolean pong(WireEvent.Pong event) {
        return true;
    }

    @Override
    public Boolean close(WireEvent.Close event) {
        return true;
    }

    @Override
    public Boolean wrote(WireEvent.Wrote event) {
        return true;
    }

    @Override
    public Boolean ended(WireEvent.Ended event) {
        line.end();
        return true;
    }

    @Override
    public Boolean violation(WireEvent.Violation event) {
        if (event.fatal()) {
            line.garble();
        }
        return event.fatal() || !mode.judges();
    }
}
