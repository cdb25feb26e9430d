package io.graphqltck.core.verdict;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.PingedScripts;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subject that does not know the message of the protocol's barrier, such as one of an edition before that message. That is one finding:
 * what else is about the message is blocked by it, and where the message only shows how far the subject is, another barrier does.
 */
public final class UnknownBarrier {

    private final Protocol.Barrier barrier;
    private final Role role;
    private final PingedScripts pinged;
    private final Scenario prover;

    private UnknownBarrier(Protocol.Barrier barrier, Role role, Scenario prover) {
        this.barrier = barrier;
        this.role = role;
        this.pinged = new PingedScripts(barrier);
        this.prover = prover;
    }

    /** What these results may be due to; null where nothing in them rests on the barrier, or the protocol has none. */
    public static @Nullable UnknownBarrier of(Protocol protocol, Role role, Map<String, ScenarioResult> results) {
        Protocol.@Nullable Barrier barrier = protocol.barrier();
        if (barrier == null) {
            return null;
        }
        return protocol.scenarios().stream()
                .filter(scenario -> scenario.roles().contains(role))
                .filter(scenario -> barrier.provedBy().contains(scenario.id()))
                .map(scenario -> new UnknownBarrier(barrier, role, scenario))
                .filter(unknown -> unknown.isSuspectedIn(results))
                .findFirst()
                .orElse(null);
    }

    /** Whether this scenario shows whether a subject knows the message. */
    public static boolean proves(Protocol protocol, Scenario scenario) {
        Protocol.@Nullable Barrier barrier = protocol.barrier();
        return barrier != null && barrier.provedBy().contains(scenario.id());
    }

    /** The results of a run that is over, in the light of that of the scenario which proves the message. */
    public static List<ScenarioResult> judged(Protocol protocol, List<ScenarioResult> results, ScenarioResult proving) {
        Map<String, ScenarioResult> byId = new LinkedHashMap<>();
        results.forEach(result -> byId.put(result.scenario().id(), result));
        @Nullable UnknownBarrier unknown = of(protocol, proving.role(), byId);
        return unknown == null || !unknown.isShownBy(proving)
                ? results
                : results.stream().map(unknown::judged).toList();
    }

    /** The scenario that shows whether the subject knows the message. */
    public Scenario prover() {
        return prover;
    }

    /** Whether something else went wrong or went unseen that may be due to the barrier alone. */
    private boolean isSuspectedIn(Map<String, ScenarioResult> results) {
        return results.values().stream()
                .filter(result -> !result.scenario().equals(prover))
                .anyMatch(result -> restsOnIt(result) || (hasDiverged(result) && uses(result.scenario())));
    }

    /** Whether this result of the prover's shows that: the message was sent, and never answered. */
    public boolean isShownBy(ScenarioResult proving) {
        @Nullable Transcript transcript = proving.transcript();
        return transcript != null
                && hasDiverged(proving)
                && has(transcript, Direction.SENT, barrier.send())
                && !has(transcript, Direction.RECEIVED, barrier.await());
    }

    private static boolean has(Transcript transcript, Direction direction, Pattern message) {
        return transcript.moments().stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.direction() == direction
                        && onWire.json() != null
                        && new Bindings(Map.of(), "barrier").match(message, onWire.json()) == null);
    }

    /** Those to be played again with the other barrier: also such as passed, which the message may have made pass. */
    public List<Scenario> concerned(List<Scenario> scenarios, Map<String, ScenarioResult> results) {
        return scenarios.stream()
                .filter(scenario -> !isAboutIt(scenario))
                .filter(scenario -> asks(scenario) || restsOnIt(results.get(scenario.id())))
                .toList();
    }

    /** What is about the message itself, and did not go well, is blocked by the scenario that shows that it is not known. */
    public ScenarioResult judged(ScenarioResult result) {
        boolean blocked = !result.scenario().equals(prover)
                && (isAboutIt(result.scenario()) || (uses(result.scenario()) && !asks(result.scenario())))
                && hasDiverged(result);
        return blocked
                ? result.with(
                                Verdict.BLOCKED,
                                "it builds on what `" + prover.id()
                                        + "` tests, which shows that the subject does not know"
                                        + " the message at all: " + reason(result))
                        .provedBy(prover.id())
                : result;
    }

    private static String reason(ScenarioResult result) {
        return result.findings().stream()
                .filter(Finding::isDivergence)
                .findFirst()
                .map(Finding::reason)
                .orElse(result.reason());
    }

    private static boolean hasDiverged(ScenarioResult result) {
        boolean judged = result.verdict() == Verdict.FAILED
                || result.verdict() == Verdict.WARNED
                || result.verdict() == Verdict.PASSED;
        return judged && result.findings().stream().anyMatch(Finding::isDivergence);
    }

    private boolean isAboutIt(Scenario scenario) {
        return scenario.equals(prover) || scenario.requirements().stream().anyMatch(barrier.requirements()::contains);
    }

    private boolean restsOnIt(@Nullable ScenarioResult result) {
        return result != null
                && hasDiverged(result)
                && result.provedBy() != null
                && barrier.provedBy().contains(result.provedBy());
    }

    private boolean asks(Scenario scenario) {
        return pinged.asks(Script.compile(scenario, role));
    }

    private boolean uses(Scenario scenario) {
        return isAboutIt(scenario) || asks(scenario) || pinged.awaits(Script.compile(scenario, role));
    }
}
