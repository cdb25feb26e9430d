package io.graphqltck.core.rules;

import io.graphqltck.core.stream.StreamedBodies;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The laws of RFC 6455, RFC 9112 and of the framing of streams, which the wire has checked byte by byte. */
final class WebSocketRules {

    /** What the wire holds every connection and every exchange to. A protocol that has them lists them among its requirements. */
    static final Set<String> REQUIREMENTS = Set.of(
            "HTTP-C-01",
            "HTTP-C-10",
            "HTTP-S-01",
            "HTTP-S-10",
            "HTTP-S-11",
            "WS-B-04",
            "WS-B-06",
            "WS-B-07",
            "WS-B-08",
            "WS-B-13",
            "WS-C-01",
            "WS-C-04",
            "WS-C-11",
            "WS-S-01",
            "WS-S-04",
            "WS-S-07",
            "WS-S-11");

    private WebSocketRules() {}

    private static String document(String requirement) {
        if (requirement.startsWith("HTTP-")) {
            return "RFC 9112";
        }
        if (requirement.equals("WS-B-13")) {
            return "RFC 7692";
        }
        return StreamedBodies.documentOf(requirement).orElse("RFC 6455");
    }

    static List<RuleFinding> judge(Transcript transcript) {
        List<RuleFinding> findings = new ArrayList<>(sameKeys(transcript));
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire
                    && onWire.direction() == Direction.RECEIVED
                    && onWire.event() instanceof WireEvent.Violation violation) {
                findings.add(new RuleFinding(
                        violation.requirement(),
                        Upgrades.answer(moment.number(), transcript),
                        "bytes as " + document(violation.requirement()) + " requires",
                        Describe.event(violation)));
            }
        }
        return findings;
    }

    /** RFC 6455 §4.1: the nonce is selected randomly for each connection, so that no two have the same. */
    private static List<RuleFinding> sameKeys(Transcript transcript) {
        List<RuleFinding> findings = new ArrayList<>();
        Map<String, Integer> keys = new HashMap<>();
        Set<Integer> answered = new HashSet<>();
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire
                    && onWire.direction() == Direction.SENT
                    && onWire.event() instanceof WireEvent.Responded) {
                answered.add(onWire.wire());
            }
            if (moment.what() instanceof Happening.OnWire onWire
                    && onWire.direction() == Direction.RECEIVED
                    && onWire.event() instanceof WireEvent.Requested requested) {
                @Nullable String key = requested.head().field("Sec-WebSocket-Key");
                @Nullable Integer before = key == null ? null : keys.put(key, onWire.wire());
                // A handshake that was never answered may be tried again as it was: no connection had that key.
                if (before != null && answered.contains(before)) {
                    findings.add(new RuleFinding(
                            "WS-C-01", moment.number(), "a new Sec-WebSocket-Key for each connection", "again " + key));
                }
            }
        }
        return findings;
    }
}
