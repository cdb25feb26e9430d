package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.RealTimeServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user of AppSync has one URL; the kit connects where the service takes real-time connections. */
class RealTimeHostTests {

    private static final String API = "a1.appsync-api.eu-west-1.amazonaws.com";
    private static final String REAL_TIME = "a1.appsync-realtime-api.eu-west-1.amazonaws.com";
    private static final String CUSTOM = "api.example.com";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "http, a1.appsync-api.eu-west-1.amazonaws.com, /graphql",
        "ws, a1.appsync-realtime-api.eu-west-1.amazonaws.com, /graphql",
        "http, api.example.com, /graphql",
        "ws, api.example.com, /graphql/realtime",
    })
    void isFoundByOneUrl(String scheme, String host, String path) throws Exception {
        boolean service = !host.equals(CUSTOM);
        try (RealTimeServer server = RealTimeServer.started()) {
            Ran ran = inAWorldOfTheirOwn(
                    "test-server",
                    "--protocol=appsync",
                    "--url",
                    scheme + "://" + host + ":" + server.getPort() + path,
                    "--authorisation=mode=api-key,api-key=da2-0123456789",
                    "--no-probe",
                    "--scenario=asy.init.acknowledged,asy.authorisation.paths");

            assertThat(ran.exitCode()).as(ran.output()).isZero();
            assertThat(server.upgrades()).isNotEmpty().allSatisfy(upgrade -> {
                assertThat(upgrade.host()).isEqualTo((service ? REAL_TIME : CUSTOM) + ":" + server.getPort());
                assertThat(upgrade.path()).isEqualTo(service ? "/graphql" : "/graphql/realtime");
                // What is presented names the host of the API, never that of the real-time endpoint.
                assertThat(upgrade.presented())
                        .contains("\"host\":\"" + (service ? API : CUSTOM) + ":" + server.getPort() + "\"");
            });
        }
    }

    private record Ran(int exitCode, String output) {}

    /** In a JVM that knows these names alone, all of them as the loopback address. */
    private Ran inAWorldOfTheirOwn(String... arguments) throws Exception {
        Path hosts = Files.writeString(
                folder.resolve("hosts"),
                List.of(API, REAL_TIME, CUSTOM).stream()
                        .reduce("", (text, name) -> text + "127.0.0.1 " + name + "\n", String::concat));
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
