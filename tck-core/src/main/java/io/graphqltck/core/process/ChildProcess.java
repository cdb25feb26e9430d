package io.graphqltck.core.process;

import io.graphqltck.core.limit.KitFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A program that the kit started. It never outlives the run: its standard input ends, it has a grace time to end itself, and
 * then it is killed with all that it started. Memory is bounded whatever it writes. Safe for use by several threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // chains of futures that end in this class
public final class ChildProcess implements AutoCloseable {

    /** The longest line of standard output that is kept, in octets: what comes over a wire must fit into one. */
    public static final int MAX_LINE = 16 << 20;

    /** How long a child may take to end itself, unless something else is said. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    // the last output is in the pipe when a process ends; only a stray child of it can hold the pipe for longer
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);
    private static final Duration DEATH = Duration.ofSeconds(5);
    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 64;

    private final Process process;
    private final ProcessTree tree;
    private final InputWriter input;
    private final Tail errors = new Tail();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private ChildProcess(Process process, @Nullable Mark mark) {
        this.process = process;
        this.tree = new ProcessTree(process.toHandle(), mark);
        this.input = new InputWriter(process.getOutputStream());
    }

    /**
     * Starts a program.
     *
     * @throws ProcessException when it cannot be started; the message says why and what to do
     */
    public static ChildProcess start(ChildCommand command, OutputListener listener) throws ProcessException {
        return start(command, new Mark(), listener);
    }

    /**
     * Starts a program that installs or builds something. What it leaves behind as a service for later builds, such as a
     * compiler's daemon, may outlive it: others may use that by then.
     *
     * @throws ProcessException when it cannot be started; the message says why and what to do
     */
    public static ChildProcess startBuild(ChildCommand command, OutputListener listener) throws ProcessException {
        return start(command, null, listener);
    }

    /**
     * Ends what kits have left behind that were killed, where the system tells whose they are. Returns how many processes there
     * were.
     */
    public static int endOrphans() {
        return Mark.endOrphans();
    }

    private static ChildProcess start(ChildCommand command, @Nullable Mark mark, OutputListener listener)
            throws ProcessException {
        ChildProcess child = new ChildProcess(Launch.launch(command, mark), mark);
        Survivors.add(child.tree);
        child.begin(command.argv().get(0), listener);
        return child;
    }

    private void begin(String name, OutputListener listener) {
        // who speaks is up: by now a wrapper such as npx or a shell has started the program proper
        LinePump lines = new LinePump(MAX_LINE, tree::remember, listener);
        CompletableFuture<Void> out = inThread(name, "out", () -> lines.drain(process.getInputStream()));
        CompletableFuture<Void> err = inThread(name, "err", () -> errors.drain(process.getErrorStream()));
        inThread(name, "in", input::run);
        process.onExit().thenAccept(ended -> {
            tree.kill();
            input.close();
            CompletableFuture.allOf(out, err)
                    .completeOnTimeout(null, LAST_OUTPUT.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(() -> {
                        Survivors.remove(tree);
                        exit.complete(ended.exitValue());
                    });
        });
    }

    private static CompletableFuture<Void> inThread(String program, String what, Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (Error e) {
                        KitFailure.report(e);
                    } finally {
                        done.complete(null);
                    }
                },
                "tck-child-" + what + " " + program);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    /**
     * Writes a line to its standard input, without waiting for it. What is written to a child that ended is lost.
     *
     * @return false when megabytes wait already, because the child does not read
     */
    public boolean write(String line) {
        return input.offer(line);
    }

    /** Ends its standard input after what was written. */
    public void closeInput() {
        input.close();
    }

    /** Completed with the exit code when it has ended and all that it wrote to standard output has been told. */
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /** Does to it what Ctrl-C does in a terminal. */
    public void interrupt() {
        tree.interrupt();
    }

    /** Asks it to end, where there are signals by SIGTERM. */
    public void terminate() {
        tree.remember();
        process.destroy();
    }

    /** Kills it and all that it started, at once. */
    public void kill() {
        tree.kill();
    }

    /** Ends its standard input, and kills it with all that it started when it still runs after this time. Does not wait. */
    public CompletableFuture<Integer> end(Duration grace) {
        tree.remember();
        input.close();
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!exit.isDone()) {
                        tree.kill();
                    }
                });
        return exit();
    }

    /** {@link #end Ends} it with the usual grace and waits for that. */
    @Override
    public void close() {
        try {
            end(GRACE).get(GRACE.plus(DEATH).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            kill(); // a second time; a process that survives this waits for the system itself
        }
    }

    /** The end of what it wrote to standard error: 8 KB and 50 lines at most. */
    public List<String> lastErrors() {
        return errors.lines();
    }

    /** The end of what it wrote to standard error as something to put after a sentence; empty when it wrote nothing. */
    public String lastWords() {
        List<String> lines = lastErrors();
        return lines.isEmpty() ? "" : "; its standard error ends with:\n    " + String.join("\n    ", lines);
    }

    /** What this exit code says: {@code ended with exit code 3}. */
    public static String ending(int code) {
        return code > SIGNALLED && code <= SIGNALLED + LAST_SIGNAL
                ? "was ended by signal " + (code - SIGNALLED)
                : "ended with exit code " + code;
    }
}
