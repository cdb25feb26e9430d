package io.graphqltck.client.process;

import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A client library behind an adapter that speaks docs/adapter-protocol.md: one process for all sessions. A process that ended
 * is started again by the next {@link #open}, so that the scenario that ended it takes no later one with it. Safe for use by
 * several threads.
 */
public final class AdapterSubject implements ClientSubject {

    /** How long an adapter may take to greet, by the adapter protocol. */
    public static final Duration READY_TIMEOUT = Duration.ofSeconds(30);

    // an adapter that never began well will not the next time; one that did may have had bad luck
    private static final int MOST_FAILED_RESTARTS = 3;
    private static final int MOST_VIOLATIONS = 100;

    private final ChildCommand command;
    private final Duration readyTimeout;
    private final SessionNames names = new SessionNames();
    private final List<String> violations = new ArrayList<>();
    private final List<Long> crashes = new ArrayList<>();

    private @Nullable AdapterProcess current;
    private boolean everBegan;
    private int failedStarts;
    private boolean closed;

    private AdapterSubject(ChildCommand command, Duration readyTimeout) {
        this.command = command;
        this.readyTimeout = readyTimeout;
    }

    /** An adapter that has the usual time to greet. It is started by {@link #greet} or the first {@link #open}. */
    public static AdapterSubject of(ChildCommand command) {
        return of(command, READY_TIMEOUT);
    }

    /** An adapter that has this time to greet. */
    public static AdapterSubject of(ChildCommand command, Duration readyTimeout) {
        return new AdapterSubject(command, readyTimeout);
    }

    /**
     * Starts the adapter if it does not run, and waits for its greeting. The first caller keeps the start-up out of the
     * scenarios' waiting times.
     *
     * @throws ProcessException when there is no good greeting; the message says why
     */
    public Greeting greet() throws ProcessException, InterruptedException {
        try {
            return running().greeting().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProcessException why ? why : new ProcessException(String.valueOf(e));
        }
    }

    @Override
    public ClientSession open(Opening opening, ApplicationListener listener) {
        AdapterProcess process = running();
        String name = names.next();
        AdapterSession session = new AdapterSession(name, process, listener);
        if (!process.adopt(session, AdapterCommands.open(name, opening))) {
            // Whatever ended it, this session had no part in it.
            session.gone(String.valueOf(process.over()), false);
        }
        return session;
    }

    private synchronized AdapterProcess running() {
        @Nullable AdapterProcess last = current;
        if (last != null && (last.over() == null || closed)) {
            return last;
        }
        if (last != null) {
            everBegan |= last.hasBegun();
            failedStarts = last.hasBegun() ? 0 : failedStarts + 1;
            if (failedStarts >= (everBegan ? MOST_FAILED_RESTARTS : 1)) {
                failedStarts--; // the same process is not counted twice
                return last;
            }
        }
        return start();
    }

    private AdapterProcess start() {
        AdapterProcess next = new AdapterProcess(readyTimeout, this::remember, this::rememberCrash);
        current = next;
        next.start(command);
        return next;
    }

    private void remember(String violation) {
        synchronized (violations) {
            if (violations.size() < MOST_VIOLATIONS) {
                violations.add(violation);
            }
        }
    }

    private void rememberCrash() {
        synchronized (crashes) {
            crashes.add(System.nanoTime());
        }
    }

    @Override
    public List<Long> crashes() {
        synchronized (crashes) {
            return List.copyOf(crashes);
        }
    }

    @Override
    public @Nullable String crash() {
        @Nullable AdapterProcess last = last();
        return last == null ? null : last.crash();
    }

    @Override
    public @Nullable String crash(Duration within) throws InterruptedException {
        @Nullable AdapterProcess last = last();
        return last == null ? null : last.crash(within);
    }

    private synchronized @Nullable AdapterProcess last() {
        return current;
    }

    @Override
    public void revive() throws InterruptedException {
        try {
            greet();
        } catch (ProcessException e) {
            // Its next session hears of it.
        }
    }

    /** What the adapter did against the adapter protocol, the first hundred sentences. */
    public List<String> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    /** Why the adapter does not run any more, or null while it does or has not been needed yet. */
    public synchronized @Nullable String health() {
        return current == null ? null : current.over();
    }

    /** Ends the adapter and starts it again; false when it does not greet. Waits for that. */
    public boolean restart() throws InterruptedException {
        @Nullable AdapterProcess last;
        AdapterProcess next;
        synchronized (this) {
            if (closed) {
                return false;
            }
            last = current;
            failedStarts = 0;
            next = start();
        }
        if (last != null) {
            last.close();
        }
        try {
            next.greeting().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        @Nullable AdapterProcess last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        if (last != null) {
            last.close();
        }
    }
}
