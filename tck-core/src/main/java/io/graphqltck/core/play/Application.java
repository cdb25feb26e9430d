package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.model.application.ApplicationTurnVisitor;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.play.compare.Authority;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationEventVisitor;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The application of a client under test: what the script has it do, and what it was told. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class Application {

    static final String NO_REPORT =
            "the adapter has not answered `sync`, so the kit does not know what the application received";

    private final Stage stage;
    private final Authority authority;
    private final CallbackTurns callbacks;
    private final Transcript transcript;
    private final Loop loop;
    private final Consumer<NetworkChange> network;
    private final Runnable changed;

    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final List<Moment> failures = new ArrayList<>();
    private final List<Moment> repeatedEnds = new ArrayList<>();
    private @Nullable ClientSession session;
    private ApplicationEvent.@Nullable Gone gone;
    private final AdapterSync sync = new AdapterSync();
    private boolean closing;
    private boolean closed;

    Application(
            Stage stage,
            Authority authority,
            CallbackTurns callbacks,
            Transcript transcript,
            Loop loop,
            Consumer<NetworkChange> network,
            Runnable changed) {
        this.stage = stage;
        this.authority = authority;
        this.callbacks = callbacks;
        this.transcript = transcript;
        this.loop = loop;
        this.network = network;
        this.changed = changed;
    }

    void act(ApplicationTurn what) {
        what.accept(new Acting());
    }

    /** Has the client do what its application does. */
    private final class Acting implements ApplicationTurnVisitor<@Nullable Void> {

        @Override
        public @Nullable Void connects(ApplicationTurn.Connects connects) {
            note(connects);
            open(callbacks.params(connects), connects.headers());
            return null;
        }

        @Override
        public @Nullable Void subscribes(ApplicationTurn.Subscribes subscribes) {
            ClientSession open = session == null ? open(null, Map.of()) : session;
            note(subscribes);
            story(subscribes.as()).begins(failures.size());
            callbacks.order(subscribes, open);
            CallbackTurns.by(subscribes, open).subscribe(callbacks.request(subscribes));
            return null;
        }

        @Override
        public @Nullable Void unsubscribes(ApplicationTurn.Unsubscribes unsubscribes) {
            if (session != null) {
                note(unsubscribes);
                story(unsubscribes.operation()).stops();
                CallbackTurns.by(unsubscribes, session).unsubscribe(unsubscribes.operation());
            }
            return null;
        }

        @Override
        public @Nullable Void network(ApplicationTurn.Network change) {
            if (!stage.network(change.change())) {
                // Later: this is a turn, and what has changed is looked at when it has been taken.
                loop.execute(() -> network.accept(change.change()));
            }
            return null;
        }

        @Override
        public @Nullable Void closes(ApplicationTurn.Closes closes) {
            close(closes);
            return null;
        }

        @Override
        public @Nullable Void sees(ApplicationTurn.Sees sees) {
            return null; // that is awaited, see told
        }
    }

    private ClientSession open(@Nullable Json params, Map<String, String> headers) {
        ClientSession opened =
                stage.open(params, authority.credentials(), headers, event -> loop.execute(() -> heard(event)));
        session = opened;
        return opened;
    }

    private void note(ApplicationTurn what) {
        @Nullable Deed deed = what.deed();
        if (deed != null) {
            transcript.add(new Happening.ApplicationActed(deed.words() + CallbackTurns.within(what)));
        }
    }

    private void heard(ApplicationEvent event) {
        event.accept(new Hearing(event));
        changed.run();
    }

    /** Notes what the client has reported to its application. */
    private final class Hearing implements ApplicationEventVisitor<@Nullable Void> {

        private final ApplicationEvent event;

        Hearing(ApplicationEvent event) {
            this.event = event;
        }

        private Moment told() {
            return transcript.add(new Happening.ApplicationTold(event));
        }

        @Override
        public @Nullable Void next(ApplicationEvent.Next next) {
            story(next.operation()).result(told(), next.payload());
            return null;
        }

        @Override
        public @Nullable Void failed(ApplicationEvent.Failed failed) {
            terminal(failed.operation(), told(), PeersErrors.areIn(failed.message(), transcript));
            return null;
        }

        @Override
        public @Nullable Void completed(ApplicationEvent.Completed completed) {
            terminal(completed.operation(), told(), false);
            return null;
        }

        @Override
        public @Nullable Void connectionFailed(ApplicationEvent.ConnectionFailed failed) {
            failures.add(told());
            return null;
        }

        @Override
        public @Nullable Void closed(ApplicationEvent.Closed end) {
            told();
            closed = true;
            return null;
        }

        @Override
        public @Nullable Void synced(ApplicationEvent.Synced synced) {
            sync.answered(synced.token());
            return null;
        }

        @Override
        public @Nullable Void gone(ApplicationEvent.Gone dead) {
            told();
            gone = dead;
            closed = true;
            return null;
        }
    }

    private void terminal(String operation, Moment moment, boolean ofPeer) {
        if (story(operation).ends(moment, ofPeer)) {
            repeatedEnds.add(moment);
        }
    }

    private Story story(String operation) {
        return stories.computeIfAbsent(operation, name -> new Story());
    }

    @Nullable
    Moment told(ApplicationTurn.Sees sees) {
        @Nullable Moment ofOperation = story(sees.of()).about(sees.what());
        boolean orConnection = sees.what() == What.FAILURE || sees.what() == What.ENDING;
        boolean undecided = ofOperation == null || (sees.what() == What.ENDING && isResult(ofOperation));
        // One failure of the connection ends every operation on it, so that each may take it.
        int seen = story(sees.of()).failuresSeen();
        return undecided && orConnection && seen < failures.size() ? failures.get(seen) : ofOperation;
    }

    void takeTold(ApplicationTurn.Sees sees) {
        @Nullable Moment taken = told(sees);
        if (taken == null) {
            return;
        }
        if (failures.contains(taken)) {
            story(sees.of()).seesFailure();
        } else {
            story(sees.of()).take(sees.what());
            repeatedEnds.remove(taken);
        }
    }

    /** What the application received of a failure where the end of the operation is what is missing, in words; empty for nothing. */
    String unended(List<Step> heads) {
        return heads.stream()
                .filter(Step.AwaitTold.class::isInstance)
                .map(head -> story(((Step.AwaitTold) head).sees().of()).unended())
                .filter(Objects::nonNull)
                .findFirst()
                .map(told -> Expectation.found(told, "which does not end the operation") + ", and then ")
                .orElse("");
    }

    /**
     * Something of an operation that no turn took, or null. That a running operation ends with its connection is no news: the
     * dialogue says nothing about how it ends. One that has ended runs no more.
     */
    @Nullable
    Moment leftover(boolean connected) {
        return stories.values().stream()
                .flatMap(Story::left)
                .filter(moment -> connected || isResult(moment) || isRepeatedEnd(moment))
                .findFirst()
                .orElse(null);
    }

    /** Whether this tells the end of an operation of which the application knew it already. */
    boolean isRepeatedEnd(Moment moment) {
        return repeatedEnds.contains(moment);
    }

    /** The first end of an operation of which the application knew it already, and that no turn took; or null. */
    @Nullable
    Moment repeatedEnd() {
        return repeatedEnds.isEmpty() ? null : repeatedEnds.get(0);
    }

    /** Whether something is delivered with this: a result that only reports a failure delivers nothing. */
    private boolean isResult(Moment moment) {
        return moment.what() instanceof Happening.ApplicationTold told
                && told.event() instanceof ApplicationEvent.Next
                && !reportsFailure(moment);
    }

    /** Whether this is a result that has errors and nothing else to deliver. */
    boolean reportsFailure(Moment moment) {
        return stories.values().stream().anyMatch(story -> story.isReport(moment));
    }

    boolean synced() {
        return session == null || closing || gone != null || sync.isDone(session);
    }

    /**
     * Whether the subject's side has answered a `sync` in this play, so that its silence says something of the client. Asks for
     * one where that was not done yet.
     */
    boolean answers() {
        return session == null || closed || sync.isAnswered(session, !closing);
    }

    boolean isOpen() {
        return session != null && !closing;
    }

    void close() {
        close(new ApplicationTurn.Closes(null));
    }

    private void close(ApplicationTurn.Closes closes) {
        if (session != null && !closing) {
            closing = true;
            note(closes);
            CallbackTurns.by(closes, session).close();
        }
    }

    boolean isQuiet() {
        return session == null || closed;
    }

    void abandon() {
        if (session != null) {
            session.abandon();
        }
    }

    /** Why the client under test cannot continue, or null. */
    ApplicationEvent.@Nullable Gone gone() {
        return gone;
    }
}
