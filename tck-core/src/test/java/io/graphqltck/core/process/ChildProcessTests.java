package io.graphqltck.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class ChildProcessTests {

    /** Says its number when what started it has ended. */
    private static final String ORPHAN =
            "(setsid sleep 1000 > /dev/null 2>&1 < /dev/null & echo $! > orphan); cat orphan; ";

    private final Path folder;
    private final Collected output = new Collected();

    ChildProcessTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private ChildCommand sh(String script) {
        return new ChildCommand(List.of("sh", "-c", script), folder, Map.of("GREETING", "hello"));
    }

    private static int exitOf(ChildProcess child) throws Exception {
        return child.exit().get();
    }

    private ThrowingCallable starting(String... argv) {
        return () -> ChildProcess.start(new ChildCommand(List.of(argv), folder, Map.of()), output);
    }

    @Test
    void tellsLinesInOrderAndThenTheExit() throws Exception {
        ChildProcess child = ChildProcess.start(
                sh("echo $GREETING; read a; echo \"got $a\"; pwd; printf 'no end\\r\\nlast'; exit 3"), output);
        assertThat(child.write("wörd")).isTrue();
        assertThat(exitOf(child)).isEqualTo(3);
        assertThat(output.all())
                .containsExactly("hello", "got wörd", folder.toRealPath().toString(), "no end", "last");
        assertThat(child.lastWords()).isEmpty();
        assertThat(ChildProcess.ending(3)).isEqualTo("ended with exit code 3");
        assertThat(ChildProcess.ending(137)).isEqualTo("was ended by signal 9");
    }

    @Test
    void saysWhatCannotBeStartedAndWhatToDo() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain.sh"), "echo no");
        Path orphan = Files.writeString(folder.resolve("orphan.sh"), "#!/no/such/interpreter\n");
        assertThat(orphan.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(starting("no-such-program-here"))
                .isInstanceOf(ProcessException.class)
                .hasMessage("\"no-such-program-here\" cannot be started: no such program is on the PATH; install it, or"
                        + " give its whole path");
        assertThatThrownBy(starting("./plain.sh"))
                .hasMessage("\"./plain.sh\" cannot be started: " + plain.toAbsolutePath()
                        + " is not executable; make it so (chmod +x), or name its interpreter first");
        assertThatThrownBy(starting("bin/tool"))
                .hasMessage("\"bin/tool\" cannot be started: "
                        + folder.resolve("bin/tool").toAbsolutePath()
                        + " does not exist; install the subject first, or correct the command");
        assertThatThrownBy(starting("./orphan.sh"))
                .hasMessageStartingWith("\"./orphan.sh\" cannot be started: ")
                .hasMessageEndingWith("; see whether its interpreter (the #! line) exists");
        assertThatThrownBy(starting(folder.toString())).hasMessageEndingWith(" is a folder; name a program");
        assertThatThrownBy(starting("sh", "-c", "x".repeat(10_000_000)))
                .hasMessage(
                        "\"sh\" cannot be started: its arguments and environment are longer than this system allows;"
                                + " pass less through the command line");
        assertThatThrownBy(starting("sh", "a\0b")).hasMessageStartingWith("\"sh\" cannot be started: ");
        assertThatThrownBy(starting("a\0b")).hasMessageEndingWith("its name has the character NUL; remove it");
        assertThatThrownBy(starting()).hasMessage("the command is empty; name a program and its arguments");
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> ChildProcess.start(new ChildCommand(List.of("sh"), nowhere, Map.of()), output))
                .hasMessage("\"sh\" cannot be started: the folder " + nowhere + " does not exist; correct the folder");
    }

    @Test
    void looksForARelativeProgramInItsFolder() throws Exception {
        Path tool = Files.writeString(folder.resolve("tool.sh"), "#!/bin/sh\necho here\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        ChildProcess child = ChildProcess.start(new ChildCommand(List.of("./tool.sh"), folder, Map.of()), output);
        assertThat(exitOf(child)).isZero();
        assertThat(output.all()).containsExactly("here");
    }

    @Test
    void keepsTheEndOfStandardErrorOnly() throws Exception {
        ChildProcess child =
                ChildProcess.start(sh("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo line $i >&2; done"), output);
        assertThat(exitOf(child)).isZero();
        assertThat(child.lastErrors()).hasSize(50).endsWith("line 2999", "line 3000");
        assertThat(child.lastWords())
                .startsWith("; its standard error ends with:\n    line 2951\n")
                .endsWith("\n    line 3000");
    }

    @Test
    void keepsALongErrorWithoutLineEnds() throws Exception {
        ChildProcess child = ChildProcess.start(sh("head -c 100000 /dev/zero | tr '\\0' e >&2"), output);
        assertThat(exitOf(child)).isZero();
        assertThat(child.lastErrors()).containsExactly("e".repeat(8192));
    }

    @Test
    void throwsAwayALineThatIsTooLong() throws Exception {
        ChildProcess child = ChildProcess.start(
                sh("echo before; head -c " + (ChildProcess.MAX_LINE + 5_000_000)
                        + " /dev/zero | tr '\\0' x; echo; echo after"),
                output);
        assertThat(exitOf(child)).isZero();
        assertThat(output.all()).containsExactly("before", "after");
        assertThat(output.overlong).containsExactly("x".repeat(200));
    }

    @Test
    void letsAFloodWaitForWhoListens() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicLong count = new AtomicLong();
        ChildProcess child = ChildProcess.start(sh("yes | head -n 500000; echo written >&2"), line -> {
            if (count.incrementAndGet() == 1) {
                first.countDown();
                awaitQuietly(goOn);
            }
        });
        first.await();
        // 1 MB cannot have been written: the pipe is far smaller and nobody reads
        assertThat(child.exit()).isNotDone();
        assertThat(child.lastErrors()).isEmpty();
        goOn.countDown();
        assertThat(exitOf(child)).isZero();
        assertThat(count).hasValue(500_000);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void survivesAListenerThatFails() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        List<String> reported = new CopyOnWriteArrayList<>();
        ChildProcess child = ChildProcess.start(sh("echo 1; echo 2"), line -> {
            told.add(line);
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e.getMessage()));
            if (line.equals("1")) {
                throw new IllegalStateException("on purpose");
            }
        });
        assertThat(exitOf(child)).isZero();
        assertThat(told).containsExactly("1", "2");
        assertThat(reported).containsExactly("on purpose");
    }

    @Test
    void doesNotWaitForAChildThatDoesNotRead() throws Exception {
        ChildProcess child = ChildProcess.start(sh("exec sleep 1000"), output);
        String line = "x".repeat(1 << 20);
        int written = 0;
        while (child.write(line)) {
            assertThat(++written).isLessThan(20);
        }
        assertThat(child.end(Duration.ofMillis(100)).get()).isEqualTo(137);
    }

    @Test
    void losesQuietlyWhatIsWrittenToTheDead() throws Exception {
        ChildProcess child = ChildProcess.start(sh("exit 0"), output);
        assertThat(exitOf(child)).isZero();
        assertThat(child.write("hello?")).isTrue();
        child.closeInput();
        child.interrupt();
        child.kill();
        child.close();
        assertThat(exitOf(child)).isZero();
    }

    @Test
    void endsWithItsInput() throws Exception {
        ChildProcess child = ChildProcess.start(sh("cat; echo end"), output);
        child.write("last words");
        child.close();
        assertThat(child.exit()).isCompletedWithValue(0);
        assertThat(output.all()).containsExactly("last words", "end");
    }

    @Test
    void killsWhatIgnoresTheEndWithItsChildren() throws Exception {
        ChildProcess child = ChildProcess.start(
                sh(
                        "trap '' TERM INT; sleep 1000 & echo $!; sh -c 'sleep 1000 & echo $!; wait' & wait; while :; do sleep 1000; done"),
                output);
        ProcessHandle first = handle(output.next());
        ProcessHandle grandchild = handle(output.next());
        assertThat(child.end(Duration.ofMillis(200)).get()).isEqualTo(137);
        assertGone(first);
        assertGone(grandchild);
    }

    @Test
    void killsTheChildrenOfOneThatCrashes() throws Exception {
        ChildProcess child = ChildProcess.start(sh("sleep 1000 & echo $!; read a; exit 7"), output);
        ProcessHandle orphan = handle(output.next());
        child.write("now");
        assertThat(exitOf(child)).isEqualTo(7);
        assertGone(orphan);
    }

    /** Its parent is gone and its session is its own before the child says anything: nothing in the tree leads to it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void killsWhatHasLeftItsTree() throws Exception {
        ChildProcess child = ChildProcess.start(sh(ORPHAN + "read a; exit 7"), output);
        ProcessHandle orphan = handle(output.next());
        child.write("now");
        assertThat(exitOf(child)).isEqualTo(7);
        assertGone(orphan);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesWhatAnotherChildStarted() throws Exception {
        ChildProcess other = ChildProcess.start(sh(ORPHAN + "read a"), output);
        ProcessHandle orphan = handle(output.next());
        assertThat(exitOf(ChildProcess.start(sh("exit 0"), output))).isZero();
        assertThat(orphan.isAlive()).isTrue();
        other.close();
        assertGone(orphan);
    }

    /** A kit that is tested by a kit leaves nothing behind either, though it marks its own children. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void killsWhatAMarkedChildMarksAnew() throws Exception {
        ChildProcess child = ChildProcess.start(
                sh("export " + Mark.VARIABLE + "=\"$" + Mark.VARIABLE + " inner\"; " + ORPHAN + "read a"), output);
        ProcessHandle orphan = handle(output.next());
        child.close();
        assertGone(orphan);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesTheServicesOfABuild() throws Exception {
        ChildProcess build = ChildProcess.startBuild(sh(ORPHAN), output);
        ProcessHandle service = handle(output.next());
        try {
            assertThat(exitOf(build)).isZero();
            assertThat(service.isAlive()).isTrue();
        } finally {
            service.destroyForcibly();
        }
    }

    @Test
    void interruptsAsATerminalDoes() throws Exception {
        Signals.assumeInterruptible();
        ChildProcess child =
                ChildProcess.start(sh("trap 'echo bye; exit 5' INT; echo ready; sleep 1000 & wait"), output);
        assertThat(output.next()).isEqualTo("ready");
        child.interrupt();
        assertThat(exitOf(child)).isEqualTo(5);
        assertThat(output.next()).isEqualTo("bye");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingBehindWhenTheKitItselfIsEnded() throws Exception {
        Process kit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HookedMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(kit.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle orphan = handle(out.readLine());
            ProcessHandle stubborn = handle(out.readLine());
            kit.destroy(); // as Ctrl-C does, this runs the JVM's shutdown hooks
            kit.waitFor();
            assertGone(stubborn);
            assertGone(orphan);
        } finally {
            kit.destroyForcibly();
        }
    }

    /** What a kit has left behind that was killed, the next one ends; what a living kit has started it does not. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void endsWhatAKilledKitHasLeft() throws Exception {
        Process kit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HookedMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(kit.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle orphan = handle(out.readLine());
            ProcessHandle stubborn = handle(out.readLine());
            int ignored = ChildProcess.endOrphans();
            assertThat(orphan.isAlive()).isTrue();
            kit.destroyForcibly();
            kit.waitFor();
            assertThat(stubborn.isAlive()).isTrue();

            assertThat(ChildProcess.endOrphans()).isGreaterThanOrEqualTo(2);
            assertGone(stubborn);
            assertGone(orphan);
        } finally {
            kit.destroyForcibly();
        }
    }

    private static ProcessHandle handle(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void assertGone(ProcessHandle handle) throws Exception {
        handle.onExit().get();
        assertThat(handle.isAlive()).isFalse();
    }
}
