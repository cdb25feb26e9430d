package io.graphqltck.core.play;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.play.cursor.CursorActions;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what a script asks for: on the connections, by the application and on the stage. */
final class PeerActions implements CursorActions {

    private final Role subject;
    private final Connections connections;
    private final Application application;
    private final Stage stage;
    private final Bindings bindings;
    private final Pauses pauses;
    private final Runnable changed;
    private final Diverging diverging;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Followed> followed = new ArrayList<>();

    /** A turn that the other party, a subject too, has taken on this wire. */
    private record Followed(Turn.Speech turn, int wire) {}

    PeerActions(
            Role subject,
            Connections connections,
            Application application,
            Stage stage,
            Bindings bindings,
            Pauses pauses,
            Runnable changed,
            Diverging diverging) {
        this.subject = subject;
        this.connections = connections;
        this.application = application;
        this.stage = stage;
        this.bindings = bindings;
        this.pauses = pauses;
        this.changed = changed;
        this.diverging = diverging;
    }

    /** The application to which the kit plays the client did this. */
    void deed(Deed deed) {
        deeds.add(deed);
    }

    @Override
    public @Nullable Moment pending(Act awaited) {
        return connections.pending(awaited);
    }

    @Override
    public void take(Turn.Speech awaited) {
        @Nullable Moment moment = connections.pending(awaited.act());
        connections.take(awaited.act());
        if (moment != null && moment.what() instanceof Happening.OnWire onWire) {
            stage.taken(awaited, onWire.wire());
        }
    }

    /** The other party, a subject too, has taken this turn. */
    void followed(Turn.Speech turn, int wire) {
        followed.add(new Followed(turn, wire));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same turn of the dialogue, of which there may be equal ones
    public boolean hasFollowed(Turn.Speech turn) {
        return followed.stream().anyMatch(one -> one.turn() == turn);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // as above
    public void follow(Turn.Speech turn) {
        followed.stream().filter(one -> one.turn() == turn).findFirst().ifPresent(one -> {
            followed.remove(one);
            connections.follow(turn.act(), one.wire());
        });
    }

    @Override
    public @Nullable Moment told(ApplicationTurn.Sees sees) {
        return application.told(sees);
    }

    @Override
    public void takeTold(ApplicationTurn.Sees sees) {
        application.takeTold(sees);
    }

    @Override
    public boolean reportsFailure(Moment told) {
        return application.reportsFailure(told);
    }

    @Override
    public boolean emit(Step.Emit emit) {
        Act first = emit.speeches().get(0).act();
        if (first.ground() == Ground.UPGRADE) {
            connections.connect((Act.Connects) first, emit.speeches().get(0).modifiers(), stage);
            return true;
        }
        if (first.ground() == Ground.REQUEST) {
            connections.request((Act.Requests) first, emit.speeches().get(0), stage);
            return true;
        }
        @Nullable Moment ending = connections.endingBefore(first);
        if (ending != null && emit.speeches().get(0).modifiers().unlessLeft()) {
            return true;
        }
        if (ending != null) {
            diverging.diverge(ending, Expectation.found(ending, ""));
            return false;
        }
        connections.emit(emit.speeches());
        emit.speeches().forEach(stage::said);
        return true;
    }

    @Override
    public void act(ApplicationTurn what) {
        application.act(what);
    }

    @Override
    public boolean takeDeed(Deed deed) {
        return deeds.remove(deed);
    }

    @Override
    public boolean hasDeed(Deed deed) {
        return deeds.contains(deed);
    }

    @Override
    public void tell(ApplicationTurn.Sees sees) {
        Telling.of(sees, bindings).ifPresent(stage::tell);
    }

    @Override
    public void resume(Turn.Resume turn) {
        connections.resume(turn);
    }

    @Override
    public SilenceProof proveSilence(boolean closingOnly, Duration during) {
        return connections.proveSilence(closingOnly, during);
    }

    @Override
    public void abandonSilence() {
        connections.abandonProof();
    }

    @Override
    public boolean synced() {
        return subject == Role.SERVER || application.synced();
    }

    @Override
    public void later(Duration delay, Runnable task) {
        pauses.after(delay, () -> {
            task.run();
            changed.run();
        });
    }
}
