package io.graphqltck.reports.console;

import static io.graphqltck.reports.Samples.REPEAT;
import static io.graphqltck.reports.Samples.failedClient;
import static io.graphqltck.reports.Samples.failedServer;
import static io.graphqltck.reports.Samples.finding;
import static io.graphqltck.reports.Samples.result;
import static io.graphqltck.reports.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.Samples;
import io.graphqltck.reports.redact.Redaction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("golden")
class FailureStoryTest {

    private static final ConsoleStyle PLAIN = ConsoleStyle.plain();

    @Test
    void of_a_server() {
        Golden.assertMatches("story-server", story(PLAIN, failedServer()));
    }

    @Test
    void of_a_client() {
        Golden.assertMatches("story-client", story(PLAIN, failedClient()));
    }

    @Test
    void in_ascii() {
        String story = story(PLAIN.withUnicode(false), failedServer());
        assertThat(story).isASCII();
        Golden.assertMatches("story-ascii", story);
    }

    @Test
    void in_colour() {
        Golden.assertMatches("story-colour", story(PLAIN.withColour(true), failedServer()));
    }

    @Test
    void of_silence_marks_the_note() {
        Samples.Tape tape = Samples.connected();
        tape.note("first divergence");
        Finding finding = finding("DEMO-S-01", 4, "{\"type\":\"complete\"}", "nothing within 2000 ms");
        Golden.assertMatches("story-silence", story(PLAIN, failed(tape, finding)));
    }

    @Test
    void of_a_long_transcript_leaves_out_most() {
        Samples.Tape tape = Samples.connected();
        for (int i = 0; i < 100; i++) {
            tape.on(2, Direction.RECEIVED, new WireEvent.Ping(new byte[] {1, 2, 3}));
        }
        Finding[] findings = new Finding[9];
        for (int i = 0; i < findings.length; i++) {
            findings[i] = finding("DEMO-S-01", 50 + i, "no ping number " + i, "WebSocket ping 01 02 03");
        }
        Golden.assertMatches("story-long", story(PLAIN, failed(tape, findings)));
    }

    @Test
    void of_a_harness_error_shows_the_end() {
        ScenarioResult result = result(
                "demo.stream.completes",
                Role.SERVER,
                Verdict.HARNESS_ERROR,
                "the kit itself was late by 512 ms",
                Samples.connected());
        Golden.assertMatches("story-harness-error", story(PLAIN, result));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 200})
    void fits_and_is_harmless_whatever_the_subject_says(int width) {
        String hostile =
                "\u001b[2J\u202eevil\u2066\u0007\u0000日本語日本語日本語日本語日本語\uD800e\u0301\u0301\u0301\u0301 😀\r\n\u2028x"
                        .repeat(5);
        Samples.Tape tape = Samples.connected();
        tape.received(hostile);
        tape.received("\"" + "a".repeat(5000) + "\"");
        tape.told(new ApplicationEvent.Failed("op", hostile, null));
        tape.on(Direction.RECEIVED, new WireEvent.Close(4400, hostile));
        Finding finding = finding(hostile, 4, hostile, hostile);
        String story = story(PLAIN.withWidth(width), failed(tape, finding));
        Golden.assertFits(story, width);
        assertThat(story.chars()).noneMatch(c -> c < 0x20 && c != '\n');
        assertThat(story).doesNotContain("\u202e", "\u2066", "\u2028", "\uD800", "\u0301\u0301\u0301");
        if (width == 100) {
            Golden.assertMatches("story-hostile", story);
        }
    }

    @Test
    void has_a_command_that_a_shell_understands_over_lines() {
        String command =
                "graphql-tck run --header 'X-One: a b c d e f g h i j k l m n o p q r s t u v w x y z' --only a.b.c --more "
                        + "word ".repeat(20).strip();
        String story = new FailureStory(PLAIN, Redaction.masking(), (run, result) -> command)
                .of(run(Role.SERVER, failedServer()), failedServer());
        String printed = story.substring(story.indexOf("Repeat") + "Repeat".length());
        assertThat(printed.replaceAll("\\\\\n\\s*", "").strip()).isEqualTo(command);
        Golden.assertFits(story, 100);
    }

    private static ScenarioResult failed(Samples.Tape tape, Finding... findings) {
        return result("demo.stream.completes", Role.SERVER, Verdict.FAILED, findings[0].reason(), tape, findings);
    }

    private static String story(ConsoleStyle style, ScenarioResult result) {
        return new FailureStory(style, Redaction.masking(), REPEAT).of(run(result.role(), result), result);
    }
}
