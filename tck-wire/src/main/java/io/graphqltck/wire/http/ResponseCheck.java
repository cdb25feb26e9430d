package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        if (key != null && !accepts.equals(List.of(Handshakes.accept(key)))) {
            String text = "The 101 response's Sec-WebSocket-Accept is " + accepts + " instead of "
                    + Handshakes.accept(key) + ".";
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
        Set<String> offered = new HashSet<>();
        Extension.of(request).forEach(extension -> offered.add(extension.name()));
        for (Extension extension : Extension.of(response)) {
            String wrong = offered.contains(extension.name()) ? extension.wrongAsAnswer() : "it was not offered";
            if (wrong != null) {
                String text = "The 101 response names the extension \"" + extension.name() + "\": " + wrong + ".";
                violations.add(violation("WS-S-11", text));
            }
        }
    }

    private static Violation violation(String requirement, String text) {
        return new Violation(requirement, text, false);
    }
}
