package io.graphqltck.server.process;

import io.graphqltck.core.limit.BoundedRegex;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.process.OutputListener;
import io.graphqltck.core.process.ProcessException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One life of a server under test. */
final class ServerLife implements OutputListener {

    private static final int CONNECT_MILLIS = 1000;
    private static final int BETWEEN_CONNECTS_MILLIS = 50;
    private static final int MAX_PORT = 65_535;
    private static final int REMEMBERED_LINES = 10;
    private static final int LINE_SHOWN = 200;

    private final Readiness readiness;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Deque<String> printed = new ArrayDeque<>();
    private final ChildProcess child;

    @SuppressWarnings({"FutureReturnValueIgnored", "ThisEscapedInObjectConstruction"}) // the end only wakes who waits
    ServerLife(ChildCommand command, Readiness readiness) throws ProcessException {
        this.readiness = readiness;
        if (readiness instanceof Readiness.Connects at && accepts(at)) {
            throw new ProcessException("the server cannot be started: something else listens on " + at.host() + ":"
                    + at.port() + " already; stop it, or choose another port");
        }
        child = ChildProcess.start(command, this);
        child.exit().thenAccept(code -> port.completeExceptionally(new ProcessException("ended")));
    }

    /** Waits until it is ready. */
    int awaitReady(Duration timeout) throws ProcessException, InterruptedException {
        try {
            return readiness instanceof Readiness.Connects at
                    ? awaitConnect(at, timeout)
                    : port.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            boolean ended = child.exit().isDone();
            child.kill();
            throw e.getCause() instanceof ProcessException problem && !ended
                    ? problem
                    : new ProcessException("the server " + ending() + " before it was ready" + details());
        } catch (TimeoutException e) {
            child.kill();
            throw new ProcessException(
                    "the server was not ready within " + timeout.toMillis() + " ms: " + missing() + details());
        } catch (InterruptedException e) {
            child.kill();
            throw e;
        }
    }

    private int awaitConnect(Readiness.Connects at, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            if (accepts(at)) {
                return at.port();
            }
            try {
                // there is no event for "it listens now"; meanwhile its end is noticed at once
                return port.get(BETWEEN_CONNECTS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // not yet
            }
        }
        throw new TimeoutException();
    }

    private static boolean accepts(Readiness.Connects at) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(at.host(), at.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String missing() {
        return readiness instanceof Readiness.Line line
                ? "it printed no line with \"" + line.pattern() + "\""
                : readiness instanceof Readiness.Connects at ? "nothing listens on " + at.host() + ":" + at.port() : "";
    }

    @Override
    public void line(String text) {
        if (port.isDone()) {
            return;
        }
        if (readiness instanceof Readiness.Line line) {
            try {
                BoundedRegex.Search search = BoundedRegex.search(line.pattern(), text);
                if (search.found()) {
                    ready(text, search.matcher().group(1));
                    return;
                }
            } catch (KitLimitException e) {
                port.completeExceptionally(new ProcessException("`ready` cannot be searched for: " + e.sentence()));
                return;
            }
        }
        synchronized (printed) {
            printed.add(text.length() <= LINE_SHOWN ? text : text.substring(0, LINE_SHOWN) + " …");
            if (printed.size() > REMEMBERED_LINES) {
                printed.remove();
            }
        }
    }

    private void ready(String line, @Nullable String number) {
        int value = number != null && number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0;
        if (value < 1 || value > MAX_PORT) {
            port.completeExceptionally(
                    new ProcessException("the server's readiness line names no port: " + line.strip()));
        } else {
            port.complete(value);
        }
    }

    private String ending() {
        return ChildProcess.ending(child.exit().getNow(0));
    }

    private String details() {
        synchronized (printed) {
            String out =
                    printed.isEmpty() ? "" : "; its standard output ends with:\n    " + String.join("\n    ", printed);
            return out + child.lastWords();
        }
    }

    /** Why it does not run any more, or null. */
    @Nullable
    String death() {
        return child.exit().isDone() ? "the server's process " + ending() + child.lastWords() : null;
    }

    /** Returns as soon as it has ended, or after this time. */
    void awaitEnd(Duration within) throws InterruptedException {
        try {
            child.exit().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // it runs, or nobody will ever know
        }
    }

    void close() {
        child.close();
    }
}
