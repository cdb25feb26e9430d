package io.graphqltck.core.play;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.CallbackOrder;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.OperationRequest;
import java.util.ArrayList;
import java.util.List;

/** A client that does nothing by itself but answer {@code sync} and {@code close}, and notes what its application does. */
public final class FakeSession implements ClientSession {

    final List<String> done = new ArrayList<>();
    final ApplicationListener listener;
    boolean syncs = true;
    String throwsAt = "";

    public FakeSession(ApplicationListener listener) {
        this.listener = listener;
    }

    private void note(String what) {
        done.add(what);
        if (!throwsAt.isEmpty() && what.startsWith(throwsAt)) {
            throw new IllegalStateException("broken on purpose");
        }
    }

    public List<String> done() {
        return done;
    }

    @Override
    public void when(CallbackOrder order) {
        note("when " + order.cue().on().word() + " " + order.cue().operation());
    }

    @Override
    public void subscribe(OperationRequest request) {
        note("subscribe " + request.operation());
    }

    @Override
    public void unsubscribe(String operation) {
        note("unsubscribe " + operation);
    }

    @Override
    public void close() {
        note("close");
        listener.on(new ApplicationEvent.Closed());
    }

    @Override
    public void sync(String token) {
        note("sync");
        if (syncs) {
            listener.on(new ApplicationEvent.Synced(token));
        }
    }

    @Override
    public void abandon() {
        note("abandon");
    }
}
