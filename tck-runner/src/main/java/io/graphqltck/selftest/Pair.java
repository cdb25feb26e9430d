package io.graphqltck.selftest;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.Deed;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.play.Stage;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.CallbackOrders;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.AcceptHandler;
import io.graphqltck.wire.WireAcceptor;
import io.graphqltck.wire.WireConnector;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A player that judges and one that plays the subject, on one loop, with a socket between them. */
final class Pair implements AcceptHandler {

    private final Loop loop;
    private final WireConnector connector;
    private final Role role;
    private final String path;
    private final boolean secure;
    private final Habits habits;
    private final List<Wire> exchanges = new ArrayList<>();
    private final List<ApplicationEvent> gathered = new ArrayList<>();
    private @Nullable WireAcceptor acceptor;
    private @Nullable Player subject;
    private @Nullable Player judging;
    private @Nullable ApplicationListener application;

    /**
     * One pair.
     *
     * @param role the subject's
     * @param path of the endpoint
     * @param secure whether it is over TLS
     * @param habits of the subject
     */
    Pair(Loop loop, WireConnector connector, Role role, String path, boolean secure, Habits habits) {
        this.habits = habits;
        this.loop = loop;
        this.connector = connector;
        this.role = role;
        this.path = path;
        this.secure = secure;
    }

    /** Before the players are made: they want to know the endpoint. */
    void listening(WireAcceptor listening) {
        acceptor = listening;
    }

    void begin(Player playsSubject, Player judges) {
        subject = playsSubject;
        judging = judges;
        if (role == Role.SERVER) {
            playsSubject.start();
        }
        judges.start();
    }

    void stopSubject() {
        Player playing = subject;
        if (playing != null) {
            loop.execute(playing::stop);
        }
    }

    @Override
    public WireListener onAccept(Wire wire) {
        Player server = role == Role.SERVER ? subject : judging;
        return server == null ? event -> {} : server.accepted(role == Role.SERVER ? habitual(wire) : wire);
    }

    private Wire habitual(Wire wire) {
        return habits.all().isEmpty() ? wire : new HabitualWire(wire, loop, habits);
    }

    /** What the judging player does in the world. */
    Stage judgesStage() {
        return new Stage() {
            @Override
            public Wire connect(UpgradeRequest request, WireListener listener) {
                return Pair.this.connect(request, listener);
            }

            @Override
            public Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
                return Pair.this.request(request, behind, listener);
            }

            @Override
            public URI endpoint() {
                return url();
            }

            @Override
            public ClientSession open(
                    @Nullable Json params,
                    @Nullable JsonObject authorisation,
                    Map<String, String> headers,
                    ApplicationListener listener) {
                Player client = subject;
                if (client == null) {
                    throw new IllegalStateException("the play has not begun");
                }
                client.start();
                return CallbackOrders.open(listener, obeying -> {
                    application = obeying;
                    Session session = new Session(client, obeying);
                    session.deed(new Deed.Connects());
                    return session;
                });
            }

            @Override
            public void said(Turn.Speech speech) {
                Player playing = subject;
                if (playing != null && role == Role.CLIENT) {
                    loop.execute(() -> playing.deed(Script.said(speech)));
                }
            }

            @Override
            public void done() {
                // The pair is taken apart when the judge has its result.
            }
        };
    }

    /** What the player that plays the subject does in the world. */
    Stage subjectsStage() {
        return new Stage() {
            @Override
            public Wire connect(UpgradeRequest request, WireListener listener) {
                return habitual(Pair.this.connect(habits.request(request), listener));
            }

            @Override
            public Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
                return habitual(Pair.this.request(habits.request(request), HabitualWire.below(behind), listener));
            }

            @Override
            public URI endpoint() {
                return url();
            }

            @Override
            public ClientSession open(
                    @Nullable Json params,
                    @Nullable JsonObject authorisation,
                    Map<String, String> headers,
                    ApplicationListener listener) {
                throw new IllegalStateException("a subject has no subject");
            }

            @Override
            public void tell(ApplicationEvent event) {
                ApplicationListener listener = application;
                if (listener != null) {
                    habits.told(event).forEach(told -> gather(listener, told));
                }
            }

            @Override
            public void done() {
                // Nothing was opened but wires, and the player has closed them.
            }
        };
    }

    private void gather(ApplicationListener listener, ApplicationEvent event) {
        if (!habits.has(Habit.Does.TELLS_TOGETHER)) {
            tell(listener, event);
            return;
        }
        if (gathered.isEmpty()) {
            loop.schedule(Habits.MOMENT, () -> {
                List<ApplicationEvent> all = List.copyOf(gathered);
                gathered.clear();
                all.forEach(one -> tell(listener, one));
            });
        }
        gathered.add(event);
    }

    private void tell(ApplicationListener listener, ApplicationEvent event) {
        if (habits.has(Habit.Does.TELLS_COMPLETION_LATE) && event instanceof ApplicationEvent.Completed) {
            loop.schedule(Habits.LATE, () -> listener.on(event));
        } else {
            listener.on(event);
        }
    }

    private Wire connect(UpgradeRequest request, WireListener listener) {
        return connector.connect(loop, url(), request, List.of(), listener);
    }

    private Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
        Wire wire = connector.request(loop, url(), request, List.of(), behind, listener);
        exchanges.add(wire);
        return wire;
    }

    /** Connections of HTTP/2 outlive their exchanges. */
    void close() {
        loop.execute(() -> exchanges.forEach(wire -> wire.drop(Wire.Drop.FIN)));
    }

    private URI url() {
        int port = acceptor == null ? 0 : acceptor.port();
        return URI.create((secure ? "wss" : "ws") + "://127.0.0.1:" + port + path);
    }

    /** The application's side of a client that the kit plays. */
    private final class Session implements ClientSession {

        private final Player client;
        private final ApplicationListener listener;

        Session(Player client, ApplicationListener listener) {
            this.client = client;
            this.listener = listener;
        }

        void deed(Deed deed) {
            loop.execute(() -> client.deed(deed));
        }

        @Override
        public void subscribe(OperationRequest request) {
            deed(new Deed.Subscribes(request.operation()));
        }

        @Override
        public void unsubscribe(String operation) {
            deed(new Deed.Unsubscribes(operation));
        }

        @Override
        public void close() {
            deed(new Deed.Closes());
            loop.execute(() -> listener.on(new ApplicationEvent.Closed()));
        }

        @Override
        public void sync(String token) {
            loop.execute(() -> listener.on(new ApplicationEvent.Synced(token)));
        }
    }
}
