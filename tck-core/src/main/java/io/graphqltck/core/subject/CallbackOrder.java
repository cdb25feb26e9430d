package io.graphqltck.core.subject;

/** What the application does within a callback of the library, once. It is given before the operation that the cue is about starts. */
public record CallbackOrder(Cue cue, Act act) {

    /** What is done. */
    public sealed interface Act permits Subscribe, Unsubscribe, Close {

        /** Does it. */
        void on(ClientSession session);
    }

    /** Starts an operation. */
    public record Subscribe(OperationRequest request) implements Act {
        @Override
        public void on(ClientSession session) {
            session.subscribe(request);
        }
    }

    /** Stops listening to an operation. */
    public record Unsubscribe(String operation) implements Act {
        @Override
        public void on(ClientSession session) {
            session.unsubscribe(operation);
        }
    }

    /** Disposes of the client. */
    public record Close() implements Act {
        @Override
        public void on(ClientSession session) {
            session.close();
        }
    }
}
