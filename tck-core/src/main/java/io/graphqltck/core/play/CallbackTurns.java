package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurnVisitor;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.subject.CallbackOrder;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.Cue;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the application of a dialogue does within callbacks of its client: ordered before, done by the client's side itself. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class CallbackTurns {

    private static final ClientSession DONE = new Done();

    private final Bindings bindings;
    private final Transcript transcript;
    private final List<ApplicationTurn> turns;

    CallbackTurns(Scenario scenario, Bindings bindings, Transcript transcript) {
        this.bindings = bindings;
        this.transcript = transcript;
        this.turns = new ArrayList<>(Turn.every(scenario.dialogue())
                .filter(Turn.Application.class::isInstance)
                .map(turn -> ((Turn.Application) turn).what())
                .filter(what -> what.within() != null)
                .toList());
    }

    /** Who does it: nobody where the client's side has done it already, within a callback. */
    static ClientSession by(ApplicationTurn what, ClientSession session) {
        return what.within() == null ? session : DONE;
    }

    /** For transcripts; empty for what is not done within a callback. */
    static String within(ApplicationTurn what) {
        @Nullable Cue cue = what.within();
        return cue == null ? "" : " within the callback for " + cue.words();
    }

    /** Gives the orders, once, that wait for something of this operation, which starts next. */
    void order(ApplicationTurn.Subscribes next, ClientSession session) {
        for (ApplicationTurn turn : List.copyOf(turns)) {
            @Nullable Cue cue = turn.within();
            @Nullable Deed deed = turn.deed();
            if (cue != null && deed != null && cue.operation().equals(next.as())) {
                turns.remove(turn);
                transcript.add(new Happening.ApplicationActed("orders: " + deed.words() + within(turn)));
                turn.accept(new Ordering(cue, session));
            }
        }
    }

    /** What the application has the client send when it connects, or null. */
    @Nullable
    Json params(ApplicationTurn.Connects connects) {
        return connects.params() == null ? null : bindings.say(connects.params());
    }

    /** As the application starts it. */
    OperationRequest request(ApplicationTurn.Subscribes subscribes) {
        Operation operation = bindings.operation(subscribes.operation());
        return new OperationRequest(
                subscribes.as(),
                operation.query(),
                bindings.variables(operation, subscribes.variables()),
                operation.operationName());
    }

    private final class Ordering implements ApplicationTurnVisitor<@Nullable Void> {

        private final Cue cue;
        private final ClientSession session;

        Ordering(Cue cue, ClientSession session) {
            this.cue = cue;
            this.session = session;
        }

        private @Nullable Void order(CallbackOrder.Act act) {
            session.when(new CallbackOrder(cue, act));
            return null;
        }

        @Override
        public @Nullable Void connects(ApplicationTurn.Connects connects) {
            return null;
        }

        @Override
        public @Nullable Void subscribes(ApplicationTurn.Subscribes subscribes) {
            return order(new CallbackOrder.Subscribe(request(subscribes)));
        }

        @Override
        public @Nullable Void unsubscribes(ApplicationTurn.Unsubscribes unsubscribes) {
            return order(new CallbackOrder.Unsubscribe(unsubscribes.operation()));
        }

        @Override
        public @Nullable Void closes(ApplicationTurn.Closes closes) {
            return order(new CallbackOrder.Close());
        }

        @Override
        public @Nullable Void network(ApplicationTurn.Network change) {
            return null;
        }

        @Override
        public @Nullable Void sees(ApplicationTurn.Sees sees) {
            return null;
        }
    }

    private static final class Done implements ClientSession {

        @Override
        public void subscribe(OperationRequest request) {}

        @Override
        public void unsubscribe(String operation) {}

        @Override
        public void close() {}

        @Override
        public void sync(String token) {}
    }
}
