package io.graphqltck.runner.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.runner.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class InstallerTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> notes = new ArrayList<>();
    private final Installer installer = new Installer(notes::add);

    @BeforeEach
    void source() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/a.txt"), "one");
    }

    private SubjectDescription subject(String command) throws IOException {
        Path file = Files.writeString(
                folder.resolve("subject.yaml"),
                "name: own\ntitle: Own\nrole: client\nprotocols: [p]\nadapter: [x]\n"
                        + "install:\n  from: [src]\n  commands:\n    - [sh, -c, '" + command + "']\n");
        return SubjectReader.read(file);
    }

    private long times() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void installsOnceAndAgainWhenASourceChanges() throws Exception {
        SubjectDescription subject = subject("echo x >> log");

        installer.install(subject);
        installer.install(subject);
        assertThat(times()).isEqualTo(1);

        Files.writeString(folder.resolve("src/a.txt"), "two");
        installer.install(subject);
        assertThat(times()).isEqualTo(2);

        Files.move(folder.resolve("src/a.txt"), folder.resolve("src/b.txt"));
        installer.install(subject);
        assertThat(times()).isEqualTo(3);

        installer.install(subject("echo x >> log; true"));
        assertThat(times()).isEqualTo(4);
        assertThat(notes).hasSize(4).containsOnly("installing own");
    }

    @Test
    void aFailureShowsWhatWasSaidAndIsTriedAgain() throws Exception {
        SubjectDescription subject = subject("echo x >> log; echo out; echo wrong >&2; exit 3");

        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> installer.install(subject))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("own cannot be installed: `sh -c ")
                    .hasMessageContaining("ended with exit code 3; it said last:\n    out\n    wrong");
            assertThat(times()).isEqualTo(i);
        }
    }

    @Test
    void twoAtOnceInstallOnce() throws Exception {
        SubjectDescription subject = subject("sleep 0.2; echo x >> log");
        Thread other = new Thread(() -> {
            try {
                new Installer(note -> {}).install(subject);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();
        installer.install(subject);
        other.join();

        assertThat(times()).isEqualTo(1);
    }

    @Test
    void aSourceThatIsNotThereIsAMistakeInTheDescription() throws Exception {
        SubjectDescription subject = subject("true");
        Files.delete(folder.resolve("src/a.txt"));
        Files.delete(folder.resolve("src"));

        assertThatThrownBy(() -> installer.install(subject))
                .hasMessageContaining("subject.yaml:1:1: `install.from` names `src`, but there is no such file");
    }
}
