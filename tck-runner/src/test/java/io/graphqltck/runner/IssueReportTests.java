package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.graphqltck.runner.peer.OtherServer;
import io.graphqltck.runner.peer.UpgradeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finding's report says happens again without the kit: its program is run against the subject. */
class IssueReportTests {

    private static final Pattern CODE = Pattern.compile("```(python|sh)\n(.*?)\n```", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<String> issues(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--no-probe", "--turn-timeout", "2s", "--report", "issue=" + folder));
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static String code(String issue, String language) {
        Matcher code = CODE.matcher(issue);
        assertThat(code.find()).as(issue).isTrue();
        assertThat(code.group(1)).isEqualTo(language);
        return code.group(2);
    }

    private String output(String file, String code, String... command) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(file), code);
        List<String> words = new ArrayList<>(List.of(command));
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not on the PATH");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    @Test
    void aProgramSendsTheMessagesOfAWebSocketAgain() throws Exception {
        try (OtherServer server = OtherServer.able("queries")) {
            List<String> issues = issues(
                    "test-server",
                    "--protocol",
                    "graphql-transport-ws",
                    "--url",
                    server.url("ws"),
                    "--scenario",
                    "gtws.invalid.type.type-unknown,gtws.init.twice,gtws.invalid.subscribe-id.id-null");

            assertThat(issues).hasSize(3);
            for (String issue : issues) {
                assertThat(issue)
                        .contains(
                                "## What the document says",
                                "(https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md)",
                                "- expected: `close frame ",
                                "## The exchange",
                                "With the kit:");
                String code = code(issue, "python");
                String output = output("reproduce.py", code, "python3", "reproduce.py", server.url("ws"));
                Matcher received = Pattern.compile("- received: `(.*)`").matcher(issue);
                assertThat(received.find()).isTrue();
                String last = Objects.requireNonNull(
                        output.lines().reduce((a, b) -> b).orElse(null));
                String shown = received.group(1);
                assertThat(last).isEqualTo("< " + (shown.startsWith("nothing") ? "nothing within 10 s" : shown));
            }
        }
    }

    /** The upgrade goes elsewhere than to the endpoint, and presents credentials. */
    @Test
    void aProgramAsksForWhatTheKitAskedFor() throws Exception {
        try (UpgradeServer server =
                UpgradeServer.started("graphql-ws", "graphql-transport-ws", UpgradeServer.Fault.OTHER_ALWAYS)) {
            List<String> issues = issues(
                    "test-server",
                    "--protocol",
                    "appsync",
                    "--url",
                    server.url(),
                    "--authorisation=mode=api-key,api-key=da2-0123456789",
                    "--capability=subscriptions,authorisation.api-key",
                    "--scenario",
                    "asy.handshake.no-offer");
            assertThat(issues).hasSize(1);
            String before = server.asked().get(0);
            assertThat(before).startsWith("GET /graphql/realtime?header=");

            String code = code(issues.get(0), "python");
            assertThat(code).contains("Connection(\"\", \"/graphql/realtime?header=***&payload=***\")");
            assertThat(issues.get(0)).contains("in the environment variable `TARGET`");
            String target = before.split(" ", 3)[1];
            output("reproduce.py", code, "env", "TARGET=" + target, "python3", "reproduce.py", server.url());

            assertThat(server.asked()).hasSize(2).last().isEqualTo(before);
        }
    }

    @Test
    void aCommandSendsARequestAgain() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", exchange -> {
            byte[] body = "{\"data\":{\"__typename\":7}}".getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            List<String> issues = issues(
                    "test-server",
                    "--protocol",
                    "graphql-over-http",
                    "--url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/graphql",
                    "--scenario",
                    "goh.post.any-schema",
                    "--capability",
                    "queries");

            assertThat(issues).hasSize(1);
            String output = output("reproduce.sh", code(issues.get(0), "sh"), "sh", "reproduce.sh");
            assertThat(output).contains("HTTP/1.1 200 OK", "{\"data\":{\"__typename\":7}}");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aReportLeavesNoFileOfAnEarlierOne() throws Exception {
        Files.writeString(folder.resolve("graphql-tck-old.md"), "old");
        Files.writeString(folder.resolve("mine.md"), "mine");
        try (OtherServer server = OtherServer.able("queries")) {
            issues(
                    "test-server",
                    "--protocol",
                    "graphql-transport-ws",
                    "--url",
                    server.url("ws"),
                    "--scenario",
                    "gtws.init.twice");
        }
        assertThat(folder.resolve("graphql-tck-old.md")).doesNotExist();
        assertThat(folder.resolve("mine.md")).exists();
    }
}
