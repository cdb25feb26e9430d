package io.graphqltck.junit;

import io.graphqltck.core.verdict.FailOn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Makes a class a suite of conformance tests, one a scenario. The class has a constructor without parameters and is the
 * subject: a server under test implements {@link ServerUnderTest}, a client under test {@link ClientUnderTest}. A client that
 * wants to report each event of its application in detail implements {@link io.graphqltck.core.subject.ClientSubject} instead.
 *
 * <p>Surefire looks for classes by their names: call it {@code …Test}.
 *
 * <p>All that is declared here can be narrowed for one run by the parameters of {@link Constants}.
 */
@Documented
@Testable
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Conformance {

    /** Names of the protocols that the subject speaks, such as {@code graphql-transport-ws}; at least one. */
    String[] protocols();

    /** What the subject can do in addition to the least that everybody can, in the words of the kit's documentation. */
    String[] capabilities() default {};

    /** The subject's own waiting times, such as {@code init-timeout=1s}. */
    String[] parameters() default {};

    /** Whether a server offers the kit's control schema; without it only what needs no operation of its own is played. */
    boolean controlSchema() default false;

    /**
     * A server's own operations in place of the control schema's: a YAML file with the key {@code operations} as in a subject's
     * description, a resource on the class path, or a file relative to the working folder. Empty for none.
     */
    String operations() default "";

    /** The known failures: a resource on the class path, or a file relative to the working folder. Empty for none. */
    String baseline() default "";

    /**
     * Whether the kit finds out, by a few operations before the scenarios, what the subject can do in addition to what is declared here. A
     * client that declares capabilities has declared all of them.
     */
    boolean probe() default true;

    /** Scenarios to play: ids, beginnings of ids, or globs. Empty for all. */
    String[] scenarios() default {};

    /** The tier of scenarios to play: {@code first} for the about 30 that matter most to users. Empty for all. */
    String tier() default "";

    /**
     * The edition of the kit whose scenarios and levels are judged, so that a newer kit brings no new failures; 0 for all that the kit
     * has.
     */
    int edition() default 0;

    /** Folders or files with scenarios of the project's own, relative to the working folder. */
    String[] scenarioFiles() default {};

    /** From which verdicts on a test fails. */
    FailOn failOn() default FailOn.MUST;

    /** Whether explicit sentences that are widely not implemented fail instead of warning. */
    boolean strict() default false;

    /** Whether scenarios that have to wait are played too. */
    boolean slow() default false;

    /**
     * Whether a client is tested over TLS, with a certificate of the kit that {@link ClientUnderTest.Endpoint#certificate} names. Of a
     * server its URL says whether it speaks TLS.
     */
    boolean tls() default false;

    /** Whether any certificate of a server is accepted, such as one that it made for the test. */
    boolean insecure() default false;

    /**
     * Whether exchanges are over HTTP/2: by ALPN over TLS, else by those that know it beforehand. Connections of WebSocket stay with
     * HTTP/1.1.
     */
    boolean http2() default false;

    /** How many scenarios the subject can hold at the same time. */
    int jobs() default 64;
}
