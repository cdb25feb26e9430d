package io.graphqltck.junit.assertj;

import static io.graphqltck.junit.assertj.TckAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.junit.Constants;
import io.graphqltck.junit.TinyServer;
import io.graphqltck.junit.play.PlayedScenario;
import io.graphqltck.junit.play.SubjectUnderTest;
import io.graphqltck.junit.settings.SettingsException;
import java.net.URI;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The messages are what a user reads: they are tested word by word. */
class TckAssertionsTests {

    private static final TinyServer RIGHT = new TinyServer(true);
    private static final TinyServer WRONG = new TinyServer(false);
    private static URI url = URI.create("ws://127.0.0.1/");
    private static URI wrongUrl = url;

    @BeforeAll
    static void start() throws InterruptedException {
        url = RIGHT.begin();
        wrongUrl = WRONG.begin();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        RIGHT.stop(1000);
        WRONG.stop(1000);
    }

    private static SubjectUnderTest right() {
        return SubjectUnderTest.server(url).protocols("graphql-transport-ws");
    }

    private static PlayedScenario twice() throws InterruptedException {
        return right().play("gtws.init.twice");
    }

    private static PlayedScenario unacknowledged() throws InterruptedException {
        return SubjectUnderTest.server(wrongUrl)
                .protocols("graphql-transport-ws")
                .play("gtws.init.acknowledged");
    }

    private static void assertMessage(ThrowingCallable assertion, String... lines) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(String.join("\n", lines));
    }

    @Test
    void acceptWhatIsSo() throws InterruptedException {
        assertThat(twice())
                .passed()
                .hasVerdict(Verdict.PASSED)
                .breaksNothing()
                .transcript()
                .subjectSent("{\"type\":\"connection_ack\"}")
                .kitSent("{\"type\":\"connection_init\"}")
                .subjectSentInOrder("{\"type\":\"connection_ack\"}")
                .subjectNeverSent("{\"type\":\"next\"}")
                .subjectClosedWith(4429)
                .applicationWasTold();
        assertThat(unacknowledged()).hasVerdict(Verdict.FAILED).breaks("GTWS-S-05");
    }

    @Test
    void passedTellsTheStory() throws InterruptedException {
        PlayedScenario played = unacknowledged();

        assertThatThrownBy(() -> assertThat(played).passed())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "Expected gtws.init.acknowledged to end as `passed`, but it ended as `failed`\n\n")
                .message()
                .contains("connection_akc")
                .containsPattern(
                        Pattern.compile("Repeat +SubjectUnderTest\\.…play\\(\"gtws\\.init\\.acknowledged\"\\)"));
    }

    @Test
    void findingsAreListed() throws InterruptedException {
        PlayedScenario wrong = unacknowledged();
        PlayedScenario right = twice();

        assertMessage(
                () -> assertThat(right).breaks("GTWS-S-12"),
                "Expected the subject of gtws.init.twice to break GTWS-S-12, but it broke",
                "  nothing");
        assertMessage(
                () -> assertThat(wrong).breaksNothing(),
                "Expected the subject of gtws.init.acknowledged to break nothing, but it broke",
                "  GTWS-S-66",
                "  GTWS-S-05");
        assertMessage(
                () -> assertThat(right).observed("it sings"),
                "Expected of gtws.init.twice the outcome",
                "  it sings",
                "but its outcomes were",
                "  nothing");
    }

    @Test
    void transcriptsAreShown() throws InterruptedException {
        PlayedScenario played = twice();
        String[] said = {
            "  response 101 selecting graphql-transport-ws",
            "  {\"type\":\"connection_ack\"}",
            "  close frame 4429 \"Too many initialisation requests\"",
            "  end of the TCP connection"
        };

        assertMessage(
                () -> assertThat(played).transcript().subjectSent("{\"type\":\"next\"}"),
                lines(
                        said,
                        "Expected the subject to send a message in gtws.init.twice with",
                        "  {\"type\":\"next\"}",
                        "but it did"));
        assertMessage(
                () -> assertThat(played).transcript().subjectNeverSent("{\"type\":\"connection_ack\"}"),
                lines(
                        said,
                        "Expected the subject to send no message in gtws.init.twice with",
                        "  {\"type\":\"connection_ack\"}",
                        "but it did:"));
        assertMessage(
                () -> assertThat(played)
                        .transcript()
                        .subjectSentInOrder("{\"type\":\"connection_ack\"}", "{\"type\":\"connection_ack\"}"),
                lines(
                        said,
                        "Expected the subject to send in gtws.init.twice, in this order,",
                        "  {\"type\":\"connection_ack\"}",
                        "  {\"type\":\"connection_ack\"}",
                        "but received none of",
                        "  {\"type\":\"connection_ack\"}",
                        "where it is expected:"));
        assertMessage(
                () -> assertThat(played).transcript().subjectClosedWith(4400),
                lines(said, "Expected the subject to close with 4400 in gtws.init.twice, but it did"));
        assertMessage(
                () -> assertThat(played).transcript().applicationWasTold("completion"),
                "Expected the application in gtws.init.twice to see",
                "  completion",
                "but it saw",
                "  nothing");
    }

    private static String[] lines(String[] last, String... first) {
        String[] all = java.util.Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    @Test
    void whatIsNoScenarioOrNoJsonIsRefused() throws InterruptedException {
        assertThatThrownBy(() -> right().play("gtws.init"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("`gtws.init` is the beginning of ")
                .hasMessageContaining(" ids of scenarios; name one of them, such as `gtws.init.");
        assertThatThrownBy(() -> right().play("gtws.init.twcie"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "no scenario matches `gtws.init.twcie`. Did you mean `gtws.init.twice`? Themes: `gtws.ack`, ");
        PlayedScenario played = twice();
        assertThatThrownBy(() -> assertThat(played).transcript().subjectSent("{type}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`{type}` is no JSON: ");
        assertThat(played).hasToString("gtws.init.twice: passed");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aRunThatIsNarrowedToOthersStillPlaysIt() throws InterruptedException {
        System.setProperty(Constants.SCENARIOS, "gtws.ping");
        try {
            assertThat(twice()).passed();
        } finally {
            System.clearProperty(Constants.SCENARIOS);
        }
    }
}
