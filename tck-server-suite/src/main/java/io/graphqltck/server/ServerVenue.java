package io.graphqltck.server;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.PlayLoop;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.play.Stage;
import io.graphqltck.core.play.StallMeters;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.ServerAddress;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where scripts meet a server: each play opens connections of its own. */
public final class ServerVenue implements Venue {

    private final Reactor reactor;
    private final WireConnector connector;
    private final Server server;
    private final List<Map.Entry<String, String>> headers;
    private final List<Json> authorisation;
    private final PlayMode mode;
    private final StallMeters meters = new StallMeters();

    /** {@code headers} are field lines for every request. The server is closed with the venue, the reactor is not. */
    public ServerVenue(
            Reactor reactor, WireConnector connector, Server server, List<Map.Entry<String, String>> headers) {
        this(reactor, connector, server, headers, List.of(), PlayMode.JUDGE);
    }

    /**
     * With credentials and a mode.
     *
     * @param authorisation what is said of the credentials that the server takes, in order of preference; empty for the kit's own
     * @param mode a peer that plays along judges nothing
     */
    public ServerVenue(
            Reactor reactor,
            WireConnector connector,
            Server server,
            List<Map.Entry<String, String>> headers,
            List<Json> authorisation,
            PlayMode mode) {
        this.reactor = reactor;
        this.connector = connector;
        this.server = server;
        this.headers = List.copyOf(headers);
        this.authorisation = List.copyOf(authorisation);
        this.mode = mode;
    }

    @Override
    public void play(Protocol protocol, Script script, Bindings bindings, Options options, Consumer<Played> done) {
        Loop loop = reactor.next();
        new Player(
                        script,
                        protocol,
                        bindings,
                        new PlayLoop(loop, meters.of(loop)),
                        options,
                        new Connecting(loop, protocol.address(server.url())),
                        mode,
                        done)
                .start();
    }

    @Override
    public @Nullable String health() {
        return server.health();
    }

    @Override
    public @Nullable String health(Duration within) throws InterruptedException {
        return server.health(within);
    }

    @Override
    public List<Long> deaths() {
        return server.deaths();
    }

    @Override
    public boolean revive() {
        return server.revive();
    }

    @Override
    public void close() {
        meters.close();
        server.close();
    }

    private final class Connecting implements Stage {

        private final Loop loop;
        private final ServerAddress address;
        private final List<Wire> exchanges = new ArrayList<>();

        Connecting(Loop loop, ServerAddress address) {
            this.loop = loop;
            this.address = address;
        }

        @Override
        public Wire connect(UpgradeRequest request, WireListener listener) {
            URI at = address.upgrades();
            return connector.connect(loop, at, request, headers, noting(at, listener));
        }

        @Override
        public Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
            URI at = address.endpoint();
            Wire wire = connector.request(loop, at, request, headers, behind, noting(at, listener));
            exchanges.add(wire);
            return wire;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the server knows what came of it
        private WireListener noting(URI at, WireListener listener) {
            return event -> {
                if (event instanceof WireEvent.Ended ended && ended.how() == WireEvent.Ending.NOT_CONNECTED) {
                    server.notConnected(at);
                }
                @Nullable HttpHead head = head(event);
                if (head != null) {
                    server.answered(at, head.status());
                }
                listener.on(event);
            };
        }

        /** That of an answer, if this is one. */
        private static @Nullable HttpHead head(WireEvent event) {
            if (event instanceof WireEvent.Responded responded) {
                return responded.head();
            }
            if (event instanceof WireEvent.Answered answered) {
                return answered.head();
            }
            return event instanceof WireEvent.Streams streams ? streams.head() : null;
        }

        @Override
        public URI endpoint() {
            return address.endpoint();
        }

        @Override
        public List<Json> authorisation() {
            return authorisation;
        }

        @Override
        public ClientSession open(
                @Nullable Json params,
                @Nullable JsonObject authorisation,
                Map<String, String> headers,
                ApplicationListener listener) {
            throw new IllegalStateException("no client is tested here");
        }

        @Override
        public void done() {
            // The player has closed what was not over; connections of HTTP/2 outlive their exchanges.
            loop.execute(() -> exchanges.forEach(wire -> wire.drop(Wire.Drop.FIN)));
        }
    }
}
