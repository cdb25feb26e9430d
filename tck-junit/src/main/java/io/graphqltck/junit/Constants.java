package io.graphqltck.junit;

import java.util.Set;

/**
 * The configuration parameters of the engine. Given as JUnit Platform configuration parameters, in {@code junit-platform.properties},
 * or as system properties. A parameter with this prefix and another name is a mistake, and fails the suite.
 */
public final class Constants {

    /** What the names of all of them begin with. */
    public static final String PREFIX = "graphqltck.";

    /** Scenarios to play, separated by commas: ids, beginnings of ids, or globs. Narrows what the class declares. */
    public static final String SCENARIOS = "graphqltck.scenarios";

    /** Requirements whose scenarios are played, separated by commas: ids or globs. */
    public static final String REQUIREMENTS = "graphqltck.requirements";

    /** Levels whose scenarios are played, separated by commas: {@code must}, {@code should}, {@code may}, {@code open}. */
    public static final String LEVELS = "graphqltck.levels";

    /** The tier whose scenarios are played, such as {@code first}. */
    public static final String TIER = "graphqltck.tier";

    /** The edition whose scenarios and levels are judged; overrides the class. */
    public static final String EDITION = "graphqltck.edition";

    /** {@code false}: only what the class declares is believed; {@code true}: the kit also finds out. Overrides the class. */
    public static final String PROBE = "graphqltck.probe";

    /** {@code true}: scenarios that have to wait are played too. */
    public static final String SLOW = "graphqltck.slow";

    /** Overrides the class: {@code must}, {@code should} or {@code any}. */
    public static final String FAIL_ON = "graphqltck.failOn";

    /** {@code true}: explicit sentences that are widely not implemented fail instead of warning. */
    public static final String STRICT = "graphqltck.strict";

    /** How many scenarios are in flight at the same time; the class may allow fewer. 64 by default. */
    public static final String JOBS = "graphqltck.jobs";

    /** {@code true}: a client is tested over TLS. */
    public static final String TLS = "graphqltck.tls";

    /** {@code true}: exchanges are over HTTP/2. */
    public static final String HTTP2 = "graphqltck.http2";

    /** How long the kit waits for one turn of the subject, such as {@code 500ms} or {@code 20s}; {@code 10s} by default. */
    public static final String TURN_TIMEOUT = "graphqltck.turnTimeout";

    /** The earlier name of {@link #TURN_TIMEOUT}, which wins where both are given. */
    public static final String PATIENCE = "graphqltck.patience";

    /** How long {@link ServerUnderTest#start} may take, {@code 60s} by default. */
    public static final String START_TIMEOUT = "graphqltck.startTimeout";

    /**
     * The class annotated with {@link Conformance} that is judged by scenario files which are selected themselves, as
     * resources or files, instead of a class.
     */
    public static final String SUBJECT = "graphqltck.subject";

    /** All names. */
    public static final Set<String> ALL = Set.of(
            SCENARIOS,
            REQUIREMENTS,
            LEVELS,
            TIER,
            EDITION,
            PROBE,
            SLOW,
            FAIL_ON,
            STRICT,
            JOBS,
            TLS,
            HTTP2,
            TURN_TIMEOUT,
            PATIENCE,
            START_TIMEOUT,
            SUBJECT);

    private Constants() {}
}
