package io.graphqltck.benchmarks.soak;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.io.IOException;
import java.net.Socket;
import java.util.Random;

/**
 * A client that does the same hostile things in each session, as its seed says, and reports to its application anything. It connects when its
 * application has subscribed and has heard that: what it reports and what it sends are in one order, so that a second look can see the same.
 */
final class HostileClient implements ClientSubject {

    private final long seed;
    private final Behaviour behaviour;
    private final String message;
    private final Json data;

    HostileClient(long seed) {
        this.seed = seed;
        this.behaviour = new Behaviour(seed, true);
        HostileText texts = new HostileText(new Random(seed));
        this.message = texts.next();
        this.data = Json.of(texts.next());
    }

    @Override
    public ClientSession open(Opening opening, ApplicationListener listener) {
        return new Session(opening, listener);
    }

    @Override
    public void close() {
        // Its connections end with the plays.
    }

    private final class Session implements ClientSession {

        private final Opening opening;
        private final ApplicationListener listener;
        private final Random told = new Random(seed);

        private boolean connected;

        Session(Opening opening, ApplicationListener listener) {
            this.opening = opening;
            this.listener = listener;
        }

        private void connect() {
            try (Socket socket =
                    new Socket(opening.url().getHost(), opening.url().getPort())) {
                behaviour.connect(socket, subprotocol());
            } catch (IOException e) {
                // The kit has had enough.
            }
        }

        private String subprotocol() {
            if (!opening.url().getScheme().startsWith("ws")) {
                return "";
            }
            return switch (opening.protocol()) {
                case "graphql-transport-ws" -> "graphql-transport-ws";
                default -> "graphql-ws";
            };
        }

        @Override
        public void subscribe(OperationRequest request) {
            if (connected) {
                return;
            }
            connected = true;
            int events = told.nextInt(4);
            for (int i = 0; i < events; i++) {
                switch (told.nextInt(4)) {
                    case 0 -> listener.on(new ApplicationEvent.Completed(request.operation()));
                    case 1 -> listener.on(new ApplicationEvent.Failed(request.operation(), message, data));
                    default ->
                        listener.on(
                                new ApplicationEvent.Next(request.operation(), Json.with(Json.object(), "data", data)));
                }
            }
            HostileServer.start("client", this::connect);
        }

        @Override
        public void unsubscribe(String operation) {
            if (told.nextInt(4) == 0) {
                listener.on(new ApplicationEvent.Completed(operation));
            }
        }

        @Override
        public void close() {
            listener.on(new ApplicationEvent.Closed());
        }

        @Override
        public void sync(String token) {
            if (told.nextInt(20) != 0) {
                listener.on(new ApplicationEvent.Synced(token));
            }
        }
    }
}
