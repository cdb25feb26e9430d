package io.graphqltck.junit.run;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Probing;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.junit.node.ProtocolNode;
import io.graphqltck.junit.node.ScenarioNode;
import io.graphqltck.junit.settings.Suite;
import io.graphqltck.junit.verdict.Failures;
import io.graphqltck.junit.verdict.Outcomes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;

/** Reports the scenarios of one protocol to a launcher: passes at once, the rest when all is judged. */
final class ProtocolReport implements RunListener {

    private final ProtocolNode protocol;
    private final Suite played;
    private final EngineExecutionListener listener;
    private final ScenarioReport scenarios;
    private final Map<String, ScenarioNode> nodes = new LinkedHashMap<>();
    private final Set<String> started = new HashSet<>();
    private final Set<String> reported = new HashSet<>();

    ProtocolReport(
            ProtocolNode protocol,
            Suite played,
            Outcomes outcomes,
            Failures failures,
            EngineExecutionListener listener) {
        this.protocol = protocol;
        this.played = played;
        this.listener = listener;
        this.scenarios = new ScenarioReport(outcomes, failures, listener);
        protocol.scenarios().forEach(node -> nodes.put(node.scenario().id(), node));
    }

    void begin() {
        listener.executionStarted(protocol);
        for (TestDescriptor theme : protocol.getChildren()) {
            listener.executionStarted(theme);
        }
    }

    @Override
    public synchronized void began(Scenario scenario) {
        @Nullable ScenarioNode node = nodes.get(scenario.id());
        if (node != null && started.add(scenario.id())) {
            listener.executionStarted(node);
        }
    }

    /** A failure may still turn out to be blocked by another one, or may be played again alone; its story needs the run. */
    @Override
    public synchronized void finished(ScenarioResult result) {
        ScenarioResult judged = played.baseline()
                .applyTo(List.of(result), LocalDate.now(ZoneId.systemDefault()))
                .get(0);
        boolean isFinal = judged.verdict() == Verdict.PASSED || judged.verdict() == Verdict.WARNED;
        if (isFinal && !played.settings().failOn().fails(judged.verdict())) {
            report(null, judged);
        }
    }

    synchronized void end(RunResult run) {
        if (!run.subject().probed().isEmpty()) {
            listener.reportingEntryPublished(
                    protocol, ReportEntry.from("graphqltck.probed", Probing.words(run.subject())));
        }
        run.results().forEach(result -> report(run, result));
        for (TestDescriptor theme : protocol.getChildren()) {
            listener.executionFinished(theme, TestExecutionResult.successful());
        }
        listener.executionFinished(protocol, TestExecutionResult.successful());
    }

    private void report(@Nullable RunResult run, ScenarioResult result) {
        String id = result.scenario().id();
        @Nullable ScenarioNode node = nodes.get(id);
        if (node != null && reported.add(id)) {
            scenarios.report(node, run, result, started.contains(id));
        }
    }
}
