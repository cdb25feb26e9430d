package io.graphqltck.server.process;

import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server under test that the kit starts, as docs/control-schema.md says: the environment variable {@code PORT} tells it the
 * port, and it ends when its standard input ends. Safe for use by several threads.
 */
public final class ServerProcess implements AutoCloseable {

    /** How long a server may take to get ready, unless something else is said. */
    public static final Duration READY_TIMEOUT = Duration.ofSeconds(60);

    private final ChildCommand command;
    private final Readiness readiness;
    private final Duration timeout;

    private ServerLife life;
    private int port;
    private boolean closed;

    private ServerProcess(ChildCommand command, Readiness readiness, Duration timeout, ServerLife life, int port) {
        this.command = command;
        this.readiness = readiness;
        this.timeout = timeout;
        this.life = life;
        this.port = port;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws ProcessException when it cannot be started or does not get ready in this time; the message says why
     */
    public static ServerProcess start(ChildCommand command, Readiness readiness, Duration timeout)
            throws ProcessException, InterruptedException {
        String wanted = readiness instanceof Readiness.Connects at ? Integer.toString(at.port()) : "0";
        ChildCommand withPort = command.withDefault("PORT", wanted);
        ServerLife life = new ServerLife(withPort, readiness);
        return new ServerProcess(withPort, readiness, timeout, life, life.awaitReady(timeout));
    }

    /** Where it listens now; another one after a {@link #restart}, perhaps. */
    public synchronized int port() {
        return port;
    }

    /** Why it does not run any more, or null while it does. */
    public synchronized @Nullable String health() {
        return closed ? "the kit has ended the server" : life.death();
    }

    /** As {@link #health()}, but waits so long for its end. */
    public @Nullable String health(Duration within) throws InterruptedException {
        ServerLife now;
        synchronized (this) {
            now = life;
        }
        now.awaitEnd(within);
        return health();
    }

    /**
     * Ends it, starts it again, and waits until it is ready.
     *
     * @throws ProcessException when that fails; the message says why
     */
    public synchronized void restart() throws ProcessException, InterruptedException {
        if (closed) {
            throw new ProcessException("the kit has ended the server");
        }
        life.close();
        life = new ServerLife(command, readiness);
        port = life.awaitReady(timeout);
    }

    @Override
    public synchronized void close() {
        closed = true;
        life.close();
    }
}
