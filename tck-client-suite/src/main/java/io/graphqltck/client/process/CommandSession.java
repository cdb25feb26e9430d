package io.graphqltck.client.process;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The commands that run for one application. */
final class CommandSession implements ClientSession {

    // starting and signalling a process takes its time, and who calls may be an event loop
    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tck-command");
        thread.setDaemon(true);
        return thread;
    });

    private final CommandTemplate template;
    private final Opening opening;
    private final ApplicationListener listener;
    private final Consumer<CommandSession> over;
    private final Map<String, CommandRun> runs = new ConcurrentHashMap<>();
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private boolean deaf;

    CommandSession(
            CommandTemplate template, Opening opening, ApplicationListener listener, Consumer<CommandSession> over) {
        this.template = template;
        this.opening = opening;
        this.listener = listener;
        this.over = over;
    }

    @Override
    public void subscribe(OperationRequest request) {
        inOrder(() -> {
            CommandRun run = new CommandRun(request.operation(), this::tell);
            runs.put(request.operation(), run);
            run.start(template.fill(opening, request));
        });
    }

    @Override
    public void unsubscribe(String operation) {
        inOrder(() -> {
            @Nullable CommandRun run = runs.get(operation);
            if (run != null) {
                run.interrupt();
            }
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // that they ended is told to the application
    public void close() {
        inOrder(() -> {
            CompletableFuture<?>[] ends =
                    runs.values().stream().map(CommandRun::end).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(ends).thenRun(() -> {
                tell(new ApplicationEvent.Closed());
                over.accept(this);
            });
        });
    }

    @Override
    public void sync(String token) {
        inOrder(() -> tell(new ApplicationEvent.Synced(token)));
    }

    @Override
    public void abandon() {
        synchronized (this) {
            deaf = true;
        }
        kill();
    }

    void kill() {
        inOrder(() -> {
            runs.values().forEach(CommandRun::kill);
            over.accept(this);
        });
    }

    private synchronized void inOrder(Runnable task) {
        last = last.handleAsync(
                (result, problem) -> {
                    task.run();
                    return null;
                },
                THREADS);
    }

    private synchronized void tell(ApplicationEvent event) {
        if (!deaf) {
            listener.on(event);
            deaf = event instanceof ApplicationEvent.Gone;
        }
    }
}
