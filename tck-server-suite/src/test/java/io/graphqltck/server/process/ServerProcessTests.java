package io.graphqltck.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class ServerProcessTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Path folder;

    ServerProcessTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private ChildCommand sh(String script) {
        return new ChildCommand(List.of("sh", "-c", script), folder, Map.of());
    }

    private ServerProcess start(String script, Duration timeout) throws Exception {
        return ServerProcess.start(sh(script), Readiness.listening(), timeout);
    }

    @Test
    void readsThePortFromTheReadinessLine() throws Exception {
        ServerProcess server = start("echo starting; echo \"Server (PORT=$PORT) listening on 4711!\"; cat", LONG);
        assertThat(server.port()).isEqualTo(4711);
        assertThat(server.health()).isNull();
        server.close();
        assertThat(server.health()).isEqualTo("the kit has ended the server");
        assertThatThrownBy(server::restart).hasMessage("the kit has ended the server");
    }

    @Test
    void takesAnotherReadinessLineAndLeavesPortAlone() throws Exception {
        Readiness readiness = new Readiness.Line(Pattern.compile("^up at :(\\d+)/"));
        ChildCommand command = new ChildCommand(
                List.of("sh", "-c", "echo \"up at :$PORT/graphql\"; cat"), folder, Map.of("PORT", "81"));
        try (ServerProcess server = ServerProcess.start(command, readiness, LONG)) {
            assertThat(server.port()).isEqualTo(81);
        }
        assertThatThrownBy(() -> new Readiness.Line(Pattern.compile("ready")))
                .hasMessage("the pattern of the readiness line, ready, has no group for the port");
    }

    @Test
    void saysThatItDidNotGetReady() {
        assertThatThrownBy(() -> start("echo compiling; echo 'warning: slow' >&2; exec sleep 1000", SHORT))
                .isInstanceOf(ProcessException.class)
                .hasMessage("the server was not ready within 500 ms: it printed no line with \"listening on (\\d+)\";"
                        + " its standard output ends with:\n    compiling; its standard error ends with:\n"
                        + "    warning: slow");
    }

    @Test
    void saysThatItEndedBeforeItWasReady() {
        assertThatThrownBy(() -> start("echo 'Error: listen EADDRINUSE: address already in use' >&2; exit 1", LONG))
                .hasMessage("the server ended with exit code 1 before it was ready; its standard error ends with:\n"
                        + "    Error: listen EADDRINUSE: address already in use");
    }

    @Test
    void saysThatItCannotBeStarted() {
        ChildCommand command = new ChildCommand(List.of("./server"), folder, Map.of());
        assertThatThrownBy(() -> ServerProcess.start(command, Readiness.listening(), LONG))
                .hasMessage("\"./server\" cannot be started: "
                        + folder.resolve("server").toAbsolutePath()
                        + " does not exist; install the subject first, or correct the command");
    }

    @Test
    void saysThatTheReadinessLineNamesNoPort() {
        assertThatThrownBy(() -> start("echo 'listening on 99999'; cat", LONG))
                .hasMessage("the server's readiness line names no port: listening on 99999");
    }

    @Test
    void saysHowItEndedAndStartsItAnew() throws Exception {
        String script = "n=$(cat n 2>/dev/null || echo 0); n=$((n+1)); echo $n > n; echo listening on $n;"
                + " [ $n = 2 ] && exec cat; echo 'out of memory' >&2; exit 12";
        try (ServerProcess server = start(script, LONG)) {
            assertThat(server.port()).isEqualTo(1);
            assertThat(untilDead(server))
                    .isEqualTo("the server's process ended with exit code 12; its standard error ends with:\n"
                            + "    out of memory");
            server.restart();
            assertThat(server.port()).isEqualTo(2);
            assertThat(server.health()).isNull();
        }
    }

    private static String untilDead(ServerProcess server) throws InterruptedException {
        String health = server.health();
        while (health == null) {
            Thread.onSpinWait(); // health is asked for, it does not call
            health = server.health();
        }
        return health;
    }

    @Test
    void letsItPrintAsMuchAsItLikes() throws Exception {
        try (ServerProcess server =
                start("echo listening on 1; yes | head -n 1000000; touch done; echo listening on 2; cat", LONG)) {
            while (!Files.exists(folder.resolve("done"))) {
                Thread.onSpinWait();
            }
            assertThat(server.port()).isEqualTo(1);
        }
    }

    @Test
    void killsOneThatIgnoresItsEndWithItsChildren() throws Exception {
        String script =
                "trap '' TERM INT; sleep 1000 & echo $! > pid; echo listening on 1; while :; do sleep 1000; done";
        ServerProcess server = start(script, LONG);
        ProcessHandle child = ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
        server.close();
        child.onExit().get();
    }

    @Test
    void waitsUntilThePortAcceptsConnections() throws Exception {
        int port = freePort();
        ChildCommand command = new ChildCommand(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ListeningMain.class.getName()),
                folder,
                Map.of());
        try (ServerProcess server = ServerProcess.start(command, new Readiness.Connects("127.0.0.1", port), LONG)) {
            assertThat(server.port()).isEqualTo(port);
            server.restart();
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        try (Socket nobody = new Socket()) {
            // Bound, but nothing listens: no other process is given this port meanwhile.
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = nobody.getLocalPort();
            Readiness readiness = new Readiness.Connects("127.0.0.1", port);
            assertThatThrownBy(() -> ServerProcess.start(sh("exec sleep 1000"), readiness, SHORT))
                    .hasMessage("the server was not ready within 500 ms: nothing listens on 127.0.0.1:" + port);
            assertThatThrownBy(() -> ServerProcess.start(sh("exit 3"), readiness, LONG))
                    .hasMessage("the server ended with exit code 3 before it was ready");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Readiness readiness = new Readiness.Connects("127.0.0.1", other.getLocalPort());
            assertThatThrownBy(() -> ServerProcess.start(sh("touch started; cat"), readiness, LONG))
                    .hasMessage("the server cannot be started: something else listens on 127.0.0.1:"
                            + other.getLocalPort() + " already; stop it, or choose another port");
            assertThat(folder.resolve("started")).doesNotExist();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
