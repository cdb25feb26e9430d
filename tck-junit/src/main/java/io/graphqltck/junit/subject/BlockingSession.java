package io.graphqltck.junit.subject;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.ClientUnderTest.Client;
import io.graphqltck.junit.ClientUnderTest.Endpoint;
import io.graphqltck.junit.ClientUnderTest.Operation;
import io.graphqltck.junit.ClientUnderTest.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client. What the kit wants of it is done in order, one call at a time. */
final class BlockingSession implements ClientSession {

    /** A call that takes longer is treated as one that blocks. */
    private static final Duration BLOCKED = Duration.ofMillis(300);

    private final ClientUnderTest subject;
    private final Opening opening;
    private final ApplicationListener listener;
    private final ExecutorService threads;
    private final Orders orders;
    private final Consumer<BlockingSession> ended;
    // Used by the orders alone, which run one after the other.
    private final Map<String, Operation> operations = new HashMap<>();
    private volatile @Nullable Client client;
    private volatile boolean closed;

    BlockingSession(
            ClientUnderTest subject,
            Opening opening,
            ApplicationListener listener,
            ExecutorService threads,
            Consumer<BlockingSession> ended) {
        this.subject = subject;
        this.opening = opening;
        this.listener = listener;
        this.threads = threads;
        this.orders = new Orders(threads);
        this.ended = ended;
    }

    void begin() {
        order(
                () -> {
                    Client opened = subject.open(endpoint(), this::connectionFailed);
                    client = opened;
                    if (closed) {
                        opened.close();
                    }
                },
                this::connectionFailed);
    }

    private Endpoint endpoint() {
        return new Endpoint(
                opening.protocol(),
                opening.url(),
                PlainJson.map(opening.params()),
                opening.headers(),
                PlainJson.map(opening.authorisation()),
                opening.certificate());
    }

    private void connectionFailed(String message) {
        listener.on(new ApplicationEvent.ConnectionFailed(message, null, null));
    }

    @Override
    public void subscribe(OperationRequest wanted) {
        String name = wanted.operation();
        Consumer<String> failed = message -> listener.on(new ApplicationEvent.Failed(name, message, null));
        order(
                () -> {
                    @Nullable Client open = client;
                    if (open == null || closed) {
                        failed.accept("there is no client, because it could not be opened, or is closed");
                        return;
                    }
                    Request request =
                            new Request(wanted.query(), PlainJson.map(wanted.variables()), wanted.operationName());
                    operations.put(name, open.start(request, new ToldResults(name, listener)));
                },
                failed);
    }

    @Override
    public void unsubscribe(String operation) {
        order(
                () -> {
                    @Nullable Operation running = operations.remove(operation);
                    if (running != null) {
                        running.stop();
                    }
                },
                message -> listener.on(new ApplicationEvent.Failed(operation, message, null)));
    }

    @Override
    public void close() {
        soon(() -> carryOut(
                () -> {
                    @Nullable Client open = client;
                    closed = true;
                    ended.accept(this);
                    if (open != null) {
                        open.close();
                    }
                    listener.on(new ApplicationEvent.Closed());
                },
                message -> {
                    connectionFailed(message);
                    listener.on(new ApplicationEvent.Closed());
                }));
    }

    /** Whatever the client has told by now was told on the thread that told it. */
    @Override
    public void sync(String token) {
        soon(() -> listener.on(new ApplicationEvent.Synced(token)));
    }

    /** In its turn, or next to a call that blocks: a user disposes of such a client from another thread, too. */
    private void soon(Runnable task) {
        AtomicBoolean begun = new AtomicBoolean();
        Runnable once = () -> {
            if (begun.compareAndSet(false, true)) {
                task.run();
            }
        };
        try {
            orders.give(once);
            CompletableFuture.delayedExecutor(BLOCKED.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(once);
        } catch (RejectedExecutionException e) {
            listener.on(new ApplicationEvent.Gone("the suite has ended", false));
        }
    }

    private void order(Order order, Consumer<String> refused) {
        try {
            orders.give(() -> carryOut(order, refused));
        } catch (RejectedExecutionException e) {
            listener.on(new ApplicationEvent.Gone("the suite has ended", false));
        }
    }

    private static void carryOut(Order order, Consumer<String> refused) {
        try {
            order.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError | AssertionError e) {
            refused.accept(text(e));
        }
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    }

    /** Something that the client is asked to do. */
    @FunctionalInterface
    private interface Order {
        void run() throws Exception;
    }
}
