package io.graphqltck.core.play.channel;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.play.compare.Authority;
import io.graphqltck.core.play.compare.Targets;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns what a script says on a WebSocket connection into what goes on the wire, and into the transcript's account of it. */
public final class SocketSpeech {

    private static final Set<String> WRITTEN_ANYWAY = Set.of(
            "host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version", "sec-websocket-accept");

    private final Bindings bindings;
    private final String subprotocol;
    private final Targets targets;
    private final Authority authority;

    public SocketSpeech(Bindings bindings, String subprotocol, Targets targets, Authority authority) {
        this.bindings = bindings;
        this.subprotocol = subprotocol;
        this.targets = targets;
        this.authority = authority;
    }

    List<Outgoing> message(Act.Says says, Modifiers modifiers, boolean compresses) {
        @Nullable Json value = authority.authorise(modifiers.authorised(), bindings.say(says.message()));
        String text = value == null ? "" : JsonText.write(value);
        return message(false, text.getBytes(StandardCharsets.UTF_8), modifiers, compresses);
    }

    Outgoing close(Act.Closes closes) {
        CloseCodes codes = closes.codes();
        @Nullable
        Integer code = codes.none()
                ? null
                : codes.any() ? Integer.valueOf(1000) : codes.numbers().get(0);
        @Nullable Json reason = closes.reason() == null ? null : bindings.say(closes.reason());
        return new Outgoing.Close(code, reason instanceof Json.JsonString string ? string.value() : "");
    }

    List<Outgoing> message(boolean binary, byte[] octets, Modifiers modifiers, boolean compresses) {
        List<Integer> fragments = modifiers.division().fragments();
        if (modifiers.division().fragmentCount() > 1) {
            int each = octets.length / modifiers.division().fragmentCount();
            fragments = IntStream.range(1, modifiers.division().fragmentCount())
                    .map(i -> each)
                    .boxed()
                    .toList();
        }
        return List.of(new Outgoing.Message(binary, octets, fragments, modifiers.compressed() && compresses));
    }

    static List<Outgoing> control(int opcode, String data) {
        return List.of(new Outgoing.Raw(Frame.of(opcode, true, data.getBytes(StandardCharsets.UTF_8))));
    }

    /** What the transcript says of something written; {@code written} are the octets of the whole write. */
    public static WireEvent account(Outgoing outgoing) {
        if (outgoing instanceof Outgoing.Message message) {
            return new WireEvent.Message(
                    message.binary(),
                    message.octets(),
                    message.octets().length,
                    message.fragments().size() + 1,
                    message.compressed());
        }
        if (outgoing instanceof Outgoing.Close close) {
            return new WireEvent.Close(close.code(), close.reason());
        }
        if (outgoing instanceof Outgoing.Raw raw) {
            Frame frame = raw.frame();
            if (frame.fin() && !frame.rsv1() && !frame.rsv2() && !frame.rsv3() && frame.declaredLength() == null) {
                if (frame.opcode() == Opcode.PING) {
                    return new WireEvent.Ping(frame.payload());
                }
                if (frame.opcode() == Opcode.PONG) {
                    return new WireEvent.Pong(frame.payload());
                }
            }
            return new WireEvent.Wrote(frame.payload());
        }
        return new WireEvent.Wrote(((Outgoing.Octets) outgoing).octets());
    }

    public UpgradeRequest request(Act.Connects connects, Modifiers modifiers) {
        List<String> subprotocols = connects.subprotocols() == null ? List.of(subprotocol) : connects.subprotocols();
        UpgradeRequest request = new UpgradeRequest(
                connects.method(),
                targets.ofUpgrade(connects.target()),
                subprotocols,
                said(connects.headers()),
                connects.without(),
                connects.key(),
                connects.version(),
                connects.deflate());
        return authority.authorise(modifiers.authorised(), request);
    }

    UpgradeResponse accepting(Act.Accepts accepts) {
        @Nullable
        Json name = accepts.subprotocol() == null
                ? Json.of(subprotocol)
                : accepts.subprotocol() instanceof Pattern.OfKind kind && kind.kind() == Pattern.Kind.ANY
                        ? Json.of(subprotocol)
                        : bindings.say(accepts.subprotocol());
        return new UpgradeResponse(
                101,
                name instanceof Json.JsonString string ? string.value() : null,
                accepts.accept(),
                said(accepts.headers()),
                accepts.deflate(),
                "");
    }

    static UpgradeResponse refusing(Act.Refuses refuses) {
        int status = refuses.lowest() == 0 ? 400 : refuses.lowest();
        return new UpgradeResponse(status, null, null, said(refuses.headers()), false, refuses.body());
    }

    /** Field lines that are said, without those that are only expected to be there or not. */
    private static List<Map.Entry<String, String>> said(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(field -> !field.getValue().startsWith("<") && !isWrittenAnyway(field.getKey()))
                .toList();
    }

    /** What an upgrade has by itself, and a scenario can only expect; wrong ones are said by members of their own. */
    private static boolean isWrittenAnyway(String name) {
        return WRITTEN_ANYWAY.contains(name.toLowerCase(Locale.ROOT));
    }

    public static HttpHead account(UpgradeRequest request) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(request.headers());
        request.subprotocols().forEach(name -> fields.add(Map.entry("Sec-WebSocket-Protocol", name)));
        return new HttpHead(
                request.method() + " " + (request.target() == null ? "…" : request.target()) + " HTTP/1.1", fields);
    }

    public static HttpHead account(UpgradeResponse response) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(response.headers());
        if (response.subprotocol() != null) {
            fields.add(Map.entry("Sec-WebSocket-Protocol", response.subprotocol()));
        }
        return new HttpHead("HTTP/1.1 " + response.status(), fields);
    }

    /** The answer to a ping: a pong with the same data (RFC 6455 §5.5.3). */
    static Outgoing pong(WireEvent.Ping ping) {
        return new Outgoing.Raw(Frame.of(Opcode.PONG, true, ping.data()));
    }
}
