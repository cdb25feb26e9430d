package io.graphqltck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several runs of the engine in one JVM at the same time. */
class SubjectsTogetherTests {

    @Test
    void twoSuitesDoNotDisturbOneAnother() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<String>> server = () -> Runs.finished(Runs.run(Suites.Right.class));
            Callable<List<String>> client = () -> Runs.finished(Runs.run(Suites.RightClient.class));
            List<Future<List<String>>> both = threads.invokeAll(List.of(server, client, server));

            assertThat(both.get(0).get()).hasSizeGreaterThan(5).allMatch(line -> line.endsWith(" SUCCESSFUL"));
            assertThat(both.get(2).get()).isEqualTo(both.get(0).get());
            assertThat(both.get(1).get()).hasSize(3).allMatch(line -> line.endsWith(" SUCCESSFUL"));
        } finally {
            threads.shutdown();
        }
    }
}
