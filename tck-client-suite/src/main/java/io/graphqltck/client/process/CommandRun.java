package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.process.OutputListener;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run of a command: one operation. */
final class CommandRun implements OutputListener {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int MOST_RESULTS = 20_000;
    private static final int REMEMBERED_LINES = 10;
    private static final String TOO_LONG =
            "the operation does not fit into the arguments and environment of a command on this system";

    private final String operation;
    private final ApplicationListener listener;
    private final Deque<String> ignored = new ArrayDeque<>();
    private int results;
    private boolean stopped;
    private @Nullable ChildProcess child;

    CommandRun(String operation, ApplicationListener listener) {
        this.operation = operation;
        this.listener = listener;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what follows the end is done here
    void start(ChildCommand command) {
        ChildProcess started;
        try {
            started = ChildProcess.start(command, this);
        } catch (ProcessException e) {
            listener.on(
                    e.isTooLong()
                            ? new ApplicationEvent.Gone(TOO_LONG, ApplicationEvent.Gone.Cause.CANNOT_BE_ASKED)
                            : new ApplicationEvent.Gone("the command: " + e.getMessage(), false));
            return;
        }
        synchronized (this) {
            child = started;
        }
        started.exit().thenAccept(code -> ended(code, started));
    }

    @Override
    public void line(String text) {
        Json value;
        try {
            value = JsonText.read(text);
        } catch (JsonLimitException e) {
            fail("a limit of the kit: the command printed a line that cannot be read: " + e.getMessage());
            return;
        } catch (JsonSyntaxException e) {
            ignore(text);
            return;
        }
        if (++results == MOST_RESULTS) {
            fail("the command printed " + MOST_RESULTS + " results for one operation");
        } else if (results < MOST_RESULTS) {
            boolean whole = value instanceof Json.JsonObject object
                    && (object.get("data") != null || object.get("errors") != null);
            listener.on(new ApplicationEvent.Next(operation, whole ? value : Json.with(Json.object(), "data", value)));
        }
    }

    @Override
    public void overlong(String beginning, String which) {
        fail("the command printed a line " + which + ": " + BadLineException.shown(beginning));
    }

    @Override
    public void unheld(String beginning) {
        fail("a limit of the kit: no memory is left for a line of the command: " + BadLineException.shown(beginning));
    }

    private synchronized void ignore(String text) {
        if (!text.isBlank()) {
            ignored.add(BadLineException.shown(text));
            if (ignored.size() > REMEMBERED_LINES) {
                ignored.remove();
            }
        }
    }

    private void fail(String message) {
        listener.on(new ApplicationEvent.Gone(message, false));
        kill();
    }

    private void ended(int code, ChildProcess ended) {
        synchronized (this) {
            if (stopped) {
                return; // the end of what was stopped is no news, and it is no end that the command came to by itself
            }
        }
        if (code == 0) {
            listener.on(new ApplicationEvent.Completed(operation));
            return;
        }
        List<String> errors = ended.lastErrors();
        String message = errors.isEmpty() ? "the command " + ChildProcess.ending(code) : String.join("\n", errors);
        listener.on(new ApplicationEvent.Failed(operation, message + ignoredLines(), null));
    }

    private synchronized String ignoredLines() {
        return ignored.isEmpty() ? "" : "\n(printed, but no JSON: " + String.join(" / ", ignored) + ")";
    }

    void interrupt() {
        @Nullable ChildProcess running;
        synchronized (this) {
            stopped = true;
            running = child;
        }
        if (running != null) {
            running.interrupt();
        }
    }

    /** Asks the command to end, and kills it if it does not. Completed when it has ended. */
    CompletableFuture<?> end() {
        @Nullable ChildProcess running;
        synchronized (this) {
            stopped = true;
            running = child;
        }
        if (running == null) {
            return CompletableFuture.completedFuture(null);
        }
        running.terminate();
        return running.end(GRACE);
    }

    void kill() {
        @Nullable ChildProcess running;
        synchronized (this) {
            stopped = true;
            running = child;
        }
        if (running != null) {
            running.kill();
        }
    }
}
