package io.graphqltck.adapter;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session with the operations that were started in it. Commands come by the thread that reads them and, as orders, within callbacks. */
final class Running {

    /** The library's call for an operation returns at once; this is not reached but by one that waits for its own callback. */
    private static final int LONGEST_CALL_SECONDS = 10;

    private final Application application;
    private final Orders orders = new Orders(this::obey);
    private final AtomicBoolean closing = new AtomicBoolean();
    /** Finished ones stay, because a user may stop them, too. */
    private final Map<String, Started> operations = new ConcurrentHashMap<>();

    private ClientSession session;

    /** An operation, and what stops it, which is there when the library's call for it has returned to the thread that made it. */
    private record Started(Thread by, CompletableFuture<Runnable> stop) {}

    Running(String name, Application.Output output) {
        this.application = new Application(name, output, orders);
    }

    Application application() {
        return application;
    }

    /** Is called once, before any command. */
    void opened(ClientSession opened) {
        session = opened;
    }

    boolean isClosing() {
        return closing.get();
    }

    void when(Map<String, Object> command) {
        orders.add(command);
    }

    void carryOut(String what, Map<String, Object> command) throws Exception {
        switch (what) {
            case "subscribe" -> subscribe((String) command.get("operation"), request(command));
            case "unsubscribe" -> stop((String) command.get("operation"));
            case "close" -> close();
            default -> throw new IllegalArgumentException("unknown command " + what);
        }
    }

    private void subscribe(String operation, Request request) throws Exception {
        Started started = new Started(Thread.currentThread(), new CompletableFuture<>());
        operations.put(operation, started);
        try {
            started.stop().complete(session.subscribe(operation, request));
        } catch (Exception e) {
            operations.remove(operation, started);
            throw e;
        }
    }

    private void stop(String operation) throws Exception {
        Started started = operations.get(operation);
        if (started == null) {
            throw new IllegalStateException("no operation " + operation);
        }
        if (started.by() != Thread.currentThread()) {
            // A callback of another thread may be quicker than the call that starts the operation is to return.
            started.stop().get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS).run();
        } else {
            // In a callback within that very call nobody has what stops the operation yet.
            started.stop().thenAccept(Runnable::run);
        }
    }

    /** Nothing where it is closed already: an order has done it, and the kit asks for it at the end. */
    void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            session.close();
        } catch (Exception e) {
            application.failure(e);
        }
        application.closed();
    }

    private void obey(Map<String, Object> then) {
        try {
            carryOut(String.valueOf(then.get("do")), then);
        } catch (Exception e) {
            refuse(then, e);
        }
    }

    void refuse(Map<String, Object> command, Exception problem) {
        if (command.get("operation") instanceof String operation) {
            application.error(operation, problem);
        } else {
            application.failure(problem);
        }
    }

    @SuppressWarnings("unchecked")
    private static Request request(Map<String, Object> command) {
        return new Request(
                (String) command.get("query"),
                (Map<String, Object>) command.get("variables"),
                (String) command.get("operationName"));
    }
}
