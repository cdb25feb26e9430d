package io.graphqltck.core.run;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results for tests that do not care how they came about. */
final class Results {

    static final Protocol PROTOCOL = Demo.protocol("""
              - id: demo.test.one
                title: One
                requirements: [DEMO-S-01]
                aliases: [demo.test.formerly]
                dialogue: [ { given: [ { include: opened } ], proved by: demo.test.two } ]
              - id: demo.test.two
                title: Two
                requirements: [DEMO-S-01]
                dialogue: [ { include: opened } ]
              - id: demo.test.alone
                title: Alone
                requirements: [DEMO-S-01]
                isolated: true
                dialogue: [ { include: opened } ]
            """);

    private Results() {}

    /** The scenario that stands at this place, failed by this requirement where it failed. */
    static ScenarioResult of(int scenario, Verdict verdict, String requirement, @Nullable String provedBy) {
        List<Finding> findings = verdict == Verdict.FAILED
                ? List.of(new Finding(requirement, Judgement.FAIL, "script", 0, null, List.of("a"), "b"))
                : List.of();
        return of(scenario, verdict, findings, provedBy);
    }

    /** One that was only warned of where its script was left. */
    static ScenarioResult warned(int scenario, String requirement) {
        Finding finding = new Finding(requirement, Judgement.WARN, "script", 0, null, List.of("a"), "b");
        return of(scenario, Verdict.WARNED, List.of(finding), null);
    }

    private static ScenarioResult of(int scenario, Verdict verdict, List<Finding> findings, @Nullable String provedBy) {
        return new ScenarioResult(
                PROTOCOL.scenarios().get(scenario),
                Role.SERVER,
                verdict,
                "as it is",
                findings,
                List.of(),
                provedBy,
                null,
                Duration.ZERO);
    }
}
