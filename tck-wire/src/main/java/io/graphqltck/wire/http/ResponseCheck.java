package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent.Violation;
import io.graphqltck.wire.frame.Compression;
import io.graphqltck.wire.frame.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Checks a server's 101 against RFC 6455 §4.2.2 and against what the request offered. */
public final class ResponseCheck {

    private ResponseCheck() {}

    /** What is wrong; empty when the upgrade is correct. */
    public static List<Violation> violations(HttpHead request, HttpHead response) {
        List<Violation> violations = new ArrayList<>();
        if (!response.startLine().startsWith("HTTP/1.1 ")) {
            violations.add(violation("WS-S-01", "The 101 response is not of HTTP/1.1."));
        }
        if (!Handshakes.has(response, "Upgrade", "websocket")) {
            violations.add(violation("WS-S-01", "The 101 response has no \"Upgrade: websocket\"."));
        }
        if (!Handshakes.has(response, "Connection", "Upgrade")) {
            violations.add(violation("WS-S-01", "The 101 response has no \"Connection: Upgrade\"."));
        }
        String key = request.field("Sec-WebSocket-Key");
        List<String> accepts = response.all("Sec-WebSocket-Accept");
        String right = key == null ? null : Handshakes.accept(key);
        if (right != null && !accepts.equals(List.of(right))) {
            String text = "The 101 response's Sec-WebSocket-Accept is " + accepts + " instead of " + right + ".";
            violations.add(violation("WS-S-01", text));
        }
        subprotocol(request, response, violations);
        extensions(request, response, violations);
        return violations;
    }

    /** Whether this 101 switches permessage-deflate on. */
    public static boolean compresses(HttpHead request, HttpHead response) {
        return Extension.of(response).stream().anyMatch(e -> e.name().equals(Extension.DEFLATE))
                && Extension.of(request).stream().anyMatch(e -> e.name().equals(Extension.DEFLATE));
    }

    /** How the messages of this side are compressed after this 101. */
    public static Compression compression(HttpHead request, HttpHead response, Side sender) {
        if (!compresses(request, response)) {
            return Compression.NONE;
        }
        String alone = (sender == Side.CLIENT ? "client" : "server") + "_no_context_takeover";
        boolean eachAlone = Extension.of(response).stream()
                .anyMatch(extension -> extension.name().equals(Extension.DEFLATE)
                        && extension.parameters().containsKey(alone));
        return eachAlone ? Compression.EACH_MESSAGE : Compression.WITH_CONTEXT;
    }

    private static void subprotocol(HttpHead request, HttpHead response, List<Violation> violations) {
        List<String> chosen = Handshakes.members(response, "Sec-WebSocket-Protocol");
        List<String> offered = Handshakes.members(request, "Sec-WebSocket-Protocol");
        if (chosen.size() > 1) {
            violations.add(violation("WS-S-04", "The 101 response names several subprotocols: " + chosen + "."));
        }
        for (String name : chosen) {
            if (!offered.contains(name)) {
                String text = "The 101 response names the subprotocol \"" + name + "\", which was not offered.";
                violations.add(violation("WS-S-04", text));
            }
        }
    }

    private static void extensions(HttpHead request, HttpHead response, List<Violation> violations) {
        List<Extension> offers = Extension.of(request);
        for (Extension extension : Extension.of(response)) {
            List<Extension> same = offers.stream()
                    .filter(offer -> offer.name().equals(extension.name()))
                    .toList();
            // Of several offers with one name the server answers the one that it likes.
            List<String> wrong = same.stream()
                    .map(extension::wrongAsAnswerTo)
                    .filter(Objects::nonNull)
                    .toList();
            if (same.isEmpty() || wrong.size() == same.size()) {
                String text = "The 101 response names the extension \"" + extension.name() + "\": "
                        + (same.isEmpty() ? "it was not offered" : wrong.get(0)) + ".";
                violations.add(violation("WS-S-11", text));
            }
        }
    }

    private static Violation violation(String requirement, String text) {
        return new Violation(requirement, text, false);
    }
}
