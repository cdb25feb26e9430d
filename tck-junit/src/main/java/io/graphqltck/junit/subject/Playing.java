package io.graphqltck.junit.subject;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.Probing;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.SuiteRun;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.junit.settings.Settings;
import java.util.List;

/** Plays scenarios of one protocol and waits for them; many are in flight at the same time. */
public final class Playing {

    private Playing() {}

    public static RunResult play(
            Protocol protocol,
            List<Scenario> scenarios,
            Settings settings,
            Baseline baseline,
            Venue venue,
            RunListener listener)
            throws InterruptedException {
        SubjectInfo subject = settings.subject();
        if (settings.probes()) {
            subject = new Probing(protocol, settings.options(), settings.jobs()).of(subject, venue, scenarios);
        }
        return new SuiteRun(
                        protocol,
                        subject,
                        venue,
                        settings.options(),
                        new Judge(Rules.load(Playing.class.getClassLoader()), settings.strict()),
                        settings.jobs(),
                        listener)
                .run(scenarios, baseline);
    }
}
