package io.graphqltck.core.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Carries out orders for a client in this process: on the thread and within the call by which it reports what they wait for. That is the
 * library's callback where the client calls its listener from there.
 */
public final class CallbackOrders implements ClientSession {

    private final ClientSession session;
    private final List<CallbackOrder> orders;

    private CallbackOrders(ClientSession session, List<CallbackOrder> orders) {
        this.session = session;
        this.orders = orders;
    }

    /** The same client, which obeys orders. */
    public static ClientSubject of(ClientSubject subject) {
        return new ClientSubject() {
            @Override
            public ClientSession open(Opening opening, ApplicationListener listener) {
                return CallbackOrders.open(listener, obeying -> subject.open(opening, obeying));
            }

            @Override
            public void close() {
                subject.close();
            }
        };
    }

    /** The session that is opened with a listener, and obeys orders. */
    public static ClientSession open(ApplicationListener listener, Function<ApplicationListener, ClientSession> opens) {
        Obeying obeying = new Obeying(listener);
        CallbackOrders session = new CallbackOrders(opens.apply(obeying), obeying.orders);
        obeying.session = session;
        return session;
    }

    @Override
    public void when(CallbackOrder order) {
        synchronized (orders) {
            orders.add(order);
        }
    }

    @Override
    public void subscribe(OperationRequest request) {
        session.subscribe(request);
    }

    @Override
    public void unsubscribe(String operation) {
        session.unsubscribe(operation);
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public void sync(String token) {
        session.sync(token);
    }

    @Override
    public void abandon() {
        session.abandon();
    }

    /** Reports an event first, and then does what waits for it. */
    private static final class Obeying implements ApplicationListener {

        private final ApplicationListener listener;
        private final List<CallbackOrder> orders = new ArrayList<>();
        private volatile ClientSession session = new NotYet();

        Obeying(ApplicationListener listener) {
            this.listener = listener;
        }

        @Override
        public void on(ApplicationEvent event) {
            listener.on(event);
            due(event).forEach(order -> order.act().on(session));
        }

        private List<CallbackOrder> due(ApplicationEvent event) {
            synchronized (orders) {
                List<CallbackOrder> due = orders.stream()
                        .filter(order -> order.cue().isMet(event))
                        .toList();
                orders.removeAll(due);
                return due;
            }
        }
    }

    /** Before a session is open nobody can have given an order. */
    private static final class NotYet implements ClientSession {

        @Override
        public void subscribe(OperationRequest request) {
            throw new IllegalStateException("the session is not open yet");
        }

        @Override
        public void unsubscribe(String operation) {
            throw new IllegalStateException("the session is not open yet");
        }

        @Override
        public void close() {
            throw new IllegalStateException("the session is not open yet");
        }

        @Override
        public void sync(String token) {
            throw new IllegalStateException("the session is not open yet");
        }
    }
}
