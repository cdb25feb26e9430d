package io.graphqltck.client.process;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.CallbackOrder;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One session of an adapter that is checked, for one dialogue. The end of the dialogue leaves it open: the check has more to ask
 * of it.
 */
final class CheckedClient implements ClientSubject {

    private final CheckedAdapter adapter;
    private final String name;
    private final Consumer<String> unsubscribing;

    private volatile @Nullable Opening opening;

    private CheckedClient(CheckedAdapter adapter, String name, Consumer<String> unsubscribing) {
        this.adapter = adapter;
        this.name = name;
        this.unsubscribing = unsubscribing;
    }

    static CheckedClient of(CheckedAdapter adapter, String name) {
        return new CheckedClient(
                adapter, name, operation -> adapter.say(name, AdapterCommands.unsubscribe(name, operation)));
    }

    /** Where the dialogue stops an operation, which runs then, something else is done. */
    CheckedClient inPlaceOfUnsubscribing(Consumer<String> action) {
        return new CheckedClient(adapter, name, action);
    }

    @Override
    public ClientSession open(Opening opening, ApplicationListener listener) {
        this.opening = opening;
        adapter.listen(name, listener);
        adapter.say(name, AdapterCommands.open(name, opening));
        return new ClientSession() {
            @Override
            public void subscribe(OperationRequest request) {
                adapter.say(name, AdapterCommands.subscribe(name, request));
            }

            @Override
            public void when(CallbackOrder order) {
                adapter.say(name, AdapterCommands.when(name, order));
            }

            @Override
            public void unsubscribe(String operation) {
                unsubscribing.accept(operation);
            }

            @Override
            public void close() {
                listener.on(new ApplicationEvent.Closed());
            }

            @Override
            public void sync(String token) {
                adapter.say(name, AdapterCommands.sync(name, token));
            }
        };
    }

    /** How the kit's server was to be reached, or null if the dialogue never came that far. */
    @Nullable
    Opening opening() {
        return opening;
    }

    @Override
    public void close() {
        // The process is the check's to end.
    }
}
