package io.graphqltck.runner.interop.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.NetworkChange;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.PlayLoop;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.play.Stage;
import io.graphqltck.core.play.StallMeter;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.relay.RelayListener;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One scenario with a real client and a real server: one player judges each of them, and each is told what the other one's subject said.
 * All of it happens on the relay's loop.
 */
final class PairPlay implements RelayListener {

    private final Protocol protocol;
    private final Scenario scenario;
    private final PairOf pair;
    private final Consumer<PairPlayed> done;
    private final Consumer<NetworkChange> network;
    private final Loop loop;
    private final Map<Role, Player> players = new EnumMap<>(Role.class);
    private final Map<Role, List<WireListener>> hearing = new EnumMap<>(Role.class);
    private final Map<Role, Played> played = new EnumMap<>(Role.class);
    private final URI endpoint;
    private int over;
    private @Nullable String deaf;

    /** {@code endpoint}: where the client finds the relay. {@code network}: changes that between the parties. */
    PairPlay(
            Protocol protocol,
            Scenario scenario,
            PairOf pair,
            URI endpoint,
            Loop loop,
            Consumer<NetworkChange> network,
            Consumer<PairPlayed> done) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.pair = pair;
        this.endpoint = endpoint;
        this.loop = loop;
        this.network = network;
        this.done = done;
    }

    void start(Bindings bindings, StallMeter meter, Options options) {
        for (Role role : Role.values()) {
            hearing.put(role, new ArrayList<>());
            players.put(
                    role,
                    new Player(
                            Script.between(scenario, role),
                            protocol,
                            bindings,
                            new PlayLoop(loop, meter),
                            options.withParameters(pair.info(role).parameters()),
                            new Side(role),
                            PlayMode.BETWEEN,
                            result -> finished(role, result)));
        }
        players.values().forEach(Player::start);
    }

    private Player player(Role role) {
        return Objects.requireNonNull(players.get(role));
    }

    @Override
    public void heard(Role speaker, int wire, WireEvent event) {
        if (played.size() == players.size()) {
            return;
        }
        for (Role role : Role.values()) {
            List<WireListener> wires = Objects.requireNonNull(hearing.get(role));
            while (wires.size() < wire) {
                wires.add(player(role).accepted(new PassedWire(loop)));
            }
        }
        Objects.requireNonNull(hearing.get(speaker)).get(wire - 1).on(event);
        player(speaker.other()).overheard(wire, event);
    }

    @Override
    public void deaf(int wire, String why) {
        deaf = deaf == null ? why : deaf;
    }

    @Override
    public void gone(int wire) {
        // Each party's end was heard already.
    }

    private void finished(Role role, Played result) {
        played.put(role, result);
        if (played.size() == players.size()) {
            done.accept(new PairPlayed(
                    Objects.requireNonNull(played.get(Role.CLIENT)),
                    Objects.requireNonNull(played.get(Role.SERVER)),
                    deaf));
        }
    }

    /** What one of the players needs of the world. */
    private final class Side implements Stage {

        private final Role role;

        Side(Role role) {
            this.role = role;
        }

        @Override
        public Wire connect(UpgradeRequest request, WireListener listener) {
            throw new IllegalStateException("the client under test connects");
        }

        @Override
        public Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
            throw new IllegalStateException("the client under test requests");
        }

        @Override
        public URI endpoint() {
            return endpoint;
        }

        @Override
        public List<Json> authorisation() {
            return pair.authorisation();
        }

        @Override
        public ClientSession open(
                @Nullable Json params,
                @Nullable JsonObject authorisation,
                Map<String, String> headers,
                ApplicationListener listener) {
            return pair.client()
                    .open(
                            new Opening(protocol.name(), endpoint, params, pair.certificate(), authorisation, headers),
                            listener);
        }

        @Override
        public boolean network(NetworkChange change) {
            network.accept(change);
            // Later: the player that changes it is in the middle of its script.
            loop.execute(() -> players.values().forEach(player -> player.network(change)));
            return true;
        }

        @Override
        public void taken(Turn.Speech speech, int wire) {
            // Later: the player that tells it is in the middle of its script.
            loop.execute(() -> player(role.other()).followed(speech, wire));
        }

        @Override
        public void scriptOver() {
            if (++over == players.size()) {
                loop.execute(() -> players.values().forEach(Player::conclude));
            }
        }

        @Override
        public void broken() {
            // What the other party does from here on is no turn of the dialogue any more.
            player(role.other()).conclude();
        }

        @Override
        public void done() {
            // The relay is closed when both players have finished.
        }
    }
}
