package io.graphqltck.core.play;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.play.channel.ChannelFactory;
import io.graphqltck.core.play.channel.ExchangeSpeech;
import io.graphqltck.core.play.channel.Line;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.play.channel.SocketSpeech;
import io.graphqltck.core.play.channel.StreamPace;
import io.graphqltck.core.play.compare.Authority;
import io.graphqltck.core.play.compare.Comparison;
import io.graphqltck.core.play.compare.Expectation;
import io.graphqltck.core.play.compare.Targets;
import io.graphqltck.core.play.cursor.Cursor;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.play.cursor.Divergences;
import io.graphqltck.core.play.cursor.Heads;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays one script against one subject: emits the peer's turns, awaits the subject's, and keeps the transcript. All methods are
 * called on the play's loop, except {@link #start}.
 */
public final class Player {

    private static final System.Logger LOG = System.getLogger(Player.class.getName());

    private final Script script;
    private final Protocol protocol;
    private final Loop loop;
    private final Options options;
    private final Stage stage;
    private final PlayMode mode;
    private final Consumer<Played> done;
    private final Transcript transcript;
    private final Connections connections;
    private final Application application;
    private final PeerActions actions;
    private final Cursor cursor;
    private final UnexpectedEvents unexpected;
    private final TurnTimeout timeout;
    private final SubjectWait waiting;
    private final UnaccountedEvents unaccounted;
    private final Divergences divergences;

    private Loop.Cancellable closing = () -> {};
    private @Nullable Divergence divergence;
    private @Nullable String trouble;
    private boolean over;
    /** The script is over, and that of the other party, a subject too, is waited for. */
    private boolean concluding;

    private boolean finished;

    public Player(
            Script script,
            Protocol protocol,
            Bindings bindings,
            PlayLoop clock,
            Options options,
            Stage stage,
            PlayMode mode,
            Consumer<Played> done) {
        this.script = script;
        this.protocol = protocol;
        this.loop = clock.loop();
        this.options = options;
        this.stage = stage;
        this.mode = mode;
        this.done = done;
        Role subject = script.subject();
        Authority authority = Authority.of(
                        protocol, script.scenario(), stage.endpoint(), stage.authorisation(), InstantSource.system())
                .recorded(stage.objections());
        Targets targets = new Targets(bindings, protocol, stage.endpoint());
        Expectation expectation = new Expectation(bindings, protocol, targets, authority, mode.speaks());
        this.transcript = new Transcript(loop::nanoTime, stage::happened);
        transcript.under(options.circumstances(bindings.key(), stage.endpoint(), script.segmentation()));
        ChannelFactory maker = new ChannelFactory(
                protocol,
                subject,
                mode,
                transcript,
                new SocketSpeech(bindings, protocol.subprotocol(), targets, authority),
                new ExchangeSpeech(
                        protocol, bindings, targets, authority, stage.endpoint().getPort()),
                this::takesControlFrames,
                new StreamPace(script.segmentation(), loop));
        this.connections = new Connections(protocol, subject, mode, bindings, transcript, this::pump, authority, maker);
        CallbackTurns callbacks = new CallbackTurns(script.scenario(), bindings, transcript);
        this.application =
                new Application(stage, authority, callbacks, transcript, loop, connections::network, this::pump);
        this.actions = new PeerActions(
                subject,
                connections,
                application,
                stage,
                bindings,
                new Pauses(loop, options.longestPause()),
                this::pump,
                this::diverge);
        this.cursor = new Cursor(script, actions, expectation);
        this.unexpected = new UnexpectedEvents(
                connections, application, cursor, mode.judges(), options.quiet(), loop, this::diverge);
        this.timeout = new TurnTimeout(loop, clock.meter(), options, this::fail);
        this.waiting =
                new SubjectWait(cursor, timeout, application, mode, options, this::pump, this::fail, this::diverge);
        this.unaccounted = new UnaccountedEvents(
                connections, application, cursor, timeout, options, transcript, this::pump, this::fail);
        this.divergences = new Divergences(expectation);
    }

    /** Begins the play. May be called on any thread. */
    public void start() {
        loop.execute(this::pump);
    }

    /** A client opened this connection to the kit's server; what is returned hears of it. */
    public WireListener accepted(Wire wire) {
        return connections.accepted(wire);
    }

    /** The application, to which the kit plays the client, or its peer, did this. On the play's loop. */
    public void deed(Deed deed) {
        actions.deed(deed);
        boolean scripted = script.steps().stream()
                .anyMatch(step -> step instanceof Step.AwaitAct await && await.deed() instanceof Deed.Closes);
        if (deed instanceof Deed.Closes && !scripted && mode == PlayMode.PLAY_ALONG) {
            connections.close();
        }
        pump();
    }

    /** The other party, a subject too, did this on this wire. On the play's loop. */
    public void overheard(int wire, WireEvent event) {
        connections.overheard(wire, event);
    }

    /** The network between both subjects has changed. On the play's loop. */
    public void network(NetworkChange change) {
        connections.network(change);
    }

    /** The other party, a subject too, has taken this turn. On the play's loop. */
    public void followed(Turn.Speech turn, int wire) {
        actions.followed(turn, wire);
        pump();
    }

    /** Ends the play in an orderly way: that of the other party has come to its end. On the play's loop. */
    public void conclude() {
        end();
    }

    /** Whether the dialogue left its script here. */
    public boolean hasDiverged() {
        return divergence != null;
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

    /** A mistake of the kit ends the play as a harness error, and no other play. */
    private void pump() {
        try {
            goOn();
        } catch (KitLimitException e) {
            fail("a limit of the kit: " + e.sentence());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the kit failed in a play", e);
            fail(KitFailure.sentence(e));
        } catch (Error e) {
            KitFailure.report(e);
            fail(KitFailure.sentence());
        }
    }

    /** Continues as far as possible, and judges where it cannot continue. */
    private void goOn() {
        if (over) {
            // A client that is done may wait for what any decent server answers before it leaves.
            connections.unawaited().serve();
            finishIfQuiet();
            return;
        }
        if (application.gone() != null || transcript.exceeded() != null) {
            end();
            return;
        }
        Comparison nearest = cursor.advance();
        while (!cursor.isAtTheEnd()) {
            if (over) {
                return;
            }
            if (!unexpected.pass(nearest)) {
                waiting.await();
                return;
            }
            nearest = cursor.advance();
        }
        if (!over) {
            atTheEnd();
        }
    }

    private boolean takesControlFrames() {
        return cursor.awaits(Heads::takesControlFrames);
    }

    private void diverge(@Nullable Moment moment, String found, @Nullable Objection objection) {
        @Nullable Step due = cursor.due();
        if (divergence == null && due != null && mode.judges()) {
            int number = moment == null ? transcript.moments().size() : moment.number();
            divergence = divergences
                    .at(number, due, cursor.heads(), objection, found)
                    .restingOn(
                            moment == null || Line.ends(moment)
                                    ? Divergences.barrierProof(protocol, script, connections.unproved())
                                    : null);
        }
        end();
    }

    /** The script is at its end. What the application received and no turn accounts for is a divergence, too. */
    private void atTheEnd() {
        if (concluding) {
            return;
        }
        // A real server may continue to deliver when the dialogue is over.
        if (script.subject() == Role.CLIENT && mode.speaks() && mode.judges() && application.isOpen()) {
            if (!unaccounted.areKnown()) {
                return;
            }
            @Nullable Moment leftover = unaccounted.first();
            if (leftover != null) {
                divergence = Divergences.leftover(script.scenario(), leftover, application.isRepeatedEnd(leftover));
            }
        }
        if (mode.speaks() || divergence != null) {
            end();
        } else {
            concluding = true;
            timeout.rest();
            stage.scriptOver();
        }
    }

    /** The dialogue is over: closes what is open, in an orderly way, and listens until it is closed. */
    private void end() {
        if (over) {
            return;
        }
        over = true;
        waiting.stop();
        transcript.add(Happening.Note.end(divergence != null));
        if (!mode.speaks() && !concluding) {
            stage.broken();
        }
        // Before anything that may fail: the waiter for this play must learn of its end.
        closing = loop.schedule(options.closing(), this::finish);
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

    /** A failure here must neither hide what the play has shown nor keep its waiter waiting. */
    private void carefully(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the kit failed at the end of a play", e);
            if (divergence == null && trouble == null) {
                trouble = KitFailure.sentence(e);
            }
        }
    }

    private void finishIfQuiet() {
        if (connections.allEnded() && (script.subject() == Role.SERVER || application.isQuiet())) {
            finish();
        }
    }

    /** A client that is closed does not report again what had already ended: that needs no turn to account for it. */
    private void checkEnds() {
        @Nullable Moment again = application.repeatedEnd();
        boolean whole = divergence == null && trouble == null && transcript.exceeded() == null;
        if (again != null && whole && mode.judges()) {
            divergence = Divergences.leftover(script.scenario(), again, true);
        }
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        waiting.stop();
        closing.cancel();
        checkEnds();
        carefully(connections::dropAll);
        carefully(application::abandon);
        carefully(stage::done);
        transcript.complete();
        done.accept(new Played(
                script,
                transcript,
                divergence,
                cursor.outcomes(),
                trouble,
                application.gone(),
                connections.streamedOctets()));
    }
}
