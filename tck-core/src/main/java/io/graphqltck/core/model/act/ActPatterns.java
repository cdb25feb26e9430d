package io.graphqltck.core.model.act;

import io.graphqltck.core.model.pattern.FieldVariable;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;

/** The values that an act says or expects. */
final class ActPatterns implements ActVisitor<List<Pattern>> {

    static final ActPatterns ALL = new ActPatterns();

    private ActPatterns() {}

    @Override
    public List<Pattern> says(Act.Says act) {
        return List.of(act.message());
    }

    @Override
    public List<Pattern> saysOctets(Act.SaysOctets act) {
        return List.of();
    }

    @Override
    public List<Pattern> connects(Act.Connects act) {
        return List.of();
    }

    @Override
    public List<Pattern> accepts(Act.Accepts act) {
        return List.of();
    }

    @Override
    public List<Pattern> refuses(Act.Refuses act) {
        return List.of();
    }

    @Override
    public List<Pattern> closes(Act.Closes act) {
        return act.reason() == null ? List.of() : List.of(act.reason());
    }

    @Override
    public List<Pattern> drops(Act.Drops act) {
        return List.of();
    }

    @Override
    public List<Pattern> leaves(Act.Leaves act) {
        return List.of();
    }

    @Override
    public List<Pattern> pings(Act.Pings act) {
        return List.of();
    }

    @Override
    public List<Pattern> pongs(Act.Pongs act) {
        return List.of();
    }

    @Override
    public List<Pattern> sendsFrames(Act.SendsFrames act) {
        return List.of();
    }

    @Override
    public List<Pattern> sendsOctets(Act.SendsOctets act) {
        return List.of();
    }

    @Override
    public List<Pattern> requests(Act.Requests act) {
        List<Pattern> all = new ArrayList<>(FieldVariable.in(act.headers()));
        if (act.parameters() != null) {
            all.add(act.parameters());
        }
        all.addAll(act.body().patterns());
        return all;
    }

    @Override
    public List<Pattern> responds(Act.Responds act) {
        List<Pattern> all = new ArrayList<>(FieldVariable.in(act.headers()));
        all.addAll(act.body().patterns());
        return all;
    }

    @Override
    public List<Pattern> reads(Act.Reads act) {
        return List.of();
    }

    @Override
    public List<Pattern> item(Act.Item act) {
        return List.of(act.message());
    }

    @Override
    public List<Pattern> keepAlive(Act.KeepAlive act) {
        return List.of();
    }

    @Override
    public List<Pattern> ends(Act.Ends act) {
        return List.of();
    }

    @Override
    public List<Pattern> sendsBody(Act.SendsBody act) {
        return List.of();
    }
}
