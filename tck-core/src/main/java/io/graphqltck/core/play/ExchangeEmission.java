package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.HttpBody;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns what a script says of an HTTP exchange into what goes on the wire, and into the transcript's account of it. */
final class ExchangeEmission {

    private static final String JSON = "application/json";
    private static final int MOST_CUTS = 1 << 16;

    private final Bindings bindings;
    private final Authority authority;

    ExchangeEmission(Bindings bindings, Authority authority) {
        this.bindings = bindings;
        this.authority = authority;
    }

    HttpRequest request(Act.Requests requests, Modifiers modifiers) {
        HttpPayload payload = payload(requests.body(), modifiers);
        List<Map.Entry<String, String>> headers = headers(requests.headers(), payload);
        if (!names(requests.headers(), "accept")) {
            headers.add(Map.entry("Accept", JSON));
        }
        @Nullable String target = requests.target();
        HttpRequest request = new HttpRequest(
                requests.method(),
                target == null || target.startsWith("<") ? null : target,
                headers,
                leftOut(requests.headers()),
                payload);
        return authority.authorise(modifiers.authorised(), request);
    }

    HttpResponse response(Act.Responds responds, Modifiers modifiers) {
        HttpPayload payload = payload(responds.body(), modifiers);
        return new HttpResponse(
                responds.status().first(), headers(responds.headers(), payload), leftOut(responds.headers()), payload);
    }

    List<Integer> cuts(Modifiers modifiers) {
        return modifiers.everyOctet()
                ? IntStream.rangeClosed(1, MOST_CUTS).boxed().toList()
                : modifiers.cuts();
    }

    private HttpPayload payload(HttpBody body, Modifiers modifiers) {
        byte[] octets = octets(body);
        @Nullable List<Integer> chunks = null;
        if (modifiers.fragmentCount() > 0) {
            int each = Math.max(1, octets.length / modifiers.fragmentCount());
            chunks = IntStream.range(1, modifiers.fragmentCount())
                    .map(i -> each)
                    .boxed()
                    .toList();
        } else if (!modifiers.fragments().isEmpty()) {
            chunks = modifiers.fragments();
        }
        return new HttpPayload(octets, chunks, cuts(modifiers));
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
            if (!value.startsWith("<")) {
                headers.add(Map.entry(name, value));
            } else if (!value.equals("<absent>") && name.equalsIgnoreCase("content-type")) {
                headers.add(Map.entry(name, JSON)); // any will do
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
        HttpHead head = new HttpHead(request.method() + " " + target + " HTTP/1.1", request.headers());
        byte[] body = request.payload().body();
        return new WireEvent.Asked(head, body, body.length);
    }

    static WireEvent account(HttpResponse response) {
        HttpHead head = new HttpHead("HTTP/1.1 " + response.status(), response.headers());
        byte[] body = response.payload().body();
        return new WireEvent.Answered(head, body, body.length);
    }
}
