package io.graphqltck.core.run;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;

/** Whether an act makes sense over HTTP/1.1 alone. */
final class Http1Acts implements ActVisitor<Boolean> {

    static final Http1Acts ALONE = new Http1Acts();

    private Http1Acts() {}

    @Override
    public Boolean says(Act.Says act) {
        return false;
    }

    @Override
    public Boolean saysOctets(Act.SaysOctets act) {
        return false;
    }

    @Override
    public Boolean connects(Act.Connects act) {
        return false;
    }

    @Override
    public Boolean accepts(Act.Accepts act) {
        return false;
    }

    @Override
    public Boolean refuses(Act.Refuses act) {
        return false;
    }

    @Override
    public Boolean closes(Act.Closes act) {
        return false;
    }

    @Override
    public Boolean drops(Act.Drops act) {
        return false;
    }

    @Override
    public Boolean leaves(Act.Leaves act) {
        return false;
    }

    @Override
    public Boolean pings(Act.Pings act) {
        return false;
    }

    @Override
    public Boolean pongs(Act.Pongs act) {
        return false;
    }

    @Override
    public Boolean sendsFrames(Act.SendsFrames act) {
        return false;
    }

    @Override
    public Boolean sendsOctets(Act.SendsOctets act) {
        return true;
    }

    @Override
    public Boolean requests(Act.Requests act) {
        return !act.version().equals("1.1") || HttpVersionFilter.namesFraming(act.headers());
    }

    @Override
    public Boolean responds(Act.Responds act) {
        return HttpVersionFilter.namesFraming(act.headers());
    }

    @Override
    public Boolean reads(Act.Reads act) {
        return true;
    }

    @Override
    public Boolean item(Act.Item act) {
        return false;
    }

    @Override
    public Boolean keepAlive(Act.KeepAlive act) {
        return false;
    }

    @Override
    public Boolean ends(Act.Ends act) {
        return false;
    }

    @Override
    public Boolean sendsBody(Act.SendsBody act) {
        return false;
    }
}
