package io.graphqltck.runner.subject;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.runner.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Installs subjects as their descriptions say, once, and again only when what they depend on changes. */
public final class Installer {

    private static final String STAMP = ".installed";
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private static final Map<String, String> REMEDIES = Map.of(
            "python3", "install Python 3.10 or later with its venv module",
            "node", "install Node.js 20 or later",
            "npm", "install Node.js 20 or later, which brings npm",
            "mvn", "install Apache Maven 3.8.1 or later",
            "java", "install Java 17 or later");

    private final Consumer<String> notes;

    /** {@code notes} are told what takes its time. */
    public Installer(Consumer<String> notes) {
        this.notes = notes;
    }

    /**
     * Installs this subject if its files have changed.
     *
     * @throws CommandException when it cannot be installed, with the end of what the failing command said
     */
    public void install(SubjectDescription subject) throws InterruptedException {
        SubjectDescription.Install install = subject.install();
        if (install == null) {
            return;
        }
        try {
            FolderLocks locks = FolderLocks.of(subject, notes);
            try {
                installIfDue(subject, install);
            } finally {
                locks.close();
            }
        } catch (IOException e) {
            throw CommandException.noSubject(subject.name() + " cannot be installed: " + e.getMessage());
        }
    }

    private void installIfDue(SubjectDescription subject, SubjectDescription.Install install)
            throws IOException, InterruptedException {
        Path stamp = subject.folder().resolve(STAMP);
        String due = Fingerprint.of(subject, install);
        if (Files.isRegularFile(stamp) && Files.readString(stamp).strip().equals(due)) {
            return;
        }
        refuseWindows(subject);
        notes.accept("installing " + subject.name());
        // Without the stamp a run that is broken off here begins again the next time.
        Files.deleteIfExists(stamp);
        for (List<String> command : install.commands()) {
            run(subject, command);
        }
        Files.writeString(stamp, due + "\n");
    }

    private static void refuseWindows(SubjectDescription subject) {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw CommandException.noSubject(
                    subject.name()
                            + " cannot be installed here: subjects are not installed on Windows; use the Windows Subsystem for Linux");
        }
    }

    private static void run(SubjectDescription subject, List<String> argv) throws InterruptedException {
        LastLines output = new LastLines();
        ChildCommand command = new ChildCommand(argv, subject.folder(), Map.of());
        try {
            ChildProcess child = ChildProcess.startBuild(command, output);
            child.closeInput();
            int code = await(child, subject, command);
            if (code != 0) {
                throw CommandException.noSubject(subject.name() + " cannot be installed: `" + command + "` "
                        + ChildProcess.ending(code) + "; it said last:\n    "
                        + String.join("\n    ", output.with(child.lastErrors())));
            }
        } catch (ProcessException e) {
            String remedy = REMEDIES.get(argv.get(0));
            throw CommandException.noSubject(subject.name() + " cannot be installed: " + e.getMessage()
                    + (remedy == null ? "" : " (" + remedy + ")"));
        }
    }

    private static int await(ChildProcess child, SubjectDescription subject, ChildCommand command)
            throws InterruptedException {
        try {
            return child.exit().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            child.kill();
            throw CommandException.noSubject(subject.name() + " cannot be installed: `" + command
                    + "` took longer than " + LONGEST.toMinutes() + " minutes");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            child.kill();
            throw e;
        }
    }
}
