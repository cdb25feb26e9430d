package io.graphqltck.core.play;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plays one script against one subject: emits the peer's turns, awaits the subject's, and keeps the transcript. All methods are
 * called on the play's loop, except {@link #start}.
 */
public final class Player {

    private static final int MOST_REPEATED_WAITS = 5;
    private static final System.Logger LOG = System.getLogger(Player.class.getName());

    private final Script script;
    private final Loop loop;
    private final StallMeter meter;
    private final Bindings bindings;
    private final Options options;
    private final Stage stage;
    private final Consumer<Played> done;
    private final Transcript transcript;
    private final Expectation expectation;
    private final Mode mode;
    private final Cursor cursor;
    private final Connections connections;
    private final Application application;

    private final List<String> deeds = new ArrayList<>();
    private Loop.Cancellable deadline = () -> {};
    private long waitingSince;
    private int repeatedWaits;
    private List<Step> waitingFor = List.of();
    private @Nullable Divergence divergence;
    private @Nullable String trouble;
    /** The script is at its end, and the adapter was asked for all that it knows. */
    private boolean syncing;

    private boolean over;
    private boolean finished;

    public Player(
            Script script,
            Protocol protocol,
            Bindings bindings,
            Loop loop,
            StallMeter meter,
            Options options,
            Stage stage,
            Mode mode,
            Consumer<Played> done) {
        this.script = script;
        this.loop = loop;
        this.meter = meter;
        this.bindings = bindings;
        this.options = options;
        this.stage = stage;
        this.mode = mode;
        this.done = done;
        this.transcript = new Transcript(loop::nanoTime);
        Authority authority = Authority.of(
                protocol, script.scenario(), stage.endpoint(), stage.authorisation(), InstantSource.system());
        Targets targets = new Targets(bindings, protocol.paths(), stage.endpoint());
        this.expectation = new Expectation(bindings, protocol.subprotocol(), targets, authority);
        this.cursor = new Cursor(script, new PlayersHands(), expectation);
        this.connections = new Connections(
                protocol,
                script.subject(),
                mode,
                bindings,
                transcript,
                this::pump,
                () -> cursor.ahead(Player::isPing, false),
                targets,
                authority);
        this.application = new Application(stage, authority, bindings, transcript, loop, this::pump);
    }

    /** What the play is for. */
    public enum Mode {
        JUDGE,
        /** The kit plays the subject itself: it does its part whatever comes, and blames nobody. */
        PLAY_ALONG,
        /** The same, without the courtesies of a decent peer: nothing is answered but what the dialogue says. */
        PLAY_ALONG_RUDELY;

        boolean judges() {
            return this == JUDGE;
        }
    }

    /** Begins the play. May be called on any thread. */
    public void start() {
        loop.execute(this::pump);
    }

    /** A client opened this connection to the kit's server; what is returned hears of it. */
    public WireListener accepted(Wire wire) {
        return connections.accepted(wire);
    }

    /** The application, to which the kit plays the client, did this; see {@link ApplicationTurn#deed}. On the play's loop. */
    public void deed(String deed) {
        deeds.add(deed);
        boolean scripted = script.steps().stream()
                .anyMatch(
                        step -> step instanceof Step.AwaitAct await && await.what() instanceof ApplicationTurn.Closes);
        if (deed.equals("closes the client") && !scripted && mode == Mode.PLAY_ALONG) {
            connections.close();
        }
        pump();
    }

    /** Breaks the play off, as it stands. On the play's loop. */
    public void stop() {
        over = true;
        finish();
    }

    /** The kit or its surroundings failed: the play says nothing about the subject. */
    public void fail(String text) {
        trouble = text;
        end();
    }

    /** A mistake of the kit's own ends the play as such, and takes no other play with it. */
    private void pump() {
        try {
            goOn();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the kit failed in a play", e);
            fail("the kit itself failed: " + e);
        }
    }

    /** Goes on as far as possible, and judges what cannot be gone on with. */
    private void goOn() {
        if (over) {
            if (!mode.judges()) {
                connections.serve();
            }
            finishIfQuiet();
            return;
        }
        if (application.gone() != null) {
            end();
            return;
        }
        while (!cursor.advance()) {
            if (over) {
                return;
            }
            if (!passOver()) {
                await();
                return;
            }
        }
        if (!over) {
            checkLeftovers();
        }
    }

    /** Deals with what came and no step takes: lets it pass, or ends the play; true if the script may go on now. */
    private boolean passOver() {
        List<Step> heads = cursor.heads();
        boolean proving = heads.stream().anyMatch(Step.ProveSilence.class::isInstance) || connections.proof() != null;
        if (proving && connections.advanceProof(options.quiet(), loop)) {
            return true;
        }
        @Nullable Moment unexpected = connections.unexpected(heads);
        if (unexpected != null) {
            if (cursor.absorb() || (!isAwaitedClose(unexpected, heads) && connections.letPass(unexpected))) {
                return true;
            }
            diverge(unexpected, Expectation.found(unexpected, cursor.difference()));
            return false;
        }
        @Nullable Moment arrival = connections.arrival();
        if (arrival != null && !heads.isEmpty() && heads.stream().allMatch(Player::awaitsConnection)) {
            // It stands before all that may still come, so that none of these steps can ever be taken.
            diverge(arrival, Expectation.found(arrival, cursor.difference()));
            return false;
        }
        for (Step head : heads) {
            if (head instanceof Step.AwaitTold await) {
                @Nullable Moment told = application.told(await.sees());
                boolean choosing = heads.size() > 1;
                if (told != null && cursor.absorb()) {
                    return true;
                }
                if (told != null && (!choosing || heads.stream().allMatch(Step.AwaitTold.class::isInstance))) {
                    diverge(told, Expectation.found(told, cursor.difference()));
                    return false;
                }
            }
        }
        if (connections.isDead() && !heads.isEmpty() && heads.stream().allMatch(Player::needsWire)) {
            if (!mode.judges()) {
                cursor.skip();
                return true;
            }
            @Nullable Moment last = connections.lastOfCurrent();
            diverge(
                    last,
                    last == null
                            ? "there is no connection"
                            : Expectation.found(last, "") + ", and so nothing more can come");
        }
        return false;
    }

    /** A close frame where one is awaited is no mere echo: the script says what it has to be. */
    private static boolean isAwaitedClose(Moment moment, List<Step> heads) {
        return moment.what() instanceof Happening.OnWire onWire
                && onWire.event() instanceof WireEvent.Close
                && heads.stream()
                        .anyMatch(head -> head instanceof Step.Await await
                                && await.speech().act() instanceof Act.Closes);
    }

    private static boolean awaitsConnection(Step head) {
        return head instanceof Step.Await await && await.speech().act() instanceof Act.Connects;
    }

    private static boolean needsWire(Step head) {
        return head instanceof Step.Await await && !(await.speech().act() instanceof Act.Connects);
    }

    /** Only the adapter's answer to {@code sync} is awaited there. */
    private static boolean isToldNothing(Step head) {
        return head instanceof Step.AwaitTold await && await.sees().what() == ApplicationTurn.What.NOTHING;
    }

    /** Acts of the subject to which control frames may belong. */
    private static boolean isPing(Act act) {
        return act instanceof Act.Pings
                || act instanceof Act.Pongs
                || act instanceof Act.SendsFrames
                || act instanceof Act.SendsOctets;
    }

    private void await() {
        if (over) {
            return;
        }
        List<Step> heads = cursor.heads();
        if (!same(heads, waitingFor)) {
            waitingFor = heads;
            repeatedWaits = 0;
            arm();
        }
    }

    /** Whether these are the very same steps; equal ones may stand in a script several times. */
    private static boolean same(List<Step> some, List<Step> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> some.get(i) == others.get(i));
    }

    private void arm() {
        deadline.cancel();
        waitingSince = loop.nanoTime();
        Duration wait = options.patience();
        for (Step head : cursor.heads()) {
            if (head instanceof Step.Emit emit) {
                wait = wait.plus(emit.speeches().get(0).modifiers().after());
            }
            if (head instanceof Step.Await await && await.speech().modifiers().within() != null) {
                wait = wait.plus(options.parameters()
                        .getOrDefault(await.speech().modifiers().within(), Duration.ZERO));
            }
        }
        deadline = loop.schedule(wait, this::expired);
    }

    private void expired() {
        if (over) {
            return;
        }
        pump();
        if (over || !same(cursor.heads(), waitingFor)) {
            return;
        }
        Duration late = meter.latenessSince(waitingSince);
        if (late.compareTo(options.lateness()) > 0) {
            if (++repeatedWaits <= MOST_REPEATED_WAITS) {
                arm();
            } else {
                fail("the kit itself was late by " + late.toMillis()
                        + " ms while it waited; run fewer scenarios at a time (--jobs)");
            }
            return;
        }
        if (syncing || waitingFor.stream().anyMatch(Player::isToldNothing)) {
            fail("the adapter has not answered `sync`, so that nobody knows what the application was told");
            return;
        }
        diverge(
                null,
                "nothing within "
                        + Duration.ofNanos(loop.nanoTime() - waitingSince).toMillis() + " ms");
    }

    private void diverge(@Nullable Moment moment, String found) {
        @Nullable Step due = cursor.due();
        List<Step> heads = cursor.heads();
        if (divergence != null || due == null || !mode.judges()) {
            end();
            return;
        }
        int number = moment == null ? transcript.moments().size() : moment.number();
        divergence = new Divergence(
                number,
                due(due, heads).at(),
                requirement(due, heads, cursor.objection()),
                provedBy(heads),
                heads.stream().map(this::words).distinct().toList(),
                found);
        end();
    }

    /** The step that had to come: where the due one may be left out, what stands behind it. */
    private static Step due(Step due, List<Step> heads) {
        if (heads.isEmpty()) {
            return due;
        }
        boolean optional =
                due instanceof Step.Choose choose && choose.branches().stream().anyMatch(Step.Branch::optional);
        return heads.get(optional ? heads.size() - 1 : 0);
    }

    private static @Nullable String requirement(Step due, List<Step> heads, @Nullable Objection objection) {
        for (Step head : heads) {
            if (head instanceof Step.Await await && await.speech().modifiers().requirement() != null) {
                return await.speech().modifiers().requirement();
            }
            if (head instanceof Step.AwaitTold await && await.requirement() != null) {
                return await.requirement();
            }
            if (head instanceof Step.ProveSilence silence && silence.requirement() != null) {
                return silence.requirement();
            }
        }
        if (objection != null) {
            return objection.requirement();
        }
        return due instanceof Step.Choose choose ? choose.requirement() : null;
    }

    private static @Nullable String provedBy(List<Step> heads) {
        for (Step head : heads) {
            if (head instanceof Step.Await await && await.provedBy() != null) {
                return await.provedBy();
            }
            if (head instanceof Step.AwaitTold await && await.provedBy() != null) {
                return await.provedBy();
            }
            if (head instanceof Step.ProveSilence silence && silence.provedBy() != null) {
                return silence.provedBy();
            }
            if (head instanceof Step.Emit emit && emit.provedBy() != null) {
                return emit.provedBy();
            }
        }
        return null;
    }

    private String words(Step step) {
        if (step instanceof Step.Await await) {
            return expectation.words(await.speech());
        }
        if (step instanceof Step.AwaitTold await) {
            return expectation.words(await.sees());
        }
        if (step instanceof Step.ProveSilence silence) {
            return silence.closingOnly() ? "no close" : "nothing more";
        }
        return step instanceof Step.Emit emit
                ? "that the connection stays open for "
                        + emit.speeches().stream().map(expectation::words).collect(Collectors.joining(", "))
                : "nothing";
    }

    /** What the application was told and no turn accounts for is a divergence, see the language's documentation. */
    private void checkLeftovers() {
        if (script.subject() == Role.CLIENT && mode.judges() && application.isOpen()) {
            if (!connections.caughtUp(loop) || !application.synced()) {
                if (!syncing) {
                    syncing = true;
                    waitingFor = List.of();
                    repeatedWaits = 0;
                    deadline.cancel();
                    deadline = loop.schedule(options.closing(), this::stopCatchingUp);
                }
                return;
            }
            while (cursor.absorb()) {
                // What was optional and came late is accounted for.
            }
            @Nullable Moment leftover = application.leftover(connections.isConnected());
            if (leftover != null) {
                divergence = new Divergence(
                        leftover.number(),
                        script.scenario().at(),
                        null,
                        null,
                        List.of("the application is told nothing but what the dialogue accounts for"),
                        Expectation.found(leftover, ""));
            }
        }
        end();
    }

    /** A client that has not caught up is let go; an adapter that does not answer is waited for, and then is trouble. */
    private void stopCatchingUp() {
        if (over) {
            return;
        }
        if (connections.caughtUp(loop)) {
            arm();
        } else {
            end();
        }
    }

    /** The dialogue is over: closes what is open, in an orderly way, and listens until it is closed. */
    private void end() {
        if (over) {
            return;
        }
        over = true;
        deadline.cancel();
        transcript.add(new Happening.Note(divergence == null ? "end of the dialogue" : "first divergence"));
        // Before anything that may fail: whoever waits for this play has to hear of its end.
        deadline = loop.schedule(options.closing(), this::finish);
        carefully(() -> {
            if (script.subject() == Role.CLIENT) {
                application.close();
            }
            if (mode.judges()) {
                connections.close();
            }
        });
        finishIfQuiet();
    }

    /** What fails now must neither hide what the play has shown nor keep its end from whoever waits for it. */
    private void carefully(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the kit failed at the end of a play", e);
            if (divergence == null && trouble == null) {
                trouble = "the kit itself failed: " + e;
            }
        }
    }

    private void finishIfQuiet() {
        if (connections.allEnded() && (script.subject() == Role.SERVER || application.isQuiet())) {
            finish();
        }
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        deadline.cancel();
        carefully(connections::dropAll);
        carefully(application::abandon);
        carefully(stage::done);
        done.accept(new Played(script, transcript, divergence, cursor.outcomes(), trouble, application.gone()));
    }

    /** The cursor's hands. */
    private final class PlayersHands implements Hands {

        @Override
        public @Nullable Moment pending() {
            return connections.pending();
        }

        @Override
        public void take() {
            connections.take();
        }

        @Override
        public @Nullable Moment arrival() {
            return connections.arrival();
        }

        @Override
        public void takeArrival() {
            connections.takeArrival();
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
        public boolean emit(Step.Emit emit) {
            Act first = emit.speeches().get(0).act();
            if (first instanceof Act.Connects connects) {
                connect(connects, emit.speeches().get(0).modifiers());
                return true;
            }
            @Nullable Moment ending = connections.endingBefore(first);
            if (ending != null) {
                diverge(ending, Expectation.found(ending, ""));
                return false;
            }
            connections.emit(emit.speeches());
            return true;
        }

        private void connect(Act.Connects connects, Modifiers modifiers) {
            UpgradeRequest request = connections.request(connects, modifiers);
            WireState state = connections.connecting(request);
            state.attach(stage.connect(request, event -> connections.heard(state, event)));
        }

        @Override
        public void act(ApplicationTurn what) {
            application.act(what);
        }

        @Override
        public boolean takeDeed(ApplicationTurn what) {
            return deeds.remove(what.deed());
        }

        @Override
        public void tell(ApplicationTurn.Sees sees) {
            Telling.of(sees, bindings).ifPresent(stage::tell);
        }

        @Override
        public SilenceProof proveSilence(boolean closingOnly) {
            return connections.proveSilence(closingOnly);
        }

        @Override
        public void abandonSilence() {
            connections.abandonProof();
        }

        @Override
        public boolean synced() {
            return script.subject() == Role.SERVER || application.synced();
        }

        @Override
        public void later(Duration delay, Runnable task) {
            loop.schedule(delay, () -> {
                task.run();
                pump();
            });
        }
    }
}
