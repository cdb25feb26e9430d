package io.graphqltck.core.play.compare;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import org.jspecify.annotations.Nullable;

/** Compares what a script awaits with what happened, and says it in words. */
public final class Expectation {

    private final Bindings bindings;
    private final UpgradeComparison upgrades;
    private final ExchangeComparison exchanges;
    private final ToldComparison told;
    private final ActWords words;
    private final Authority authority;

    /** {@code speaks}: whether the kit is one of the parties. */
    public Expectation(Bindings bindings, Protocol protocol, Targets targets, Authority authority, boolean speaks) {
        this.bindings = bindings;
        this.upgrades = new UpgradeComparison(bindings, protocol.subprotocol(), targets);
        this.exchanges =
                new ExchangeComparison(bindings, protocol.streams(), targets.own(), protocol.operationsByGet(), speaks);
        this.told = new ToldComparison(bindings);
        this.words = new ActWords(bindings, protocol.subprotocol(), exchanges);
        this.authority = authority;
    }

    /** Whether the subject did what the turn says, and is authorised as it says. */
    public Comparison compare(Turn.Speech speech, Moment moment) {
        if (!(moment.what() instanceof Happening.OnWire onWire)) {
            return Comparison.differs("something else");
        }
        Comparison done =
                speech.act().accept(new ActComparison(bindings, upgrades, exchanges, onWire.event(), onWire.json()));
        @Nullable Objection objection = done.fits() ? authority.refusal(speech, moment) : null;
        return objection == null ? done : Comparison.refused(objection);
    }

    /**
     * Whether the application received this. {@code reportsFailure}: what it was told is a result that has errors and nothing else to
     * deliver, which is one form of a failure.
     */
    public Comparison compare(ApplicationTurn.Sees sees, Moment moment, boolean reportsFailure) {
        return moment.what() instanceof Happening.ApplicationTold one
                ? told.of(sees, one.event(), reportsFailure)
                : Comparison.OTHER;
    }

    /** What is awaited, in words. */
    public String words(Turn.Speech speech) {
        @Nullable Authorised authorised = speech.modifiers().authorised();
        return speech.act().accept(words) + (authorised == null ? "" : ", authorised " + authorised.words());
    }

    /** What the application must receive, in words. */
    public String words(ApplicationTurn.Sees sees) {
        return told.words(sees);
    }

    /** What came, in words, with how it differs where that is known. */
    public static String found(Moment moment, String difference) {
        String text = moment.what() instanceof Happening.OnWire onWire
                ? Describe.event(onWire.event())
                : moment.what() instanceof Happening.ApplicationTold told
                        ? "the application saw: " + Describe.told(told.event())
                        : "something else";
        return difference.isEmpty() ? text : text + " (" + difference + ")";
    }
}
