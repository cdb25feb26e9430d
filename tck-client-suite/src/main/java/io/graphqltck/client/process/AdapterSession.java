package io.graphqltck.client.process;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.CallbackOrder;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.OperationRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One session of an adapter. */
final class AdapterSession implements ClientSession {

    // as many events as a wire may have
    private static final int MOST_EVENTS = 20_000;

    private final String name;
    private final AdapterProcess process;
    private final ApplicationListener listener;
    private final Set<String> operations = ConcurrentHashMap.newKeySet();
    private final Set<String> unansweredTokens = ConcurrentHashMap.newKeySet();
    private int events;
    private boolean deaf;
    private boolean closed;
    private boolean closing;
    /** It has the order to close by itself, at a time of which the kit hears by that only. */
    private boolean mayClose;

    AdapterSession(String name, AdapterProcess process, ApplicationListener listener) {
        this.name = name;
        this.process = process;
        this.listener = listener;
    }

    String name() {
        return name;
    }

    /** Why this event cannot be right, whatever the library did, or null. */
    @Nullable
    String objection(AdapterEvent event) {
        if (event.operation() != null && !operations.contains(event.operation())) {
            return "an operation that this session never subscribed to";
        }
        if (event.event() instanceof ApplicationEvent.Synced synced && !unansweredTokens.remove(synced.token())) {
            return "a \"synced\" that no \"sync\" waits for";
        }
        if (event.event() instanceof ApplicationEvent.Closed && mayNotClose()) {
            return "a \"closed\" that no \"close\" waits for";
        }
        return null;
    }

    private synchronized boolean mayNotClose() {
        return !(closing || mayClose) || closed;
    }

    @Override
    public void subscribe(OperationRequest request) {
        operations.add(request.operation());
        process.send(AdapterCommands.subscribe(name, request));
    }

    @Override
    public void when(CallbackOrder order) {
        order.act().on(new Ordered());
        process.send(AdapterCommands.when(name, order));
    }

    /** What the adapter may report once it has carried out an order, which nobody hears of but by that. */
    private final class Ordered implements ClientSession {

        @Override
        public void subscribe(OperationRequest request) {
            operations.add(request.operation());
        }

        @Override
        public void unsubscribe(String operation) {}

        @Override
        public void close() {
            synchronized (AdapterSession.this) {
                mayClose = true;
            }
        }

        @Override
        public void sync(String token) {}
    }

    @Override
    public void unsubscribe(String operation) {
        process.send(AdapterCommands.unsubscribe(name, operation));
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closing || (mayClose && closed)) {
                return;
            }
            closing = true;
        }
        process.send(AdapterCommands.close(name));
    }

    @Override
    public void sync(String token) {
        unansweredTokens.add(token);
        process.send(AdapterCommands.sync(name, token));
    }

    @Override
    public void abandon() {
        synchronized (this) {
            deaf = true;
        }
        process.forget(this);
        close(); // a client that nobody uses must not disturb the others
    }

    /** Under the lock, so that the application receives events of several threads in order. */
    synchronized void tell(ApplicationEvent event) {
        if (deaf) {
            return;
        }
        if (++events > MOST_EVENTS) {
            gone("the adapter reported more than " + MOST_EVENTS + " events in one session", false);
            return;
        }
        closed |= event instanceof ApplicationEvent.Closed;
        listener.on(event);
    }

    /** Nothing more will be heard of this session. */
    synchronized void gone(String message, boolean subjectsFault) {
        if (!deaf && !closed) {
            listener.on(new ApplicationEvent.Gone(message, subjectsFault));
        }
        deaf = true;
    }
}
