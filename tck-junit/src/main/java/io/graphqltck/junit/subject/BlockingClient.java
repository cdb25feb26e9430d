package io.graphqltck.junit.subject;

import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.junit.ClientUnderTest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Calls a client under test, whose methods may block, where the kit may not. */
final class BlockingClient implements ClientSubject {

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final ClientUnderTest client;
    private final ExecutorService threads;
    private final Set<BlockingSession> open = ConcurrentHashMap.newKeySet();

    BlockingClient(ClientUnderTest client) {
        this.client = client;
        String name = client.getClass().getName();
        // As many threads as there are clients that block, which are no more than the suite has jobs.
        this.threads = Executors.newCachedThreadPool(runnable -> {
            Thread thread = new Thread(runnable, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public ClientSession open(Opening opening, ApplicationListener listener) {
        BlockingSession session = new BlockingSession(client, opening, listener, threads, open::remove);
        open.add(session);
        session.begin();
        return session;
    }

    /** @throws SubjectException when what all clients share does not end */
    @Override
    public void close() {
        open.forEach(ClientSession::close);
        try {
            Within.time(STOPPING, client.getClass().getName() + ".stop()", () -> {
                client.stop();
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}
