package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class UsageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lst | unknown command `lst`. Did you mean `list`?",
                "list --protocl x | unknown option `--protocl`. Did you mean `--protocol`?",
                "list --level mus | unknown value `mus` for --level. Did you mean `must`?",
                "list --role sever | unknown value `sever` for --role. Did you mean `server`?",
                "list --format xml | unknown value `xml` for --format. Known: `json`, `text`.",
                "list --protocol graphql-transport-w | unknown protocol `graphql-transport-w`. Did you mean `graphql-transport-ws`?",
                "list --scenario gtws.inti | no scenario matches `gtws.inti`. Did you mean `gtws.init`?",
                "list --requirement GTWS-S-999 | no requirement matches `GTWS-S-999`. Did you mean",
                "list --scenario gtws.ping --requirement GTWS-S-07 | no scenario matches all filters together; loosen or drop one",
                "explain gtws.nothing | no scenario matches `gtws.nothing`. Did you mean `gtws.",
                "explain lgws.init.twcie | no scenario matches `lgws.init.twcie`. Did you mean `lgws.init.twice`? Themes: `lgws.",
                "explain gtsw.init | Did you mean `gtws.init`? Ids begin with `asy`, ",
                "explain GTWS-S-999 | no scenario matches `GTWS-S-999`.",
                "test-server --url ws://127.0.0.1:1/ | --protocol is missing; name the protocol that the subject speaks: ",
                "test-server --protocol graphql-transport-ws --url ftp://x/ | , but is `ftp://x/`",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:{port}/ | needs a command that prints its port",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:99999/ | a server's port must be from 1 to 65535, but `ws://127.0.0.1:99999/` has 99999",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:0/ | a server's port must be from 1 to 65535",
                "test-server --protocol graphql-transport-ws --url ws://x/ --header secret | --header must look like 'Name: value'",
                "test-server --protocol graphql-transport-ws --url ws://x/ --capability querys | unknown capability `querys`. The capabilities of a server with graphql-transport-ws are, nearest first: `queries`, ",
                "test-server --protocol graphql-transport-ws --url ws://x/ --parameter init-timeout=1 | must be a time such as",
                "test-server --protocol graphql-transport-ws --url ws://x/ --parameter init-timeot=1s | unknown parameter `init-timeot`. The parameters of a server with graphql-transport-ws are, nearest first: `init-timeout`",
                "test-server --protocol graphql-transport-ws --url ws://x/ --repeat 0 | --repeat must be from 1",
                "test-server --protocol graphql-transport-ws --url ws://x/ --http 3 | --http must be `1.1` or `2`, but is `3`",
                "self-test --http two | --http must be `1.1` or `2`, but is `two`",
                "test-server --protocol graphql-transport-ws --url ws://x/ --fail-on musty | unknown value `musty` for --fail-on. Did you mean `must`?",
                "test-server --protocol graphql-transport-ws | Missing required option: '--url=URL'",
                "run | Missing required parameter: 'SUBJECT.yaml'",
                "run nowhere.yaml | nowhere.yaml:1:1: there is no such file",
            })
    void wrongUsageEndsWithTwoAndOneSentence(String line, String sentence) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    /** What CI makes of a variable that is not set must not mean the current folder. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:1/ --out |",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:1/ --previous |",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:1/ --baseline |",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:1/ --write-baseline |",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:1/ --scenarios |",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:1/ --shard 1/2 --costs |",
                "test-server --protocol graphql-transport-ws --url ws://127.0.0.1:1/ --report json=",
                "run |",
                "lint |",
                "report |",
                "judge |",
                "merge --out x |",
                "diff x |",
            })
    void anEmptyNameOfAFileIsRefused(String line) {
        CommandRun run = CommandRun.of(Arrays.stream(line.split(" "))
                .map(word -> word.equals("|") ? "" : word)
                .toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("it is empty; is a variable not set?").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ws://me:topsecret@127.0.0.1:1/", "ws://me:topsecret@127.0.0.1:1/no url", "ftp://topsecret@x/"})
    void aPasswordInAUrlIsRefusedAndNotShown(String url) {
        CommandRun run = CommandRun.of("test-server", "--protocol", "graphql-transport-ws", "--url", url);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("//***@").doesNotContain("topsecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: topsecret\r\nB: c", "A: topsecret\u0000"})
    void aHeaderIsOneLine(String header) {
        CommandRun run = CommandRun.of(
                "test-server",
                "--protocol",
                "graphql-transport-ws",
                "--no-probe",
                "--url",
                "ws://x/",
                "--header",
                header);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("the value of --header 'A: …' has a line end")
                .doesNotContain("topsecret");
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        CommandRun run = CommandRun.of(
                "test-server", "--protocol", "graphql-transport-ws", "--url", "ws://nowhere.invalid/graphql");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no address is known for nowhere.invalid");
    }

    @Test
    void noCommandNamesTheCommands() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("graphql-tck: no command given; name one: demo, init, test-server, ");
    }

    @Test
    @Tag("whole-suite")
    void theDemoWithoutTheProjectPlaysTheKitAgainstItself() {
        CommandRun run = CommandRun.of("demo");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.err()).contains("instead the kit plays against itself");
        assertThat(run.out()).contains("plays of the kit against itself, 0 false alarms");
    }

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(CommandRun.of("--help").exitCode()).isZero();
        assertThat(CommandRun.of("--help").out()).contains("Exit codes: 0 conformant");
        assertThat(CommandRun.of("test-server", "--help").out()).contains("--control-schema");
        assertThat(CommandRun.of("--version").out()).startsWith("graphql-tck ");
    }

    @Test
    void aServerThatIsNotThereEndsWithThree() {
        CommandRun run =
                CommandRun.of("test-server", "--protocol", "graphql-transport-ws", "--url", "ws://127.0.0.1:1/");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("cannot reach ws://127.0.0.1:1/ (Connection refused)");
    }

    @ParameterizedTest
    @CsvSource({"--out, taken", "--out, taken/below", "--write-baseline, taken/below/baseline.yaml"})
    void whatCannotBeWrittenIsSaidBeforeAnythingIsStarted(String option, String name, @TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("taken"), "");
        Path started = folder.resolve("started");

        CommandRun run = CommandRun.of(
                "test-server",
                "--protocol",
                "graphql-transport-ws",
                "--url",
                "ws://127.0.0.1:{port}/",
                option,
                folder.resolve(name).toString(),
                "--",
                "touch",
                started.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(option + ": cannot write into " + folder.resolve("taken"))
                .contains("name another folder, or change its permissions");
        assertThat(run.out()).isEmpty();
        assertThat(started).doesNotExist();
    }

    /** Not even the superuser, as whom builds in containers run, may make folders there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatIsReadOnlyIsSaidBeforeAnythingIsStarted() {
        CommandRun run = CommandRun.of(
                "test-server",
                "--protocol",
                "graphql-transport-ws",
                "--url",
                "ws://127.0.0.1:1/",
                "--out",
                "/proc/tck");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out: cannot write into /proc/tck (");
    }

    @Test
    void aPortThatIsTakenIsNotTakenForTheServer(@TempDir Path folder) throws Exception {
        Path started = folder.resolve("started");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of(
                    "test-server",
                    "--protocol",
                    "graphql-transport-ws",
                    "--url",
                    "ws://127.0.0.1:" + other.getLocalPort() + "/",
                    "--",
                    "touch",
                    started.toString());

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err())
                    .contains("something else listens on 127.0.0.1:" + other.getLocalPort()
                            + " already; stop it, or choose another port");
            assertThat(started).doesNotExist();
        }
    }

    @Test
    void anAdapterThatIsNotThereEndsWithThree() {
        CommandRun run = CommandRun.of("test-client", "--protocol", "graphql-transport-ws", "--", "./no-such-adapter");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no-such-adapter");
    }

    @Test
    void anAdapterThatSaysNothingFailsItsCheck() {
        CommandRun run = CommandRun.of("check-adapter", "--protocol", "graphql-transport-ws", "--", "true");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("WRONG   it greets within 30 seconds");
    }
}
