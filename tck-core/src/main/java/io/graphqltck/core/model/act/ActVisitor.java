package io.graphqltck.core.model.act;

import org.jspecify.annotations.Nullable;

/** Handles each kind of act. */
public interface ActVisitor<R extends @Nullable Object> {

    R says(Act.Says act);

    R saysOctets(Act.SaysOctets act);

    R connects(Act.Connects act);

    R accepts(Act.Accepts act);

    R refuses(Act.Refuses act);

    R closes(Act.Closes act);

    R drops(Act.Drops act);

    R leaves(Act.Leaves act);

    R pings(Act.Pings act);

    R pongs(Act.Pongs act);

    R sendsFrames(Act.SendsFrames act);

    R sendsOctets(Act.SendsOctets act);

    R requests(Act.Requests act);

    R responds(Act.Responds act);

    R reads(Act.Reads act);

    R item(Act.Item act);

    R keepAlive(Act.KeepAlive act);

    R ends(Act.Ends act);

    R sendsBody(Act.SendsBody act);
}
