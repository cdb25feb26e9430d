package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code graphql-tck} in a checkout of its own, with a Java and a Maven that only say that they were called. */
final class LauncherTest {

    private Path folder;
    private Path checkout;
    private Path programs;

    @BeforeEach
    void layOut(@TempDir Path given) throws Exception {
        folder = given;
        checkout = Files.createDirectories(folder.resolve("a check out"));
        programs = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("..", "graphql-tck"), checkout.resolve("graphql-tck"));
        Files.createFile(checkout.resolve("pom.xml"));
        java("17.0.15");
    }

    @Test
    void oneOfTwoLaunchersBuilds() throws Exception {
        Path gate = folder.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        program(
                "mvn",
                "echo built >>'" + folder + "/builds'; read -r line <'" + gate + "'; "
                        + "mkdir -p tck-runner/target; echo jar >tck-runner/target/graphql-tck.jar");

        Process first = launch();
        try (BufferedReader errors = first.errorReader(StandardCharsets.UTF_8)) {
            assertThat(errors.readLine()).contains("building the kit");
            Process second = launch();
            try (BufferedReader others = second.errorReader(StandardCharsets.UTF_8)) {
                assertThat(others.readLine()).contains("process " + first.pid() + " is building the kit");
                Files.writeString(gate, "go on\n");
                assertThat(first.waitFor()).isZero();
                assertThat(second.waitFor()).isZero();
            } finally {
                second.destroyForcibly();
            }
        } finally {
            first.destroyForcibly();
        }
        assertThat(folder.resolve("builds")).hasContent("built");
        assertThat(checkout.resolve("tck-runner/target/building")).doesNotExist();
    }

    @Test
    void namesAnOldJavaAsPeopleDo() throws Exception {
        java("1.8.0_202");
        Process launcher = launch();
        try (BufferedReader errors = launcher.errorReader(StandardCharsets.UTF_8)) {
            assertThat(errors.readLine()).endsWith("is Java 8");
        }
        launcher.waitFor();
        assertThat(launcher.exitValue()).isEqualTo(3);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhichLocaleAPathNeeds() throws Exception {
        Path jar = checkout.resolve("tck-runner/target/graphql-tck.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        // By a shell, which also takes it away: this JVM's own locale may be the one that cannot name the folder.
        program(
                "launch",
                "mv '" + checkout + "' '" + folder + "/W\u00f6rter' && sh '" + folder
                        + "/W\u00f6rter/graphql-tck'; code=$?; rm -rf '" + folder + "/W\u00f6rter'; exit $code");
        ProcessBuilder builder = builder(programs.resolve("launch"));
        builder.environment().put("LC_ALL", "C");
        Process launcher = builder.start();
        try (BufferedReader errors = launcher.errorReader(StandardCharsets.UTF_8)) {
            assertThat(errors.readLine()).contains("W\u00f6rter").endsWith("set LC_ALL=C.UTF-8");
        }
        assertThat(launcher.waitFor()).isEqualTo(3);
    }

    private Process launch() throws IOException {
        return builder(checkout.resolve("graphql-tck")).start();
    }

    private ProcessBuilder builder(Path script) {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        return builder;
    }

    private void java(String version) throws IOException {
        program("java", "[ \"$1\" != -version ] || echo 'openjdk version \"" + version + "\"' >&2");
    }

    private void program(String name, String line) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
