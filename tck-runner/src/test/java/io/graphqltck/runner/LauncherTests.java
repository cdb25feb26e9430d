package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code graphql-tck} in a checkout of its own, with a Java and a Maven that only say that they were called. */
final class LauncherTests {

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

    /** Whatever time a copy gives to its files. */
    @Test
    void aCopiedCheckoutIsNotBuiltAgain() throws Exception {
        source("tck-core/src/main/java/A.java", "class A {}");
        mavenThat("");
        assertThat(launched()).contains("building the kit");
        Path copy = folder.resolve("copy");
        assertThat(new ProcessBuilder("cp", "-r", checkout.toString(), copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        checkout = copy;

        newer(copy.resolve("tck-core/src/main/java/A.java"));
        assertThat(launched()).isEmpty();
        assertThat(launched()).isEmpty();
        assertThat(folder.resolve("builds")).hasContent("built");
    }

    @Test
    void anyOtherContentIsBuilt() throws Exception {
        Path source = source("tck-core/src/main/java/A.java", "class A {}");
        source("scenarios/demo/protocol.yaml", "protocol: demo");
        mavenThat("");
        assertThat(launched()).contains("building the kit");

        newer(Files.writeString(source, "class B {}"));
        assertThat(launched()).contains("building the kit");
        source("tck-wire/src/main/java/C.java", "class C {}");
        newer(checkout.resolve("tck-wire/src/main/java"));
        assertThat(launched()).contains("building the kit");
        Files.delete(checkout.resolve("scenarios/demo/protocol.yaml"));
        newer(checkout.resolve("scenarios/demo"));
        assertThat(launched()).contains("building the kit");
        newer(source("tck-core/src/test/java/ATest.java", "class ATest {}"));
        newer(source("scenarios/target/classes/demo.yaml", "made"));
        assertThat(launched()).isEmpty();
    }

    @Test
    void whatIsEditedDuringABuildIsBuiltNextTime() throws Exception {
        source("tck-core/src/main/java/A.java", "class A {}");
        mavenThat("echo 'class B {}' >tck-core/src/main/java/A.java");
        assertThat(launched()).contains("building the kit");
        assertThat(launched()).contains("building the kit");
        assertThat(launched()).isEmpty();
    }

    @Test
    void saysHowFarABuildIs() throws Exception {
        source("tck-core/src/main/java/A.java", "class A {}");
        source("tck-runner/src/main/java/B.java", "class B {}");
        source("tck-junit/src/main/java/NotBuilt.java", "class NotBuilt {}");
        mavenThat("""
                echo '[INFO] Building GraphQL Subscription TCK 0.1.0-SNAPSHOT   [1/3]'
                echo '[INFO] Building GraphQL Subscription TCK: tck-core 0.1.0-SNAPSHOT   [2/3]'
                echo '[INFO] Building GraphQL Subscription TCK: tck-runner 0.1.0-SNAPSHOT   [3/3]'""");
        assertThat(launched().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("building the kit; this takes"),
                        line -> assertThat(line).matches("graphql-tck: \\[2/3] tck-core, \\d+ s"),
                        line -> assertThat(line)
                                .matches("graphql-tck: \\[3/3] tck-runner, \\d+ s, about \\d+ s to go"));
    }

    @Test
    void showsWhatMavenSaidWhenItFails() throws Exception {
        program("mvn", "echo '[ERROR] no such class'; exit 1");
        Process launcher = launch();
        assertThat(new String(launcher.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("[ERROR] no such class\n", "the kit could not be built; the lines above say why");
        assertThat(launcher.waitFor()).isEqualTo(3);
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

    private Path source(String name, String text) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Newer than the jar, however coarse the file system's times are. */
    private static void newer(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    }

    private void mavenThat(String does) throws IOException {
        program(
                "mvn",
                "echo built >>'" + folder + "/builds'\n" + does
                        + "\nmkdir -p tck-runner/target; echo jar >tck-runner/target/graphql-tck.jar\n"
                        + "printf '\\033[0m'"); // as Maven does at its end
    }

    /** What it says on standard error before the kit's own program runs. */
    private String launched() throws Exception {
        Process launcher = launch();
        String errors = new String(launcher.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor()).as(errors).isZero();
        return errors;
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
