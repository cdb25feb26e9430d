package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.play.compare.Authority;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.OperationRequest;
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
final class Application {

    static final String NO_REPORT =
            "the adapter has not answered `sync`, so the kit does not know what the application received";

    /** The token of the `sync` that proves that somebody reads the kit's commands at all. */
    private static final String LIFE_SIGN = "sync-0";

    private enum Sync {
        NONE,
        ASKED,
        DONE
    }

    private final Stage stage;
    private final Authority authority;
    private final Bindings bindings;
    private final Transcript transcript;
    private final Loop loop;
    private final Consumer<NetworkChange> network;
    private final Runnable changed;

    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final List<Moment> failures = new ArrayList<>();
    private final List<Moment> repeatedEnds = new ArrayList<>();
    private @Nullable ClientSession session;
    private ApplicationEvent.@Nullable Gone gone;
    private Sync sync = Sync.NONE;
    private int syncs;
    private boolean answered;
    private boolean asked;
    private boolean closing;
    private boolean closed;

    Application(
            Stage stage,
            Authority authority,
            Bindings bindings,
            Transcript transcript,
            Loop loop,
            Consumer<NetworkChange> network,
            Runnable changed) {
        this.stage = stage;
        this.authority = authority;
        this.bindings = bindings;
        this.transcript = transcript;
        this.loop = loop;
        this.network = network;
        this.changed = changed;
    }

    void act(ApplicationTurn what) {
        if (what instanceof ApplicationTurn.Connects connects) {
            note(what);
            open(connects.params() == null ? null : bindings.say(connects.params()), connects.headers());
        } else if (what instanceof ApplicationTurn.Subscribes subscribes) {
            ClientSession open = session == null ? open(null, Map.of()) : session;
            note(what);
            story(subscribes.as()).begins(failures.size());
            Operation operation = bindings.operation(subscribes.operation());
            open.subscribe(new OperationRequest(
                    subscribes.as(),
                    operation.query(),
                    bindings.variables(operation, subscribes.variables()),
                    operation.operationName()));
        } else if (what instanceof ApplicationTurn.Unsubscribes unsubscribes && session != null) {
            note(what);
            story(unsubscribes.operation()).stops();
            session.unsubscribe(unsubscribes.operation());
        } else if (what instanceof ApplicationTurn.Network network) {
            this.network.accept(network.change());
        } else if (what instanceof ApplicationTurn.Closes) {
            close();
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
            transcript.add(new Happening.ApplicationActed(deed.words()));
        }
    }

    private void heard(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Synced synced) {
            answered = true;
            sync = synced.token().equals(LIFE_SIGN) ? sync : Sync.DONE;
            changed.run();
            return;
        }
        Moment moment = transcript.add(new Happening.ApplicationTold(event));
        if (event instanceof ApplicationEvent.Gone dead) {
            gone = dead;
            closed = true;
        } else if (event instanceof ApplicationEvent.Closed) {
            closed = true;
        } else if (event instanceof ApplicationEvent.ConnectionFailed) {
            failures.add(moment);
        } else if (event instanceof ApplicationEvent.Next next) {
            story(next.operation()).result(moment, next.payload());
        } else if (event instanceof ApplicationEvent.Failed failed) {
            terminal(failed.operation(), moment, PeersErrors.areIn(failed.message(), transcript));
        } else if (event instanceof ApplicationEvent.Completed completed) {
            terminal(completed.operation(), moment, false);
        }
        changed.run();
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

    /** What the application was told of a failure where the end of the operation is what is missing, in words; empty for nothing. */
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
        if (session == null || closing || gone != null) {
            return true;
        }
        if (sync == Sync.DONE) {
            sync = Sync.NONE;
            return true;
        }
        if (sync == Sync.NONE) {
            sync = Sync.ASKED;
            session.sync("sync-" + ++syncs);
        }
        return false;
    }

    /**
     * Whether the subject's side has answered a `sync` in this play, so that its silence says something of the client. Asks for
     * one where that was not done yet.
     */
    boolean answers() {
        if (session == null || answered || closed) {
            return true;
        }
        askForLife();
        return false;
    }

    private void askForLife() {
        if (session != null && !asked && !closing) {
            asked = true;
            session.sync(LIFE_SIGN);
        }
    }

    boolean isOpen() {
        return session != null && !closing;
    }

    void close() {
        if (session != null && !closing) {
            closing = true;
            note(new ApplicationTurn.Closes());
            session.close();
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

    /** Why the client under test cannot go on, or null. */
    ApplicationEvent.@Nullable Gone gone() {
        return gone;
    }
}
