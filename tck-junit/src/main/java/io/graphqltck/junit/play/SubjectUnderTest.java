package io.graphqltck.junit.play;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.settings.Declared;
import io.graphqltck.junit.settings.RunParameters;
import io.graphqltck.junit.settings.Settings;
import io.graphqltck.junit.settings.SettingsException;
import io.graphqltck.junit.settings.TransportSettings;
import io.graphqltck.junit.subject.Subjects;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in calls what {@link io.graphqltck.junit.Conformance} says in an annotation. Each call changes this object and returns it.
 * Nothing is read, opened or started before a scenario is played.
 */
public final class SubjectUnderTest {

    private final Role role;
    private final Opener opener;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private String name;
    private List<String> protocols = List.of();
    private List<String> capabilities = List.of();
    private List<String> parameters = List.of();
    private @Nullable String tier;
    private int edition;
    private List<String> scenarios = List.of();
    private List<String> scenarioFiles = List.of();
    private String operations = "";
    private String baseline = "";
    private boolean controlSchema;
    private boolean probe = true;
    private FailOn failOn = FailOn.MUST;
    private boolean strict;
    private boolean slow;
    private boolean tls;
    private boolean insecure;
    private boolean http2;
    private int jobs = 64;

    private SubjectUnderTest(Role role, Opener opener) {
        this.role = role;
        this.opener = opener;
        this.name = role.word();
    }

    /** A server that listens there, such as {@code ws://127.0.0.1:8080/graphql}; the kit neither starts nor stops it. */
    public static SubjectUnderTest server(URI url) {
        return new SubjectUnderTest(
                Role.SERVER, (subjects, settings, headers) -> subjects.server(url, headers, settings.transport()));
    }

    /** The same. @throws SettingsException when it is no URL */
    public static SubjectUnderTest server(String url) {
        try {
            return server(URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("`" + url + "` is no URL, expected one such as ws://127.0.0.1:8080/graphql");
        }
    }

    /** A server that the kit starts and stops, with header fields of its own. */
    public static SubjectUnderTest server(ServerUnderTest server) {
        return new SubjectUnderTest(Role.SERVER, (subjects, settings, headers) -> subjects.server(server, settings));
    }

    public static SubjectUnderTest client(ClientUnderTest client) {
        return new SubjectUnderTest(
                Role.CLIENT, (subjects, settings, headers) -> subjects.client(client, settings.transport()));
    }

    public static SubjectUnderTest client(ClientSubject client) {
        return new SubjectUnderTest(
                Role.CLIENT, (subjects, settings, headers) -> subjects.client(client, settings.transport()));
    }

    /** How reports call it; else {@code server} or {@code client}. */
    public SubjectUnderTest named(String value) {
        name = value;
        return this;
    }

    /** At least one. */
    public SubjectUnderTest protocols(String... names) {
        protocols = List.of(names);
        return this;
    }

    public SubjectUnderTest capabilities(String... words) {
        capabilities = List.of(words);
        return this;
    }

    /** Its waiting times, such as {@code init-timeout=1s}. */
    public SubjectUnderTest parameters(String... values) {
        parameters = List.of(values);
        return this;
    }

    /** A server that offers the kit's control schema. */
    public SubjectUnderTest controlSchema() {
        controlSchema = true;
        return this;
    }

    /** Only what is declared is believed; without this the kit finds out the rest by a few operations. */
    public SubjectUnderTest withoutProbes() {
        probe = false;
        return this;
    }

    /** A file or resource with a server's own operations. */
    public SubjectUnderTest operations(String file) {
        operations = file;
        return this;
    }

    /** A file or resource with known failures. */
    public SubjectUnderTest baseline(String file) {
        baseline = file;
        return this;
    }

    /** Ids, beginnings of ids, or globs; all where this is not called. */
    public SubjectUnderTest scenarios(String... patterns) {
        scenarios = List.of(patterns);
        return this;
    }

    /** The tier of scenarios, such as {@code first}; all where this is not called. */
    public SubjectUnderTest tier(String name) {
        tier = name;
        return this;
    }

    /** The edition of the kit whose scenarios and levels are judged; the newest where this is not called. */
    public SubjectUnderTest edition(int number) {
        edition = number;
        return this;
    }

    /** Folders or files with scenarios of the project's own. */
    public SubjectUnderTest scenarioFiles(String... paths) {
        scenarioFiles = List.of(paths);
        return this;
    }

    public SubjectUnderTest failOn(FailOn value) {
        failOn = value;
        return this;
    }

    public SubjectUnderTest strict() {
        strict = true;
        return this;
    }

    /** Plays scenarios that have to wait, too. */
    public SubjectUnderTest slow() {
        slow = true;
        return this;
    }

    /** Tests a client over TLS, with the kit's certificate. */
    public SubjectUnderTest tls() {
        tls = true;
        return this;
    }

    /** Accepts any certificate of a server. */
    public SubjectUnderTest insecure() {
        insecure = true;
        return this;
    }

    /** Exchanges are over HTTP/2. */
    public SubjectUnderTest http2() {
        http2 = true;
        return this;
    }

    /** How many scenarios it can hold at the same time. */
    public SubjectUnderTest jobs(int value) {
        jobs = value;
        return this;
    }

    /** A field line for every request of the kit to a server that somebody else starts. */
    public SubjectUnderTest header(String field, String value) {
        headers.add(Map.entry(field, value));
        return this;
    }

    /**
     * Plays one scenario and waits for its verdict. What comes is never thrown, whatever the verdict is. RunParameters of the run that
     * choose scenarios do not hold for it.
     *
     * @param id of the scenario, whole
     * @throws SettingsException when there is no such scenario for this subject, or what was said makes no sense
     * @throws io.graphqltck.junit.subject.SubjectException when the subject cannot be started or reached
     */
    public PlayedScenario play(String id) throws InterruptedException {
        try (RunningSuite running = RunningSuite.of(
                declared(List.of(id), true), this, RunParameters.ofSystem().withoutChoice())) {
            return running.only(id);
        }
    }

    Declared declared() {
        return declared(scenarios, slow);
    }

    private Declared declared(List<String> wanted, boolean alsoSlow) {
        return new Declared(
                new Declared.Origin(name, "the " + role.word() + " under test", role, loader()),
                new Declared.Claims(protocols, capabilities, parameters, controlSchema, probe, operations),
                new Declared.Choice(wanted, tier, edition, scenarioFiles, alsoSlow),
                new Declared.Judging(baseline, failOn, strict, jobs),
                new TransportSettings(tls, insecure, http2));
    }

    /** Build tools and frameworks run tests with a class loader of their own, and say so. */
    private static ClassLoader loader() {
        @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? SubjectUnderTest.class.getClassLoader() : loader;
    }

    Venue open(Subjects subjects, Settings settings) throws InterruptedException {
        return opener.open(subjects, settings, List.copyOf(headers));
    }

    /** Starts the subject or finds it. */
    @FunctionalInterface
    private interface Opener {
        Venue open(Subjects subjects, Settings settings, List<Map.Entry<String, String>> headers)
                throws InterruptedException;
    }
}
