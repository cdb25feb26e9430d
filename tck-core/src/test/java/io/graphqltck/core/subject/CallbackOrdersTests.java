package io.graphqltck.core.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.play.FakeSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a client in this process was ordered to do is done within the call that reports what it waits for. */
final class CallbackOrdersTests {

    private static final ApplicationEvent RESULT = new ApplicationEvent.Next("op", Json.object());

    private final List<ApplicationEvent> told = new ArrayList<>();
    private final List<ApplicationListener> library = new ArrayList<>();
    private @Nullable FakeSession client;
    private final ClientSession session = CallbackOrders.open(told::add, listener -> {
        library.add(listener);
        client = new FakeSession(listener);
        return client;
    });

    private void reports(ApplicationEvent event) {
        library.get(0).on(event);
    }

    private List<String> done() {
        return client == null ? List.of() : client.done();
    }

    @Test
    void isDoneAfterTheEventIsReportedAndBeforeTheCallReturns() {
        session.when(new CallbackOrder(new Cue(Cue.On.FIRST_RESULT, "op"), new CallbackOrder.Unsubscribe("op")));

        reports(RESULT);

        assertThat(told).containsExactly(RESULT);
        assertThat(done()).containsExactly("unsubscribe op");
    }

    @Test
    void isDoneOnce() {
        session.when(new CallbackOrder(new Cue(Cue.On.FIRST_RESULT, "op"), new CallbackOrder.Unsubscribe("op")));

        reports(RESULT);
        reports(RESULT);

        assertThat(done()).containsExactly("unsubscribe op");
    }

    @Test
    void isNotDoneForAnotherOperation() {
        session.when(new CallbackOrder(new Cue(Cue.On.FIRST_RESULT, "other"), new CallbackOrder.Close()));

        reports(RESULT);

        assertThat(done()).isEmpty();
    }

    @Test
    void anEndIsACompletionOrAnError() {
        OperationRequest request = new OperationRequest("next", "{ hello }", null, null);
        session.when(new CallbackOrder(new Cue(Cue.On.END, "op"), new CallbackOrder.Subscribe(request)));
        session.when(new CallbackOrder(new Cue(Cue.On.ERROR, "op"), new CallbackOrder.Close()));

        reports(new ApplicationEvent.Completed("op"));

        assertThat(done()).containsExactly("subscribe next");
    }
}
