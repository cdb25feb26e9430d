package io.graphqltck.junit.settings;

import io.graphqltck.core.play.Options;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.verdict.FailOn;
import java.time.Duration;

/**
 * How a subject is judged.
 *
 * @param probes whether the kit finds out what it can do and does not declare
 * @param jobs how many scenarios are in flight at the same time
 * @param transport how it is reached
 * @param startTimeout how long a server may take to start
 */
public record Settings(
        SubjectInfo subject,
        boolean probes,
        FailOn failOn,
        boolean strict,
        int jobs,
        Options options,
        TransportSettings transport,
        Duration startTimeout) {}
