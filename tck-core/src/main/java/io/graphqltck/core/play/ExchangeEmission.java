package io.graphqltck.core.play;

import io.graphqltck.core.http.HeaderExpectation;
import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.HttpBody;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.script.Bindings;
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

/** Turns what a script says of an HTTP exchange into what goes on the wire, and into the transcript's account of it. */
final class ExchangeEmission {

    private static final String JSON = "application/json";
    private static final int MOST_CUTS = 1 << 16;

    private final Protocol protocol;
    private final Bindings bindings;
    private final Targets targets;
    private final Authority authority;
    private final String port;

    /** {@code port}: where the kit's server listens. */
    ExchangeEmission(Protocol protocol, Bindings bindings, Targets targets, Authority authority, int port) {
        this.port = Integer.toString(port);
        this.protocol = protocol;
        this.bindings = bindings;
        this.targets = targets;
        this.authority = authority;
    }

    HttpRequest request(Act.Requests requests, Turn.Speech speech) {
        Modifiers modifiers = speech.modifiers();
        HttpPayload payload = payload(requests.body(), modifiers);
        List<Map.Entry<String, String>> headers = headers(requests.headers(), payload);
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
        List<Map.Entry<String, String>> headers = headers(responds.headers(), payload);
        headers.replaceAll(field -> Map.entry(field.getKey(), field.getValue().replace("$port", port)));
        @Nullable ContentCoding coding = responds.streamed() ? null : ContentCoding.of(headers);
        if (coding != null) {
            payload = new HttpPayload(coding.whole(payload.body()), payload.chunks(), payload.cuts(), payload.pause());
        }
        if (responds.streamed() && !namesType(responds.headers(), speech.illegally())) {
            headers.removeIf(field -> field.getKey().equalsIgnoreCase("content-type"));
            headers.add(Map.entry("Content-Type", protocol.streams()));
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

    /** Whether a stream's type is said, with a boundary unless it is meant to have none, and not just expected. */
    private static boolean namesType(Map<String, String> headers, boolean illegally) {
        return headers.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase("content-type"))
                .map(Map.Entry::getValue)
                .anyMatch(value -> {
                    @Nullable MediaType type = MediaType.parse(value);
                    boolean bare = type != null
                            && type.type().equals("multipart")
                            && !type.parameters().containsKey("boundary");
                    return !value.startsWith("<") && (illegally || !bare);
                });
    }

    /** The boundary that this response names, or one that nobody named. */
    static String boundary(HttpResponse response) {
        for (Map.Entry<String, String> field : response.headers()) {
            @Nullable
            MediaType type = field.getKey().equalsIgnoreCase("content-type") ? MediaType.parse(field.getValue()) : null;
            if (type != null) {
                return type.parameters().getOrDefault("boundary", "-");
            }
        }
        return "-";
    }

    static boolean endsWithDelimiter(byte[] octets, String boundary) {
        return new String(octets, StandardCharsets.UTF_8).endsWith("\r\n--" + boundary);
    }

    /** What goes on the wire for a turn of a streamed response; the delimiter behind a part goes with it. */
    List<Outgoing> stream(Turn.Speech speech, String boundary, boolean delimited) {
        if (speech.act() instanceof Act.SendsBody raw) {
            return chunks(raw.octets(), speech.modifiers());
        }
        PartFraming framing =
                new PartFraming(boundary, delimited, speech.modifiers().misframing());
        if (speech.act() instanceof Act.Ends ends) {
            byte[] end = ends.instead() == null ? framing.end() : ends.instead();
            List<Outgoing> items = new ArrayList<>(end.length == 0 ? List.of() : chunks(end, speech.modifiers()));
            items.add(new Outgoing.EndOfBody(ends.trailers()));
            return items;
        }
        String text = text(speech.act());
        byte[] part = framing.part(fields(speech.act(), text.getBytes(StandardCharsets.UTF_8)), text);
        return chunks(part, speech.modifiers());
    }

    /** The header fields of a part. */
    private static List<Map.Entry<String, String>> fields(Act act, byte[] body) {
        Map<String, String> said = act instanceof Act.Part part
                ? part.headers()
                : act instanceof Act.Heartbeat heartbeat ? heartbeat.headers() : Map.of();
        List<Map.Entry<String, String>> fields = headers(said, HttpPayload.of(body));
        fields.replaceAll(
                field -> Map.entry(field.getKey(), field.getValue().replace("$length", Integer.toString(body.length))));
        return fields;
    }

    private String text(Act act) {
        @Nullable Json value = act instanceof Act.Part part ? bindings.say(part.message()) : Json.object();
        return value == null ? "" : JsonText.write(value);
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

    WireEvent account(Act act) {
        if (act instanceof Act.Ends ends) {
            return new WireEvent.StreamEnded(ends.instead() == null);
        }
        if (act instanceof Act.SendsBody raw) {
            return new WireEvent.Wrote(raw.octets());
        }
        byte[] body = text(act).getBytes(StandardCharsets.UTF_8);
        return new WireEvent.Part(fields(act, body), body, body.length);
    }

    List<Integer> cuts(Modifiers modifiers) {
        return modifiers.everyOctet()
                ? IntStream.rangeClosed(1, MOST_CUTS).boxed().toList()
                : modifiers.cuts();
    }

    private HttpPayload payload(HttpBody body, Modifiers modifiers) {
        byte[] octets = octets(body);
        return new HttpPayload(octets, chunkLengths(octets, modifiers), cuts(modifiers), modifiers.pause());
    }

    /** Of the chunks before the last, or null for none. */
    private static @Nullable List<Integer> chunkLengths(byte[] octets, Modifiers modifiers) {
        if (modifiers.fragmentCount() > 0) {
            int each = Math.max(1, octets.length / modifiers.fragmentCount());
            return IntStream.range(1, modifiers.fragmentCount())
                    .map(i -> each)
                    .boxed()
                    .toList();
        }
        return modifiers.fragments().isEmpty() ? null : modifiers.fragments();
    }

    private byte[] octets(HttpBody body) {
        if (body instanceof HttpBody.Octets octets) {
            return octets.octets();
        }
        @Nullable Json value = body instanceof HttpBody.JsonValue json ? bindings.say(json.value()) : null;
        return value == null ? new byte[0] : JsonText.write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** What is said, and the type of the body where nothing is said of that. */
    private static List<Map.Entry<String, String>> headers(Map<String, String> said, HttpPayload payload) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (payload.body().length > 0 && !names(said, "content-type")) {
            headers.add(Map.entry("Content-Type", JSON));
        }
        said.forEach((name, value) -> {
            List<String> several = HeaderExpectation.alternatives(value);
            if (!value.startsWith("<")) {
                headers.add(Map.entry(name, value));
            } else if (!several.isEmpty()) {
                headers.add(Map.entry(name, several.get(0)));
            } else if (!value.equals("<absent>") && name.equalsIgnoreCase("content-type")) {
                headers.add(Map.entry(name, JSON)); // any will do
            } else if (value.equals("<any>")) {
                headers.add(Map.entry(name, "any"));
            }
        });
        return headers;
    }

    private static boolean names(Map<String, String> headers, String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static List<String> leftOut(Map<String, String> said) {
        return said.entrySet().stream()
                .filter(field -> field.getValue().equals("<absent>"))
                .map(Map.Entry::getKey)
                .toList();
    }

    static WireEvent account(HttpRequest request) {
        String target = request.target() == null ? "…" : request.target();
        HttpHead head = new HttpHead(request.method() + " " + target + " HTTP/" + request.version(), request.headers());
        byte[] body = request.payload().body();
        return new WireEvent.Asked(head, body, body.length);
    }

    static WireEvent account(HttpResponse response) {
        HttpHead head = new HttpHead("HTTP/1.1 " + response.status(), response.headers());
        if (response.streamed()) {
            return new WireEvent.Streams(head);
        }
        byte[] body = response.payload().body();
        return new WireEvent.Answered(head, body, body.length);
    }
}
