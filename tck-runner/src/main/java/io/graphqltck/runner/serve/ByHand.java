package io.graphqltck.runner.serve;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.CallbackOrder;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.util.function.Consumer;

/** A client that a person drives: the dialogue's application turns become instructions. */
final class ByHand implements ClientSubject {

    private final Consumer<String> instructions;

    ByHand(Consumer<String> instructions) {
        this.instructions = instructions;
    }

    @Override
    public ClientSession open(Opening opening, ApplicationListener listener) {
        StringBuilder text = new StringBuilder("Your client: connect to " + opening.url());
        if (opening.params() != null) {
            text.append("\n  with the connection parameters ").append(JsonText.write(opening.params()));
        }
        if (opening.certificate() != null) {
            text.append("\n  trusting ").append(opening.certificate());
        }
        if (opening.authorisation() != null) {
            text.append("\n  with the credentials ").append(JsonText.write(opening.authorisation()));
        }
        opening.headers()
                .forEach((name, value) -> text.append("\n  with the header field ")
                        .append(name)
                        .append(": ")
                        .append(value));
        instructions.accept(text.toString());
        return new Session(listener);
    }

    @Override
    public void close() {}

    private final class Session implements ClientSession {

        private final ApplicationListener listener;

        Session(ApplicationListener listener) {
            this.listener = listener;
        }

        @Override
        public void when(CallbackOrder order) {
            instructions.accept(
                    "Your client: within its callback for " + order.cue().words() + ", do what follows");
            order.act().on(this);
        }

        @Override
        public void subscribe(OperationRequest request) {
            StringBuilder text = new StringBuilder("Your client: start the operation ")
                    .append(request.operation())
                    .append("\n  ")
                    .append(request.query().strip());
            if (request.variables() != null) {
                text.append("\n  with the variables ").append(JsonText.write(request.variables()));
            }
            if (request.operationName() != null) {
                text.append("\n  by its name ").append(request.operationName());
            }
            instructions.accept(text.toString());
        }

        @Override
        public void unsubscribe(String operation) {
            instructions.accept("Your client: stop listening to the operation " + operation);
        }

        /** The dialogue may continue after it: nobody can know when a person has done it. */
        @Override
        public void close() {
            instructions.accept("Your client: close it");
            listener.on(new ApplicationEvent.Closed());
        }

        @Override
        public void sync(String token) {
            listener.on(new ApplicationEvent.Synced(token));
        }
    }
}
