package io.graphqltck.core.mutant;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be wrong with one act of a subject, whatever it is. */
final class ActMutations implements ActVisitor<List<WrongTurn>> {

    private final Protocol protocol;
    private final Role role;
    private final Turn.Speech speech;
    private final Set<String> mentioned;
    private final boolean mayEnd;

    /**
     * For the act of this turn.
     *
     * @param mentioned the variables that were named before it, and so have a value by now
     * @param mayEnd instead of it the connection may end
     */
    ActMutations(Protocol protocol, Role role, Turn.Speech speech, Set<String> mentioned, boolean mayEnd) {
        this.protocol = protocol;
        this.role = role;
        this.speech = speech;
        this.mentioned = mentioned;
        this.mayEnd = mayEnd;
    }

    List<WrongTurn> all() {
        List<WrongTurn> all = new ArrayList<>(unauthorised());
        all.addAll(speech.act().accept(this));
        return all;
    }

    private List<WrongTurn> unauthorised() {
        @Nullable Authorised authorised = speech.modifiers().authorised();
        Authorised.@Nullable Act kind = speech.act().authorisedAs();
        if (authorised == null || kind == null) {
            return List.of();
        }
        return authorised.defective(kind).stream()
                .map(wrong -> new WrongTurn(
                        "authorised-" + wrong.defect(),
                        "is authorised " + wrong.words(),
                        List.of(new Turn.Speech(
                                speech.at(),
                                role,
                                speech.act(),
                                true,
                                speech.modifiers().withAuthorised(wrong))),
                        false))
                .toList();
    }

    @Override
    public List<WrongTurn> says(Act.Says act) {
        List<WrongTurn> wrongs = dropped(CourtesyPatterns.areOf(protocol, act.message()));
        if (!CourtesyPatterns.letPass(protocol, act.message())) {
            wrongs.add(new WrongTurn("double", "says it twice", List.of(speech, speech), false));
        }
        if (act.message() instanceof Pattern.Members message) {
            MessageMutations.of(message, mentioned).forEach(wrong -> change(wrong, false, wrongs));
        }
        return wrongs;
    }

    @Override
    public List<WrongTurn> saysOctets(Act.SaysOctets act) {
        return List.of();
    }

    @Override
    public List<WrongTurn> connects(Act.Connects act) {
        return changed(UpgradeMutations.of(act, !protocol.paths().isEmpty()));
    }

    @Override
    public List<WrongTurn> accepts(Act.Accepts act) {
        return changedOrDropped(UpgradeMutations.of(act));
    }

    @Override
    public List<WrongTurn> refuses(Act.Refuses act) {
        return changedOrDropped(UpgradeMutations.ofRefusal());
    }

    @Override
    public List<WrongTurn> closes(Act.Closes act) {
        List<WrongTurn> wrongs = dropped(true);
        if (!act.codes().any()) {
            CloseCodes codes = new CloseCodes(false, false, List.of(Mutations.WRONG_CODE));
            WrongAct wrong = new WrongAct(
                    "wrong-code", "closes with " + Mutations.WRONG_CODE, new Act.Closes(codes, act.reason()));
            change(wrong, true, wrongs);
        }
        change(WrongAct.end("no-close-frame", "drops the connection without a close frame"), true, wrongs);
        return wrongs;
    }

    @Override
    public List<WrongTurn> drops(Act.Drops act) {
        return dropped(true);
    }

    @Override
    public List<WrongTurn> leaves(Act.Leaves act) {
        return dropped(true);
    }

    @Override
    public List<WrongTurn> pings(Act.Pings act) {
        return otherData(new Act.Pings("wrong"));
    }

    @Override
    public List<WrongTurn> pongs(Act.Pongs act) {
        return otherData(new Act.Pongs("wrong"));
    }

    @Override
    public List<WrongTurn> sendsFrames(Act.SendsFrames act) {
        return List.of();
    }

    @Override
    public List<WrongTurn> sendsOctets(Act.SendsOctets act) {
        return List.of();
    }

    @Override
    public List<WrongTurn> requests(Act.Requests act) {
        return twice(ExchangeMutations.of(act));
    }

    @Override
    public List<WrongTurn> responds(Act.Responds act) {
        return act.streamed() ? droppedOr(ExchangeMutations.of(act)) : twice(ExchangeMutations.of(act));
    }

    @Override
    public List<WrongTurn> reads(Act.Reads act) {
        return List.of();
    }

    @Override
    public List<WrongTurn> item(Act.Item act) {
        return twice(ExchangeMutations.of(act));
    }

    @Override
    public List<WrongTurn> keepAlive(Act.KeepAlive act) {
        return List.of();
    }

    @Override
    public List<WrongTurn> ends(Act.Ends act) {
        return droppedOr(List.of(WrongAct.end("no-end", "ends the connection instead")));
    }

    @Override
    public List<WrongTurn> sendsBody(Act.SendsBody act) {
        return List.of();
    }

    private List<WrongTurn> otherData(Act act) {
        return droppedOr(List.of(new WrongAct("wrong-data", "sends other data", act)));
    }

    private List<WrongTurn> twice(List<WrongAct> changes) {
        List<WrongTurn> wrongs = dropped(true);
        wrongs.add(new WrongTurn("double", "does it twice", List.of(speech, speech), false));
        wrongs.addAll(changed(changes));
        return wrongs;
    }

    private List<WrongTurn> droppedOr(List<WrongAct> changes) {
        List<WrongTurn> wrongs = dropped(true);
        wrongs.addAll(changed(changes));
        return wrongs;
    }

    private List<WrongTurn> changedOrDropped(List<WrongAct> changes) {
        List<WrongTurn> wrongs = new ArrayList<>(changed(changes));
        wrongs.addAll(dropped(true));
        return wrongs;
    }

    private List<WrongTurn> changed(List<WrongAct> changes) {
        List<WrongTurn> wrongs = new ArrayList<>();
        changes.forEach(wrong -> change(wrong, false, wrongs));
        return wrongs;
    }

    private void change(WrongAct wrong, boolean closes, List<WrongTurn> wrongs) {
        if (!(mayEnd && wrong.ends())) {
            Turn changed = new Turn.Speech(speech.at(), role, wrong.act(), true, speech.modifiers());
            wrongs.add(new WrongTurn(wrong.change(), wrong.words(), List.of(changed), wrong.ends() || closes));
        }
    }

    /** {@code repaired}: a decent peer does it by itself, so that leaving it out takes one that is not. */
    private List<WrongTurn> dropped(boolean repaired) {
        List<WrongTurn> wrongs = new ArrayList<>();
        if (!mayEnd) { // who says nothing ends the connection at last
            wrongs.add(new WrongTurn("drop", "leaves it out", List.of(), repaired));
        }
        return wrongs;
    }
}
