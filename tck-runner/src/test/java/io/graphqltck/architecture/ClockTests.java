package io.graphqltck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No test is decided by the clock: a busy machine must not fail one. The build has one limit, against hangs. */
class ClockTests {

    /** What may use the clock all the same: nothing is decided by it. */
    private static final Map<String, String> PACED = Map.of(
            "tck-junit/src/test/java/io/graphqltck/junit/TinyServer.java",
            "a reminder of its library, which forgets to write now and then",
            "tck-runner/src/test/java/io/graphqltck/runner/peer/OtherServer.java",
            "the same",
            "tck-server-suite/src/test/java/io/graphqltck/server/ReachabilityTests.java",
            "a server that sends a byte from time to time",
            "tck-wire/src/test/java/io/graphqltck/wire/H2specTests.java",
            "a bound for programs that are not the kit's, in a test that runs when it is asked for",
            "tck-wire/src/test/java/io/graphqltck/wire/AutobahnTests.java",
            "the same",
            "tck-wire/src/test/java/io/graphqltck/wire/TruncatedTlsTests.java",
            "the end of the event loops of the other side");

    @Test
    void decidesNoTest() {
        List<String> found = Kit.testSources().entrySet().stream()
                .filter(file -> !PACED.containsKey(file.getKey()))
                .flatMap(file -> ClockCalls.in(file.getValue()).stream().map(call -> file.getKey() + ": " + call))
                .toList();

        assertThat(found)
                .as("wait for an event, count the steps, or use a virtual clock such as FakeLoop")
                .isEmpty();
    }

    @Test
    void isLookedForInEveryModule() throws Exception {
        try (Stream<Path> modules = Files.list(Kit.ROOT)) {
            List<String> tested = modules.filter(module -> Files.isDirectory(module.resolve("src/test/java")))
                    .map(module -> module.getFileName().toString())
                    .toList();
            assertThat(tested).contains("tck-core", "tck-runner", "reports", "benchmarks", "consumers");
            assertThat(tested)
                    .allSatisfy(module -> assertThat(Kit.testSources().keySet())
                            .anyMatch(file -> file.startsWith(module + "/src/test/java/")));
        }
        assertThat(Kit.testSources().keySet())
                .anyMatch(file -> file.startsWith("consumers/src/it/"))
                .anyMatch(file -> file.startsWith("tck-maven-plugin/src/it/"))
                .anyMatch(file -> file.startsWith("examples/"));
        assertThat(Kit.testSources()).containsKeys(PACED.keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Timeout(60) class T {}",
                "class T { @org.junit.jupiter.api.Timeout(60) void t() {} }",
                "class T { void t() { Assertions.assertTimeoutPreemptively(limit, () -> {}); } }",
                "class T { void t() { assertTimeout(limit, () -> {}); } }",
                "class T { long t = System.nanoTime(); }",
                "class T { long t = System.currentTimeMillis(); }",
                "class T { Instant t = Instant.now(); }",
                "class T { void t() { Thread.sleep(10); } }",
                "class T { void t() { thread.join(5_000); } }",
                "class T { void t() { future.get(10, TimeUnit.SECONDS); } }",
                "class T { void t() { future.get(10, SECONDS); } }",
                "class T { void t() { latch.await(1, java.util.concurrent.TimeUnit.MINUTES); } }",
                "class T { void t() { process.waitFor(Duration.ofSeconds(1)); } }",
                "class T { void t() { assertThat(future).succeedsWithin(Duration.ofSeconds(5)); } }",
                "class T { void t() { assertThat(result.took()).isLessThan(Duration.ofSeconds(10)); } }",
                "class T { void t() { socket.setSoTimeout(10_000); } }"
            })
    void isFound(String source) {
        assertThat(ClockCalls.in(source)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class T { /* Thread.sleep(10) */ String t = \"System.nanoTime()\"; }",
                "class T { void t() { thread.join(); future.get(); latch.await(); String.join(\",\", all); list.get(7); } }",
                "class T { Options options = Options.DEFAULT.withClosing(Duration.ofSeconds(1)); }",
                "class T { void t() { channel.advanceTimeBy(5, TimeUnit.SECONDS); } }",
                "class T { FakeLoop loop; void t() { assertThat(late()).isLessThan(Duration.ofSeconds(1)); } }",
                "class T { void t() { assertThat(results.took()).isEqualTo(Duration.ofMillis(61_500)); } }"
            })
    void isNotFoundWhereNothingWaits(String source) {
        assertThat(ClockCalls.in(source)).isEmpty();
    }
}
