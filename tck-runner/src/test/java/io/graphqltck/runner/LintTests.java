package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LintTests {

    private static final String HEAD = "protocol: graphql-transport-ws\ntheme: own\nscenarios:\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CommandRun lint(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return CommandRun.of("lint", file.toString());
    }

    private static String scenario(String id, String more, String turn) {
        return "  - id: " + id + "\n    title: A title\n    requirements: [GTWS-S-12]\n" + more
                + "    dialogue:\n      - include: connected\n      - " + turn
                + "\n      - server closes: { code: 4429 }\n";
    }

    /** The problems, without the folder that is another one each time. */
    private String problems(CommandRun run) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
        return run.out().replace(folder + "/", "").strip();
    }

    private static final String TWICE = "client illegally: { type: connection_init }";

    @Test
    void aGoodFileHasNoProblems() throws Exception {
        CommandRun run = lint("a.tck.yaml", HEAD + scenario("gtws.own.twice", "", TWICE));

        assertThat(run.out()).isEqualTo("1 file, no problems\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aBaselineThatNamesNothing() throws Exception {
        String known = "known-failures:\n  - { id: %s, requirement: %s, reason: because }\n";

        assertThat(lint("b.yaml", known.formatted("gtws.init.twice", "GTWS-S-12"))
                        .exitCode())
                .isZero();
        assertThat(problems(lint("b.yaml", known.formatted("gtws.init.twise", "GTWS-S-12"))))
                .isEqualTo("b.yaml:2:7: no scenario is called `gtws.init.twise`. Did you mean `gtws.init.twice`?"
                        + " If it is a scenario of your own, name its file in the same command");
        assertThat(problems(lint("b.yaml", known.formatted("gtws.init.twice", "GTWS-S-1222"))))
                .isEqualTo(
                        "b.yaml:2:28: graphql-transport-ws has no requirement `GTWS-S-1222`. Did you mean `GTWS-S-12`?");
    }

    @Test
    void anEmptyFile() throws Exception {
        assertThat(problems(lint("a.tck.yaml", ""))).isEqualTo("a.tck.yaml:1:1: the file is empty, expected a map");
    }

    @Test
    void aHugeFile() throws Exception {
        assertThat(problems(lint("a.tck.yaml", "#".repeat(17_000_000))))
                .isEqualTo("a.tck.yaml:1:1: the file has 17000000 bytes; that is no file of the kit");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileWithoutAnEnd() {
        CommandRun run = CommandRun.of("lint", "/dev/zero");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).contains("/dev/zero:1:1: has more than 16000000 bytes; that is no file of the kit");
    }

    @Test
    void aBinaryFile() throws Exception {
        Path file = Files.write(folder.resolve("a.tck.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThat(problems(CommandRun.of("lint", file.toString())))
                .isEqualTo("a.tck.yaml:1:1: the file is binary or not in UTF-8, expected YAML text");
    }

    @Test
    void aMissingFileAndAFolder() {
        assertThat(problems(CommandRun.of("lint", folder.resolve("none.yaml").toString())))
                .isEqualTo("none.yaml:1:1: there is no such file");
        assertThat(CommandRun.of("lint", folder.toString()).out()).contains("this folder holds no protocol");
    }

    @Test
    void duplicateIds() throws Exception {
        assertThat(problems(lint(
                        "a.tck.yaml",
                        HEAD + scenario("gtws.own.twice", "", TWICE) + scenario("gtws.own.twice", "", TWICE))))
                .isEqualTo("a.tck.yaml:11:5: the id `gtws.own.twice` is taken, see a.tck.yaml:4:5");
    }

    @Test
    void anIdOfTheKit() throws Exception {
        assertThat(problems(lint("a.tck.yaml", HEAD + scenario("gtws.init.twice", "", TWICE))))
                .startsWith("a.tck.yaml:4:5: the id `gtws.init.twice` is taken, see scenarios/");
    }

    @Test
    void unknownKeysWithASuggestion() throws Exception {
        assertThat(problems(lint("a.tck.yaml", HEAD + scenario("gtws.own.twice", "    nees: [queries]\n", TWICE))))
                .isEqualTo("a.tck.yaml:7:5: unknown key `nees`. Did you mean `needs`?");
    }

    @Test
    void aVariableThatNothingBinds() throws Exception {
        assertThat(problems(lint(
                        "a.tck.yaml",
                        HEAD + scenario("gtws.own.twice", "", "server: { type: next, id: $op, payload: <any> }"))))
                .startsWith(
                        "a.tck.yaml:9:9: nothing binds the variable `$op` or compares it, this is its only mention.");
    }

    @Test
    void fragmentsThatIncludeEachOther() throws Exception {
        Path protocol = folder.resolve("data/graphql-transport-ws");
        for (String part : List.of("graphql-transport-ws", "websocket", "control")) {
            Path copies = Files.createDirectories(folder.resolve("data").resolve(part));
            try (Stream<Path> files = Files.list(Path.of("../scenarios").resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copies.resolve(file.getFileName()));
                }
            }
        }
        Files.writeString(
                protocol.resolve("fragments.yaml"),
                "fragments:\n  connected: { dialogue: [ include: other ] }\n  other: { dialogue: [ include: connected ] }\n");
        Path file = protocol.resolve("own.tck.yaml");
        Files.writeString(file, HEAD + scenario("gtws.own.twice", "", TWICE));

        CommandRun run = CommandRun.of("lint", file.toString());

        assertThat(problems(run)).contains("the fragment `connected` includes itself: connected → other → connected");
    }

    @Test
    void aSharedFileWithTheProtocolsThatShareIt() throws Exception {
        for (String shared : new String[] {
            "../scenarios/websocket/requirements.yaml", "../scenarios/websocket/frames.tck.yaml", "../scenarios/http"
        }) {
            CommandRun run = CommandRun.of("lint", shared);
            assertThat(run.exitCode()).as(run.out()).isZero();
        }
    }

    @Test
    void whatTheKitBringsHasNoProblems() throws Exception {
        try (Stream<Path> subjects = Files.list(Path.of("../subjects"))) {
            for (Path subject : subjects.map(path -> path.resolve("subject.yaml"))
                    .filter(Files::exists)
                    .toList()) {
                CommandRun run = CommandRun.of("lint", subject.toString());
                assertThat(run.exitCode()).as(run.out()).isZero();
            }
        }
        CommandRun run = CommandRun.of("lint", "../scenarios");
        assertThat(run.exitCode()).as(run.out()).isZero();
    }
}
