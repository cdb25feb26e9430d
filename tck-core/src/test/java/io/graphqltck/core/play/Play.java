package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One dialogue of the demo protocol in play; the test is the subject. */
public final class Play implements Stage {

    static final Options OPTIONS = new Options(
            Duration.ofSeconds(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Map.of("init-timeout", Duration.ofSeconds(30)));

    final FakeLoop loop = new FakeLoop();
    final List<FakeWire> wires = new ArrayList<>();
    /** What the kit asked for where a server is tested. */
    final List<UpgradeRequest> requests = new ArrayList<>();

    final List<HttpRequest> asked = new ArrayList<>();

    final Player player;
    private final StallMeter meter = new StallMeter(loop);
    private @Nullable FakeSession session;
    private @Nullable Played played;
    private String throwsAt = "";
    /** What the client was made with. */
    @Nullable
    JsonObject credentials;

    private Play(Role subject, Protocol protocol, PlayMode mode) {
        meter.start();
        player = new Player(
                Script.compile(Demo.only(protocol), subject),
                protocol,
                new Bindings(protocol.operations(), "k"),
                new PlayLoop(loop, meter),
                OPTIONS,
                this,
                mode,
                result -> played = result);
    }

    /** A server is tested with this dialogue. */
    static Play ofServer(String dialogue) {
        return new Play(Role.SERVER, Demo.withDialogue("server", dialogue), PlayMode.JUDGE).started();
    }

    /** A server is tested; the connection is ready. The dialogue continues after {@code include: ready}. */
    static Play ofReadyServer(String dialogue) {
        Play play = ofServer("- include: ready\n" + dialogue);
        play.accepts();
        play.wire().done.clear();
        play.says("{\"type\":\"ready\"}");
        return play;
    }

    /** A client is tested; its application has started {@code op}, and the connection is ready. */
    static Play ofReadyClient(String dialogue) {
        Play play = ofClient("- application: { subscribes: $count, as: op }\n- include: ready\n" + dialogue);
        play.connects();
        play.wire().done.clear();
        play.says("{\"type\":\"init\"}");
        play.wire().done.remove("{\"type\":\"ready\"}");
        return play;
    }

    static Play ofClient(String dialogue) {
        return new Play(Role.CLIENT, Demo.withDialogue("client", dialogue), PlayMode.JUDGE).started();
    }

    /** As {@link #ofClient}, with a client that throws at calls that begin so. */
    static Play ofClientThatThrows(String throwsAt, String dialogue) {
        Play play = new Play(Role.CLIENT, Demo.withDialogue("client", dialogue), PlayMode.JUDGE);
        play.throwsAt = throwsAt;
        return play.started();
    }

    /** The kit plays the server itself. */
    static Play along(String dialogue) {
        return new Play(Role.SERVER, Demo.withDialogue("server", dialogue), PlayMode.PLAY_ALONG).started();
    }

    private Play started() {
        player.start();
        loop.run();
        return this;
    }

    FakeWire wire() {
        return wires.get(wires.size() - 1);
    }

    FakeSession session() {
        return Objects.requireNonNull(session);
    }

    void hears(WireEvent event) {
        wire().hears(event);
        loop.run();
    }

    void accepts() {
        hears(new WireEvent.Responded(
                new HttpHead(
                        "HTTP/1.1 101 Switching Protocols", List.of(Map.entry("Sec-WebSocket-Protocol", "demo.v1"))),
                ""));
    }

    void connects() {
        connects("/", List.of());
    }

    /** Asks for this target, with these fields in addition to the usual ones. */
    void connects(String target, List<Map.Entry<String, String>> fields) {
        FakeWire wire = new FakeWire(loop);
        wires.add(wire);
        wire.attach(player.accepted(wire));
        List<Map.Entry<String, String>> all = new ArrayList<>(fields);
        all.add(Map.entry("Sec-WebSocket-Protocol", "demo.v1"));
        hears(new WireEvent.Requested(new HttpHead("GET " + target + " HTTP/1.1", all)));
    }

    /** A client asks for this in an exchange of its own. */
    void requests(String method, String target, String body) {
        FakeWire wire = new FakeWire(loop);
        wires.add(wire);
        wire.attach(player.accepted(wire));
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        hears(new WireEvent.Asked(
                new HttpHead(
                        method + " " + target + " HTTP/1.1", List.of(Map.entry("Content-Type", "application/json"))),
                octets,
                octets.length));
    }

    /** The server answers on the wire of this number, from 1. */
    void responds(int wire, int status, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        wires.get(wire - 1)
                .hears(new WireEvent.Answered(
                        new HttpHead(
                                "HTTP/1.1 " + status + " -",
                                List.of(Map.entry("Content-Type", "application/json; charset=utf-8"))),
                        octets,
                        octets.length));
        loop.run();
    }

    void says(String text) {
        says(text, false);
    }

    void says(String text, boolean binary) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        hears(new WireEvent.Message(binary, octets, octets.length, 1, false));
    }

    /** On the wire of this number, from 1. */
    void says(int wire, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        wires.get(wire - 1).hears(new WireEvent.Message(false, octets, octets.length, 1, false));
        loop.run();
    }

    void closes(@Nullable Integer code) {
        hears(new WireEvent.Close(code, ""));
    }

    void ends() {
        hears(new WireEvent.Ended(WireEvent.Ending.FIN, ""));
    }

    void pongs(String data) {
        hears(new WireEvent.Pong(data.getBytes(StandardCharsets.UTF_8)));
    }

    void tells(ApplicationEvent event) {
        session().listener.on(event);
        loop.run();
    }

    void tellsResult(int count) {
        tells(new ApplicationEvent.Next("op", json("{\"data\":{\"count\":" + count + "}}")));
    }

    static Json json(String text) {
        try {
            return JsonText.read(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean isOver() {
        return played != null;
    }

    /** What comes of it when the subject does nothing more. */
    Played result() {
        for (int seconds = 0; seconds < 200 && played == null; seconds++) {
            loop.elapse(Duration.ofSeconds(1));
        }
        return Objects.requireNonNull(played, "the play has no end");
    }

    Divergence divergence() {
        return Objects.requireNonNull(result().divergence(), "there is no divergence");
    }

    @Override
    public Wire connect(UpgradeRequest request, WireListener listener) {
        FakeWire wire = new FakeWire(loop);
        wire.attach(listener);
        wires.add(wire);
        requests.add(request);
        return wire;
    }

    @Override
    public Wire request(HttpRequest request, @Nullable Wire behind, WireListener listener) {
        FakeWire wire = new FakeWire(loop);
        wire.attach(listener);
        asked.add(request);
        wire.done.add(request.method() + " " + new String(request.payload().body(), StandardCharsets.UTF_8));
        wires.add(wire);
        return wire;
    }

    @Override
    public URI endpoint() {
        return URI.create("ws://127.0.0.1:4711/graphql");
    }

    @Override
    public ClientSession open(
            @Nullable Json params,
            @Nullable JsonObject authorisation,
            Map<String, String> headers,
            ApplicationListener listener) {
        credentials = authorisation;
        FakeSession opened = new FakeSession(listener);
        opened.throwsAt = throwsAt;
        session = opened;
        return opened;
    }

    @Override
    public void done() {}
}
