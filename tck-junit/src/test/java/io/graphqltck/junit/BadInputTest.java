package io.graphqltck.junit;

import static io.graphqltck.junit.Runs.failure;
import static io.graphqltck.junit.Runs.finished;
import static io.graphqltck.junit.Runs.kit;
import static io.graphqltck.junit.Runs.message;
import static io.graphqltck.junit.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever makes no sense is a failing test that says what to do. */
class BadInputTest {

    private static final String SUITE = Suites.class.getName() + "$";
    private static final String KNOWN =
            " Known: appsync, graphql-over-http, graphql-sse, graphql-transport-ws, graphql-ws, multipart-subscription";

    @Test
    void protocols() {
        assertThat(message(run(Suites.UnknownProtocol.class)))
                .startsWith("@Conformance of " + SUITE + "UnknownProtocol names the unknown protocol"
                        + " `graphql-transport-sw`. Did you mean `graphql-transport-ws`?" + KNOWN);
        assertThat(message(run(Suites.NoProtocol.class)))
                .startsWith("@Conformance of " + SUITE
                        + "NoProtocol names no protocol; name at least one in `protocols`." + KNOWN);
        assertThat(message(run(Suites.Twice.class)))
                .isEqualTo("@Conformance of " + SUITE + "Twice names the protocol `graphql-transport-ws` twice");
    }

    @Test
    void subjects() {
        assertThat(message(run(Suites.NoSubject.class)))
                .isEqualTo(SUITE + "NoSubject is annotated with @Conformance and implements none of the interfaces of"
                        + " subjects; one class is one subject: implement io.graphqltck.junit.ServerUnderTest to test a"
                        + " server, or io.graphqltck.junit.ClientUnderTest to test a client");
        assertThat(message(run(Suites.Both.class)))
                .startsWith(
                        SUITE + "Both is annotated with @Conformance and implements"
                                + " io.graphqltck.junit.ServerUnderTest and io.graphqltck.junit.ClientUnderTest; one class is one");
        assertThat(message(run(Suites.Abstract.class)))
                .isEqualTo(SUITE
                        + "Abstract is annotated with @Conformance and is abstract, so that no subject can be made"
                        + " of it; annotate the class that extends it instead");
        assertThat(message(run(Suites.AnInterface.class))).contains("is abstract");
        assertThat(message(run(Suites.Parametric.class)))
                .endsWith(
                        "Parametric is annotated with @Conformance and has no constructor without parameters; add one");
        assertThat(message(run(Suites.Inner.class))).contains("is an inner class", "make it static");
    }

    @Test
    void transports() {
        assertThat(message(run(Suites.TlsServer.class)))
                .isEqualTo("@Conformance of " + SUITE + "TlsServer: `tls` is for clients; the URL of a server says"
                        + " whether it speaks TLS");
        assertThat(message(run(Suites.InsecureClient.class)))
                .isEqualTo("@Conformance of " + SUITE + "InsecureClient: `insecure` is for servers; a client receives"
                        + " the certificate to trust, see `tls`");
        assertThat(message(run(Suites.SecureServer.class)))
                .startsWith("the certificate of wss://127.0.0.1:")
                .contains("is not trusted (", "with `insecure` any certificate is accepted");
        for (Class<?> suite : List.of(Suites.WithoutTls.class, Suites.WithoutTlsInsecure.class)) {
            assertThat(message(run(suite)))
                    .startsWith("the server at wss://127.0.0.1:")
                    .endsWith("/graphql does not speak TLS; use `ws:`, or name another port");
        }
        assertThat(finished(run(Suites.AcceptedServer.class))).containsExactly("gtws.init.acknowledged SUCCESSFUL");
    }

    @Test
    void filtersThatMatchNothing() {
        assertThat(message(run(Suites.NothingSelected.class))).startsWith("no scenario matches `gtws.nope`. ");
        assertThat(message(run(Suites.OfClients.class)))
                .isEqualTo("@Conformance of " + SUITE + "OfClients selects no scenario that its protocols have for a"
                        + " server; loosen `scenarios`");
        assertThat(message(kit(selectClass(Suites.Right.class))
                        .configurationParameter(Constants.SCENARIOS, "gtws.stream")
                        .execute()))
                .isEqualTo(
                        "the parameters graphqltck.* of this run select no scenario of Right; loosen them, or run only"
                                + " the class that they are meant for");
        assertThat(message(kit(selectClass(Suites.Right.class))
                        .configurationParameter(Constants.SCENARIOS, "gtws.innit")
                        .execute()))
                .startsWith("no scenario matches `gtws.innit`. Did you mean `gtws.init`? Themes: `gtws.ack`, ");
        assertThat(message(kit(selectClass(Suites.Right.class))
                        .configurationParameter(Constants.REQUIREMENTS, "GTWS-X-1")
                        .execute()))
                .startsWith("no requirement matches `GTWS-X-1`. ");
        assertThat(message(run(Suites.WithoutCapability.class)))
                .isEqualTo("not one scenario of " + SUITE
                        + "WithoutCapability was played: the subject does not declare the"
                        + " capability `init-timeout`");
    }

    @Test
    void files() {
        assertThat(message(run(Suites.MissingFolder.class)))
                .isEqualTo("scenarioFiles names " + Path.of("no/such/folder")
                        + ", and there is no such file or folder below "
                        + Path.of("").toAbsolutePath());
        assertThat(message(run(Suites.EmptyFolder.class)))
                .isEqualTo("scenarioFiles names src/test/java, which contains no *.tck.yaml file");
        assertThat(message(run(Suites.NoBaseline.class)))
                .startsWith("@Conformance of " + SUITE
                        + "NoBaseline names the baseline `nowhere.yaml`, which is neither a" + " file below ")
                .endsWith(" nor a resource on the class path");
        assertThat(message(run(Suites.NoOperations.class))).contains("names the operations `nowhere.yaml`");
    }

    @Test
    void wordsOfTheAnnotation() {
        assertThat(message(run(Suites.UnknownCapability.class)))
                .startsWith(
                        "@Conformance of " + SUITE + "UnknownCapability declares the unknown capability `querys`. The"
                                + " capabilities of a server with graphql-transport-ws are, nearest first: `queries`, ");
        assertThat(message(run(Suites.UnknownParameter.class)))
                .isEqualTo("@Conformance of " + SUITE
                        + "UnknownParameter declares the unknown parameter `init-timeuot`. The"
                        + " parameters of a server with graphql-transport-ws are, nearest first: `init-timeout`");
        assertThat(message(run(Suites.NoValue.class)))
                .isEqualTo("@Conformance of " + SUITE + "NoValue: a parameter must look like `init-timeout=1s`, but is"
                        + " `init-timeout`");
        assertThat(message(run(Suites.NoTime.class)))
                .isEqualTo("@Conformance of " + SUITE
                        + "NoTime: init-timeout must be a time such as `300ms` or `2s`, but is" + " `soon`");
        assertThat(message(run(Suites.NoJobs.class)))
                .isEqualTo("@Conformance of " + SUITE + "NoJobs: `jobs` must be 1 or more, but is 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "graphqltck.failOn | mist | graphqltck.failOn: unknown word `mist`. Did you mean `must`?",
                "graphqltck.levels | must,shold | graphqltck.levels: unknown word `shold`. Did you mean `should`?",
                "graphqltck.slow | yes | graphqltck.slow must be `true` or `false`, but is `yes`",
                "graphqltck.jobs | 0 | graphqltck.jobs must be a number from 1 to 9999, but is `0`",
                "graphqltck.patience | 20 | graphqltck.patience must be a time such as `300ms` or `2s`, but is `20`",
                "graphqltck.scenario | gtws | unknown parameter `graphqltck.scenario`. Did you mean `graphqltck.scenarios`?",
            })
    void parametersOfTheRun(String name, String value, String message) {
        assertThat(message(kit(selectClass(Suites.Right.class))
                        .configurationParameter(name, value)
                        .execute()))
                .isEqualTo(message);
    }

    @Test
    void aSubjectThatCannotBeMadeOrStarted() {
        assertThat(message(run(Suites.Throwing.class)))
                .isEqualTo(SUITE + "Throwing cannot be made: its constructor without parameters failed with"
                        + " java.lang.IllegalStateException: no database");
        assertThat(failure(run(Suites.Throwing.class)).getCause()).hasMessage("no database");
        assertThat(message(run(Suites.Failing.class)))
                .isEqualTo(SUITE + "Failing.start() failed with java.lang.IllegalStateException: the port is taken");
        assertThat(message(run(Suites.NoUrl.class)))
                .isEqualTo(SUITE + "NoUrl.start() returned `localhost:8080`, expected a URL such as"
                        + " ws://127.0.0.1:8080/graphql");
        assertThat(message(run(Suites.NothingThere.class)))
                .contains("NothingThere.start() returned ws://127.0.0.1:", ", where nothing listens (")
                .endsWith("; return only when the server listens, with the port that it got");
        assertThat(message(run(Suites.DeafToItsStop.class)))
                .isEqualTo(SUITE + "DeafToItsStop.stop() failed with java.lang.IllegalStateException: will not stop");
    }

    @Test
    void aStartThatNeverEnds() throws InterruptedException {
        assertThat(message(kit(selectClass(Suites.Endless.class))
                        .configurationParameter(Constants.START_TIMEOUT, "200ms")
                        .execute()))
                .isEqualTo(SUITE + "Endless.start() did not return within 200 ms; raise graphqltck.startTimeout if the"
                        + " server needs longer");
        Thread starting = Objects.requireNonNull(Suites.Endless.interrupted);
        starting.join();
        assertThat(starting.isAlive()).isFalse();
    }
}
