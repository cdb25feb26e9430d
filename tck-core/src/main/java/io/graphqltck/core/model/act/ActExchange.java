package io.graphqltck.core.model.act;

import org.jspecify.annotations.Nullable;

/** What an act calls the exchange in which it takes place; null where it names none. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class ActExchange implements ActVisitor<@Nullable String> {

    static final ActExchange NAME = new ActExchange();

    private ActExchange() {}

    @Override
    public @Nullable String says(Act.Says act) {
        return null;
    }

    @Override
    public @Nullable String saysOctets(Act.SaysOctets act) {
        return null;
    }

    @Override
    public @Nullable String connects(Act.Connects act) {
        return null;
    }

    @Override
    public @Nullable String accepts(Act.Accepts act) {
        return null;
    }

    @Override
    public @Nullable String refuses(Act.Refuses act) {
        return null;
    }

    @Override
    public @Nullable String closes(Act.Closes act) {
        return null;
    }

    @Override
    public @Nullable String drops(Act.Drops act) {
        return null;
    }

    @Override
    public @Nullable String leaves(Act.Leaves act) {
        return null;
    }

    @Override
    public @Nullable String pings(Act.Pings act) {
        return null;
    }

    @Override
    public @Nullable String pongs(Act.Pongs act) {
        return null;
    }

    @Override
    public @Nullable String sendsFrames(Act.SendsFrames act) {
        return null;
    }

    @Override
    public @Nullable String sendsOctets(Act.SendsOctets act) {
        return null;
    }

    @Override
    public @Nullable String requests(Act.Requests act) {
        return act.as();
    }

    @Override
    public @Nullable String responds(Act.Responds act) {
        return act.to();
    }

    @Override
    public @Nullable String reads(Act.Reads act) {
        return act.exchange();
    }

    @Override
    public @Nullable String item(Act.Item act) {
        return null;
    }

    @Override
    public @Nullable String keepAlive(Act.KeepAlive act) {
        return null;
    }

    @Override
    public @Nullable String ends(Act.Ends act) {
        return null;
    }

    @Override
    public @Nullable String sendsBody(Act.SendsBody act) {
        return null;
    }
}
