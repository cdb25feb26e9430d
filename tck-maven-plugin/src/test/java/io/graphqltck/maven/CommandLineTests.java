package io.graphqltck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTests {

    @Test
    void whatIsNotSaidIsLeftOut() {
        CommandLine line = new CommandLine("run")
                .with("--turn-timeout", null)
                .each("--level", List.of())
                .flag("--slow", false)
                .running(List.of());

        assertThat(line.toArray()).containsExactly("run");
    }

    @Test
    void theSubjectsCommandStandsBehindAllOptions() {
        CommandLine line = new CommandLine("test-client")
                .running(List.of("node", "--trace", "adapter.mjs"))
                .each("--scenario", List.of("a.b", "a.c"))
                .with("--out", new File("out"))
                .flag("--slow", true)
                .words(List.of("--http", "2"));

        assertThat(line.toArray())
                .containsExactly(
                        "test-client",
                        "--scenario=a.b",
                        "--scenario=a.c",
                        "--out=" + new File("out").getAbsolutePath(),
                        "--slow",
                        "--http",
                        "2",
                        "--",
                        "node",
                        "--trace",
                        "adapter.mjs");
    }
}
