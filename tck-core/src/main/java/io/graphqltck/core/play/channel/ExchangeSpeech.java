package io.graphqltck.core.play.channel;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Streaming;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.play.compare.Authority;
import io.graphqltck.core.play.compare.FieldVariables;
import io.graphqltck.core.play.compare.Targets;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns what a script says of an HTTP exchange into what is sent on the wire, and into its transcript. */
public final class ExchangeSpeech {

    private static final String JSON = "application/json";
    private static final int MOST_CUTS = 1 << 16;

    private final Protocol protocol;
    private final Bindings bindings;
    private final Targets targets;
    private final Authority authority;
    private final String port;

    /** {@code port}: where the kit's server listens. */
    public ExchangeSpeech(Protocol protocol, Bindings bindings, Targets targets, Authority authority, int port) {
        this.port = Integer.toString(port);
        this.protocol = protocol;
        this.bindings = bindings;
        this.targets = targets;
        this.authority = authority;
    }

    public HttpRequest request(Act.Requests requests, Turn.Speech speech) {
        Modifiers modifiers = speech.modifiers();
        HttpPayload payload = payload(requests.body(), modifiers);
        List<Map.Entry<String, String>> headers =
                headers(FieldVariables.said(requests.headers(), bindings), requests.body(), payload);
        boolean said = headers.stream().anyMatch(field -> field.getKey().equalsIgnoreCase("accept"));
        if (!said && !"<absent>".equals(requests.headers().get("accept"))) {
            headers.add(Map.entry("Accept", protocol.accept()));
        }
        @Nullable String target = requests.target();
        HttpRequest request = new HttpRequest(
                requests.method(),
                targets.ofRequest(target == null || target.startsWith("<") ? null : target, requests.parameters()),
                requests.version(),
                headers,
                leftOut(requests.headers()),
                payload,
                asNamed(requests.headers(), speech));
        return authority.authorise(modifiers.authorised(), request);
    }

    HttpResponse response(Act.Responds responds, Turn.Speech speech) {
        Modifiers modifiers = speech.modifiers();
        HttpPayload payload = payload(responds.body(), modifiers);
        List<Map.Entry<String, String>> headers =
                headers(FieldVariables.said(responds.headers(), bindings), responds.body(), payload);
        headers.replaceAll(field -> Map.entry(field.getKey(), field.getValue().replace("$port", port)));
        @Nullable ContentCoding coding = responds.streamed() ? null : ContentCoding.of(headers);
        if (coding != null) {
            payload = new HttpPayload(coding.whole(payload.body()), payload.chunks(), payload.cuts(), payload.pause());
        }
        if (responds.streamed() && !namesType(responds.headers(), speech.illegally())) {
            headers.removeIf(field -> field.getKey().equalsIgnoreCase("content-type"));
            headers.add(Map.entry("Content-Type", streaming().type()));
        }
        return new HttpResponse(
                responds.status().first(),
                headers,
                leftOut(responds.headers()),
                payload,
                responds.streamed(),
                asNamed(responds.headers(), speech));
    }

    /** Of a turn that is meant to be wrong, what it names itself. What comes by itself is right, so that nothing else is wrong. */
    private static Set<String> asNamed(Map<String, String> headers, Turn.Speech speech) {
        return speech.illegally() ? headers.keySet() : Set.of();
    }

    /** Whether a stream's type is said, enough of it unless it is meant to be wrong, and not just expected. */
    private boolean namesType(Map<String, String> headers, boolean illegally) {
        return headers.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase("content-type"))
                .anyMatch(field -> !field.getValue().startsWith("<")
                        && (illegally || streaming().body().frames(new HttpHead("HTTP/1.1 200 OK", List.of(field)))));
    }

    private Streaming streaming() {
        Streaming streams = protocol.streams();
        if (streams == null) {
            throw new IllegalStateException("the protocol streams nothing");
        }
        return streams;
    }

    /** Writes the body of this response, which is a stream. */
    StreamWriter writer(HttpResponse response) {
        return streaming().body().writer(response.headers());
    }

    /** What is sent on the wire for an item. */
    List<Outgoing> item(Act.Item item, Modifiers modifiers, StreamWriter writer) {
        return item(content(item), item.fields(), modifiers, writer);
    }

    /** What is sent on the wire for a keep-alive. */
    List<Outgoing> keepAlive(Act.KeepAlive alive, Modifiers modifiers, StreamWriter writer) {
        return item(streaming().body().keepAlive(), alive.fields(), modifiers, writer);
    }

    private List<Outgoing> item(byte[] content, Map<String, String> said, Modifiers modifiers, StreamWriter writer) {
        return chunks(writer.item(fields(said, content), content, modifiers.misframing()), modifiers);
    }

    /** What is sent on the wire for the end of a stream. */
    static List<Outgoing> end(Act.Ends ends, Modifiers modifiers, StreamWriter writer) {
        byte[] end = ends.instead() == null ? writer.end(modifiers.misframing()) : ends.instead();
        List<Outgoing> items = new ArrayList<>(end.length == 0 ? List.of() : chunks(end, modifiers));
        items.add(new Outgoing.EndOfBody(ends.trailers()));
        return items;
    }

    /** What is sent on the wire for octets of a body. */
    static List<Outgoing> body(Act.SendsBody raw, Modifiers modifiers, StreamWriter writer) {
        writer.sent(raw.octets());
        return chunks(raw.octets(), modifiers);
    }

    /** The transcript's account of an item. */
    public WireEvent account(Act.Item item) {
        byte[] content = content(item);
        return new WireEvent.Item(streaming().body().terms(), fields(item.fields(), content), content, content.length);
    }

    /** The transcript's account of a keep-alive. */
    public WireEvent account(Act.KeepAlive alive) {
        byte[] content = streaming().body().keepAlive();
        return new WireEvent.KeepAlive(streaming().body().terms(), fields(alive.fields(), content), content);
    }

    private List<Map.Entry<String, String>> fields(Map<String, String> said, byte[] content) {
        List<Map.Entry<String, String>> fields =
                SaidFields.of(said, streaming().body().usualFields(content));
        fields.replaceAll(field ->
                Map.entry(field.getKey(), field.getValue().replace("$length", Integer.toString(content.length))));
        return fields;
    }

    private byte[] content(Act.Item item) {
        @Nullable Json value = bindings.say(item.message());
        return value == null ? new byte[0] : JsonText.write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Outgoing> chunks(byte[] octets, Modifiers modifiers) {
        @Nullable List<Integer> lengths = chunkLengths(octets, modifiers);
        List<Outgoing> chunks = new ArrayList<>();
        int from = 0;
        for (int length : lengths == null ? List.<Integer>of() : lengths) {
            int to = Math.min(octets.length, from + length);
            chunks.add(new Outgoing.Body(Arrays.copyOfRange(octets, from, to)));
            from = to;
        }
        chunks.add(new Outgoing.Body(Arrays.copyOfRange(octets, from, octets.length)));
        return chunks;
    }

    static List<Integer> cuts(Modifiers modifiers) {
        return modifiers.division().everyOctet()
                ? IntStream.rangeClosed(1, MOST_CUTS).boxed().toList()
                : modifiers.division().cuts();
    }

    private HttpPayload payload(HttpBody body, Modifiers modifiers) {
        byte[] octets = octets(body);
        return new HttpPayload(
                octets,
                chunkLengths(octets, modifiers),
                cuts(modifiers),
                modifiers.division().pause());
    }

    /** Of the chunks before the last, or null for none. */
    private static @Nullable List<Integer> chunkLengths(byte[] octets, Modifiers modifiers) {
        if (modifiers.division().fragmentCount() > 0) {
            int each = Math.max(1, octets.length / modifiers.division().fragmentCount());
            return IntStream.range(1, modifiers.division().fragmentCount())
                    .map(i -> each)
                    .boxed()
                    .toList();
        }
        return modifiers.division().fragments().isEmpty()
                ? null
                : modifiers.division().fragments();
    }

    private byte[] octets(HttpBody body) {
        if (body instanceof HttpBody.Octets octets) {
            return octets.octets();
        }
        if (body instanceof HttpBody.Text text) {
            return bindings.say(text.value()) instanceof Json.JsonString said
                    ? said.value().getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
        }
        @Nullable Json value = body instanceof HttpBody.JsonValue json ? bindings.say(json.value()) : null;
        return value == null ? new byte[0] : JsonText.write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** What is said, and the type of the body where nothing is said of that. */
    private static List<Map.Entry<String, String>> headers(
            Map<String, String> said, HttpBody body, HttpPayload payload) {
        String type = body instanceof HttpBody.Text ? "text/plain" : JSON;
        return SaidFields.of(said, payload.body().length == 0 ? Map.of() : Map.of("Content-Type", type));
    }

    private static List<String> leftOut(Map<String, String> said) {
        return said.entrySet().stream()
                .filter(field -> field.getValue().equals("<absent>"))
                .map(Map.Entry::getKey)
                .toList();
    }

    public static WireEvent account(HttpRequest request) {
        String target = request.target() == null ? "…" : request.target();
        HttpHead head = new HttpHead(request.method() + " " + target + " HTTP/" + request.version(), request.headers());
        byte[] body = request.payload().body();
        return new WireEvent.Asked(head, body, body.length);
    }

    public WireEvent account(HttpResponse response) {
        HttpHead head = new HttpHead("HTTP/1.1 " + response.status(), response.headers());
        if (response.streamed()) {
            return new WireEvent.Streams(head, streaming().body().terms());
        }
        byte[] body = response.payload().body();
        return new WireEvent.Answered(head, body, body.length);
    }
}
