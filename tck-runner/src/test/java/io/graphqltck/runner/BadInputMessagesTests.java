package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.messages.MessageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command line for each kind of mistake; what it prints, and its exit code. */
@Tag("golden")
class BadInputMessagesTests {

    private static final String SERVER = """
            name: some-server
            title: Some server
            version: "1.0"
            role: server
            protocols: [graphql-transport-ws]
            start:
              command: [node, server.js]
            url: ws://127.0.0.1:{port}/graphql
            """;

    private static final String SCENARIO = """
            protocol: graphql-transport-ws
            theme: own
            scenarios:
              - id: gtws.own.twice
                title: Server closes with 4429 on a second connection_init
                requirements: [GTWS-S-12]
                dialogue:
                  - include: connected
                  - client illegally: { type: connection_init }
                  - server closes: { code: 4429 }
            """;

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("empty.tck.yaml", ""),
            Map.entry("typing.tck.yaml", SCENARIO.replace("include: connected", "include: conected")),
            Map.entry(
                    "grammar.tck.yaml",
                    SCENARIO.replace("client illegally: { type: connection_init", "client: { type: conection_init")),
            Map.entry("server.yaml", SERVER),
            Map.entry("keys.yaml", SERVER.replace("protocols:", "protocol:")),
            Map.entry("role.yaml", SERVER.replace("server\nprotocols", "sever\nprotocols")),
            Map.entry("command.yaml", SERVER.replace("[node, server.js]", "node server.js")),
            Map.entry("port.yaml", SERVER.replace("start:\n  command: [node, server.js]\n", "")),
            Map.entry("baseline.yaml", "known-failures:\n  - { id: gtws.init.twice, reason: ' ', expires: soon }\n"),
            Map.entry("results.json", "{\"schema\": 1, \"runs\": ["),
            Map.entry("taken", ""));

    private static final String SERVER_AT = "test-server --protocol graphql-transport-ws --url ";

    private static final List<String> LINES = List.of(
            "",
            "lst",
            "list --protocl x",
            "list --level mus",
            "list --format xml",
            "list --protocol graphql-transport-w",
            "list --scenario gtws.inti",
            "list --requirement GTWS-S-999",
            "list --scenario gtws.ping --requirement GTWS-S-07",
            "list --edition 99",
            "list --shard 3/2",
            "explain gtws.nothing",
            "run",
            "run nowhere.yaml",
            "run server.yaml",
            "run keys.yaml",
            "run role.yaml",
            "run command.yaml",
            "run port.yaml",
            "test-server --url ws://127.0.0.1:1/",
            "test-server --protocol graphql-transport-ws",
            SERVER_AT + "ftp://x/",
            SERVER_AT + "ws://127.0.0.1:{port}/",
            SERVER_AT + "ws://127.0.0.1:99999/",
            SERVER_AT + "ws://me:secret@127.0.0.1:1/",
            SERVER_AT + "ws://127.0.0.1:1/",
            SERVER_AT + "ws://nowhere.invalid/",
            SERVER_AT + "ws://x/ --header secret",
            SERVER_AT + "ws://x/ --capability querys",
            SERVER_AT + "ws://x/ --parameter init-timeout=1",
            SERVER_AT + "ws://x/ --parameter init-timeot=1s",
            SERVER_AT + "ws://x/ --repeat 0",
            SERVER_AT + "ws://x/ --http 3",
            SERVER_AT + "ws://x/ --fail-on musty",
            SERVER_AT + "ws://x/ --costs results.json",
            SERVER_AT + "ws://x/ --baseline baseline.yaml",
            SERVER_AT + "ws://x/ --out taken",
            SERVER_AT + "ws://x/ --report junnit",
            SERVER_AT + "ws://x/ --annotations gitlab",
            "test-client --protocol graphql-transport-ws",
            "test-client --protocol graphql-transport-ws -- ./no-such-adapter",
            "check-adapter --protocol graphql-transport-ws -- true",
            "interop server.yaml",
            "init client --language cobol",
            "serve gtws.init.twice",
            "serve gtws.stream",
            "serve gtws.stream.completes --port 70000",
            "record --protocol graphql-transport-w --upstream ws://x/",
            "report nowhere",
            "report results.json",
            "merge results.json",
            "lint nowhere.yaml",
            "lint empty.tck.yaml",
            "lint typing.tck.yaml",
            "lint grammar.tck.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void badInput() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        StringBuilder all = new StringBuilder();
        for (String line : LINES) {
            String[] words = line.isEmpty() ? new String[0] : line.split(" ");
            for (int i = 0; i < words.length; i++) {
                words[i] =
                        FILES.containsKey(words[i]) ? folder.resolve(words[i]).toString() : words[i];
            }
            CommandRun run = CommandRun.of(words);
            assertThat(run.exitCode()).as(line).isIn(1, 2, 3);
            all.append("$ ").append(("graphql-tck " + line).strip()).append('\n');
            all.append((run.out() + run.err())
                            .replace(folder + "/", "")
                            .replace(Path.of("").toAbsolutePath() + "/", "")
                            .strip())
                    .append('\n');
            all.append("exit code ").append(run.exitCode()).append("\n\n");
        }
        MessageFile.assertMatches("bad-input", all.toString().strip() + "\n");
    }
}
