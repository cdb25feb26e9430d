package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireAcceptor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** A {@link CheckPeer} for {@code graphql-transport-ws} on the loopback address. */
public final class TransportWsPeer implements CheckPeer {

    private static final String PROTOCOL = "graphql-transport-ws";
    private static final int MOST_CONNECTIONS = 64;
    private static final int NORMAL_CLOSURE = 1000;

    private final Reactor reactor = new Reactor(1);
    private final WireAcceptor acceptor;
    private final Object lock = new Object();
    private int silent;

    /** Begins to listen at any free port. */
    public TransportWsPeer() {
        try {
            acceptor = WireAcceptor.listen(
                            reactor.next(),
                            ListenOptions.loopback().withMaxConnections(MOST_CONNECTIONS),
                            Dialogue::new)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            reactor.close();
            throw e;
        }
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public URI url() {
        return URI.create("ws://127.0.0.1:" + acceptor.port() + "/graphql");
    }

    @Override
    public boolean awaitSilent(int count, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (silent != count) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                lock.wait(left);
            }
            return true;
        }
    }

    private void silent(int more) {
        synchronized (lock) {
            silent += more;
            lock.notifyAll();
        }
    }

    @Override
    public void close() {
        acceptor.close();
        reactor.close();
    }

    /** One connection. */
    private final class Dialogue implements WireListener {

        private final Wire wire;
        private final Set<String> silentIds = new HashSet<>();

        Dialogue(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void on(WireEvent event) {
            if (event instanceof WireEvent.Requested) {
                wire.respond(UpgradeResponse.accepting(PROTOCOL));
            } else if (event instanceof WireEvent.Message message && !message.binary()) {
                message(new String(message.octets(), StandardCharsets.UTF_8));
            } else if (event instanceof WireEvent.Close) {
                send(new Outgoing.Close(NORMAL_CLOSURE, ""));
                wire.drop(Wire.Drop.FIN);
                ended();
            } else if (event instanceof WireEvent.Ended) {
                ended();
            }
        }

        private void message(String text) {
            Json value;
            try {
                value = JsonText.read(text);
            } catch (JsonSyntaxException e) {
                return;
            }
            if (!(value instanceof Json.JsonObject message)) {
                return;
            }
            String id = String.valueOf(message.text("id"));
            switch (String.valueOf(message.text("type"))) {
                case "connection_init" -> say("{\"type\":\"connection_ack\"}");
                case "ping" -> say("{\"type\":\"pong\"}");
                case "subscribe" -> subscribe(id, message);
                case "complete" -> release(id);
                default -> {}
            }
        }

        private void subscribe(String id, Json.JsonObject message) {
            String payload = String.valueOf(message.get("payload"));
            if (payload.contains("silent")) {
                if (silentIds.add(id)) {
                    silent(1);
                }
                return;
            }
            String quoted = JsonText.write(Json.of(id));
            String next = "{\"id\":" + quoted + ",\"type\":\"next\",\"payload\":{\"data\":{\"countdown\":";
            say(next + "2}}}", next + "1}}}", "{\"id\":" + quoted + ",\"type\":\"complete\"}");
        }

        private void release(String id) {
            if (silentIds.remove(id)) {
                silent(-1);
            }
        }

        private void ended() {
            silent(-silentIds.size());
            silentIds.clear();
        }

        private void say(String... messages) {
            send(Arrays.stream(messages)
                    .map(text -> new Outgoing.Message(false, text.getBytes(StandardCharsets.UTF_8), List.of(), false))
                    .toArray(Outgoing[]::new));
        }

        private void send(Outgoing... items) {
            if (wire.isOpen()) {
                wire.write(List.of(items), List.of());
            }
        }
    }
}
