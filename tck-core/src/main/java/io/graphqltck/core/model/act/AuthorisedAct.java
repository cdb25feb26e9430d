package io.graphqltck.core.model.act;

import io.graphqltck.core.authorisation.Authorised;
import org.jspecify.annotations.Nullable;

/** As what an act can be authorised; null for what nobody authorises. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class AuthorisedAct implements ActVisitor<Authorised.@Nullable Act> {

    static final AuthorisedAct KIND = new AuthorisedAct();

    private AuthorisedAct() {}

    @Override
    public Authorised.@Nullable Act says(Act.Says act) {
        return Authorised.Act.MESSAGE;
    }

    @Override
    public Authorised.@Nullable Act saysOctets(Act.SaysOctets act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act connects(Act.Connects act) {
        return Authorised.Act.CONNECT;
    }

    @Override
    public Authorised.@Nullable Act accepts(Act.Accepts act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act refuses(Act.Refuses act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act closes(Act.Closes act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act drops(Act.Drops act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act leaves(Act.Leaves act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act pings(Act.Pings act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act pongs(Act.Pongs act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act sendsFrames(Act.SendsFrames act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act sendsOctets(Act.SendsOctets act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act requests(Act.Requests act) {
        return Authorised.Act.REQUEST;
    }

    @Override
    public Authorised.@Nullable Act responds(Act.Responds act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act reads(Act.Reads act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act item(Act.Item act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act keepAlive(Act.KeepAlive act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act ends(Act.Ends act) {
        return null;
    }

    @Override
    public Authorised.@Nullable Act sendsBody(Act.SendsBody act) {
        return null;
    }
}
