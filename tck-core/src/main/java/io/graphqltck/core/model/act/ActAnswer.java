package io.graphqltck.core.model.act;

/** What an act is to the response of an exchange. */
final class ActAnswer implements ActVisitor<Answer> {

    static final ActAnswer OF = new ActAnswer();

    private ActAnswer() {}

    @Override
    public Answer says(Act.Says act) {
        return Answer.NONE;
    }

    @Override
    public Answer saysOctets(Act.SaysOctets act) {
        return Answer.NONE;
    }

    @Override
    public Answer connects(Act.Connects act) {
        return Answer.NONE;
    }

    @Override
    public Answer accepts(Act.Accepts act) {
        return Answer.NONE;
    }

    @Override
    public Answer refuses(Act.Refuses act) {
        return Answer.NONE;
    }

    @Override
    public Answer closes(Act.Closes act) {
        return Answer.NONE;
    }

    @Override
    public Answer drops(Act.Drops act) {
        return Answer.NONE;
    }

    @Override
    public Answer leaves(Act.Leaves act) {
        return Answer.NONE;
    }

    @Override
    public Answer pings(Act.Pings act) {
        return Answer.NONE;
    }

    @Override
    public Answer pongs(Act.Pongs act) {
        return Answer.NONE;
    }

    @Override
    public Answer sendsFrames(Act.SendsFrames act) {
        return Answer.NONE;
    }

    @Override
    public Answer sendsOctets(Act.SendsOctets act) {
        return Answer.NONE;
    }

    @Override
    public Answer requests(Act.Requests act) {
        return Answer.NONE;
    }

    @Override
    public Answer responds(Act.Responds act) {
        return act.streamed() ? Answer.HEAD : Answer.WHOLE;
    }

    @Override
    public Answer reads(Act.Reads act) {
        return Answer.NONE;
    }

    @Override
    public Answer item(Act.Item act) {
        return Answer.NONE;
    }

    @Override
    public Answer keepAlive(Act.KeepAlive act) {
        return Answer.NONE;
    }

    @Override
    public Answer ends(Act.Ends act) {
        return Answer.END;
    }

    @Override
    public Answer sendsBody(Act.SendsBody act) {
        return Answer.NONE;
    }
}
