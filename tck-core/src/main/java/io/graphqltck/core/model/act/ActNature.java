package io.graphqltck.core.model.act;

/** What sort of thing an act is. */
final class ActNature implements ActVisitor<Nature> {

    static final ActNature OF = new ActNature();

    private ActNature() {}

    @Override
    public Nature says(Act.Says act) {
        return Nature.MESSAGE;
    }

    @Override
    public Nature saysOctets(Act.SaysOctets act) {
        return Nature.OTHER;
    }

    @Override
    public Nature connects(Act.Connects act) {
        return Nature.OTHER;
    }

    @Override
    public Nature accepts(Act.Accepts act) {
        return Nature.OTHER;
    }

    @Override
    public Nature refuses(Act.Refuses act) {
        return Nature.OTHER;
    }

    @Override
    public Nature closes(Act.Closes act) {
        return Nature.CLOSE;
    }

    @Override
    public Nature drops(Act.Drops act) {
        return Nature.DROP;
    }

    @Override
    public Nature leaves(Act.Leaves act) {
        return Nature.OTHER;
    }

    @Override
    public Nature pings(Act.Pings act) {
        return Nature.CONTROL;
    }

    @Override
    public Nature pongs(Act.Pongs act) {
        return Nature.CONTROL;
    }

    @Override
    public Nature sendsFrames(Act.SendsFrames act) {
        return Nature.RAW;
    }

    @Override
    public Nature sendsOctets(Act.SendsOctets act) {
        return Nature.RAW;
    }

    @Override
    public Nature requests(Act.Requests act) {
        return Nature.OTHER;
    }

    @Override
    public Nature responds(Act.Responds act) {
        return Nature.OTHER;
    }

    @Override
    public Nature reads(Act.Reads act) {
        return Nature.READING;
    }

    @Override
    public Nature item(Act.Item act) {
        return Nature.MESSAGE;
    }

    @Override
    public Nature keepAlive(Act.KeepAlive act) {
        return Nature.OTHER;
    }

    @Override
    public Nature ends(Act.Ends act) {
        return Nature.OTHER;
    }

    @Override
    public Nature sendsBody(Act.SendsBody act) {
        return Nature.OTHER;
    }
}
