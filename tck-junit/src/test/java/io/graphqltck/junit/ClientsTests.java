package io.graphqltck.junit;

import static io.graphqltck.junit.Runs.finished;
import static io.graphqltck.junit.Runs.kit;
import static io.graphqltck.junit.Runs.message;
import static io.graphqltck.junit.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Clients that live in this JVM. */
class ClientsTests {

    @Test
    void aClientThatDoesAsItShouldPasses() {
        int stopped = Suites.RightClient.stopped;

        assertThat(finished(run(Suites.RightClient.class)))
                .containsExactly(
                        "gtws.init.acknowledged SUCCESSFUL",
                        "gtws.ping.client-answers-each SUCCESSFUL",
                        "gtws.stream.completes SUCCESSFUL");
        assertThat(Suites.RightClient.stopped).isEqualTo(stopped + 1);
    }

    @Test
    void oneThatTrustsTheGivenCertificateIsTestedOverTls() {
        assertThat(finished(run(Suites.SecureClient.class))).containsExactly("gtws.stream.completes SUCCESSFUL");
        assertThat(Suites.RightClient.scheme).isEqualTo("wss");
    }

    @Test
    void aRunMayAskForTls() {
        assertThat(finished(kit(selectClass(Suites.RightClient.class))
                        .configurationParameter(Constants.TLS, "true")
                        .configurationParameter(Constants.SCENARIOS, "gtws.init.acknowledged")
                        .execute()))
                .containsExactly("gtws.init.acknowledged SUCCESSFUL");
        assertThat(Suites.RightClient.scheme).isEqualTo("wss");
    }

    @Test
    void oneThatSpeaksAnotherProtocolFails() {
        assertThat(message(run(Suites.WrongClient.class)))
                .startsWith("failed: GTWS-C-82")
                .contains("client: WrongClient", "server: the kit", "application subscribes op");
    }

    @Test
    void oneThatRefusesSaysSoInTheStory() {
        String story = message(kit(selectClass(Suites.RefusingClient.class))
                .configurationParameter(Constants.PATIENCE, "1s")
                .execute());
        // The diagram breaks lines where its columns end.
        assertThat(story.replaceAll("\\s+", " "))
                .startsWith("failed: ")
                .contains("application sees: connection failure \"no network today\"");
    }

    @Test
    void aMistakeOfTheTestIsNotHeldAgainstTheClient() {
        assertThat(message(run(Suites.MistakenClient.class)))
                .startsWith("harness-error: the test's Results.next was given what is no JSON: expected maps, lists,"
                        + " strings, numbers, booleans and null, but found java.lang.Object");
    }

    @Test
    void aClientThatSpeaksTheKitsOwnInterfaceIsTestedToo() {
        assertThat(finished(run(Suites.DetailedClient.class))).containsExactly("gtws.init.acknowledged SUCCESSFUL");
    }

    @Test
    void nobodyWaitsForACallThatNeverReturns() throws InterruptedException {
        assertThat(finished(run(Suites.BlockingClient.class))).containsExactly("gtws.handshake.accepted SUCCESSFUL");
        Thread blocked = Objects.requireNonNull(Suites.BlockingClient.blocked);
        blocked.join();
        assertThat(blocked.isAlive()).isFalse();
    }
}
