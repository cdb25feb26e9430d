package io.graphqltck.junit.play;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.junit.verdict.Outcomes;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scenario that was played, or could not be, and what came of it. */
public final class PlayedScenario {

    private final RunResult run;
    private final ScenarioResult result;

    PlayedScenario(RunResult run, ScenarioResult result) {
        this.run = run;
        this.result = result;
    }

    public RunResult run() {
        return run;
    }

    public ScenarioResult result() {
        return result;
    }

    public String id() {
        return result.scenario().id();
    }

    public Verdict verdict() {
        return result.verdict();
    }

    /** Why the verdict is what it is, secrets masked; empty for one that passed. */
    public String reason() {
        return redactor().text(result.reason());
    }

    /** In the order in which they showed. */
    public List<Finding> findings() {
        return result.findings();
    }

    /** What the subject does where its document leaves it open. */
    public List<String> observed() {
        return result.outcomes();
    }

    /** All that crossed the wires and all that the application received; empty when it was not played. Secrets are not masked. */
    public List<Moment> moments() {
        @Nullable Transcript transcript = result.transcript();
        return transcript == null ? List.of() : transcript.moments();
    }

    /** What the subject did on its wires, a line for each, secrets masked. */
    public List<String> saidBySubject() {
        return said(Direction.RECEIVED);
    }

    /** What the kit did on the wires, a line for each, secrets masked. */
    public List<String> saidByKit() {
        return said(Direction.SENT);
    }

    /** What a client's application received, a line for each, secrets masked. */
    public List<String> toldToApplication() {
        Redactor redactor = redactor();
        return moments().stream()
                .map(redactor::moment)
                .filter(moment -> moment.what() instanceof Happening.ApplicationTold)
                .map(moment -> Describe.told(((Happening.ApplicationTold) moment.what()).event()))
                .toList();
    }

    private List<String> said(Direction direction) {
        Redactor redactor = redactor();
        return moments().stream()
                .map(redactor::moment)
                .filter(moment -> moment.what() instanceof Happening.OnWire wire && wire.direction() == direction)
                .map(moment -> Describe.event(((Happening.OnWire) moment.what()).event()))
                .toList();
    }

    /** What happened, as a report tells it: timeline, sentence, what was allowed and what was found. Secrets are masked. */
    public String story() {
        RepeatCommand repeat =
                (all, one) -> "SubjectUnderTest.…play(\"" + one.scenario().id() + "\")";
        return new Outcomes(FailOn.MUST, repeat).story(run, result);
    }

    private Redactor redactor() {
        return Redaction.masking().of(result);
    }

    @Override
    public String toString() {
        return id() + ": " + verdict().word() + (reason().isEmpty() ? "" : ", " + reason());
    }
}
