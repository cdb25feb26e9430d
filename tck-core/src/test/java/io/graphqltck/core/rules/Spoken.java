package io.graphqltck.core.rules;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Judges sessions as tests write them: {@code c} and {@code s} say who speaks, a number on which connection; {@code a} is what
 * the application does, {@code upgrade} which subprotocol the server selects. {@code binary} before it makes a binary message, {@code frames} octets that the kit wrote itself;
 * {@code '} stands for the double quote.
 */
final class Spoken {

    private static final Catalog CATALOG = Catalog.shipped();

    private final ProtocolRules rules;
    private final Protocol protocol;

    Spoken(ProtocolRules rules) {
        this.rules = rules;
        this.protocol = CATALOG.protocol(rules.protocol());
    }

    Protocol protocol() {
        return protocol;
    }

    /** What the subject broke: requirement and number of the message, such as {@code GTWS-S-23@0}. */
    List<String> broken(Role subject, String... messages) {
        Transcript transcript = new Transcript(() -> 0);
        for (String message : messages) {
            if (message.startsWith("a ")) {
                transcript.add(new Happening.ApplicationActed(message.substring(2)));
            } else if (message.startsWith("upgrade ")) {
                HttpHead head = new HttpHead(
                        "HTTP/1.1 101 Switching Protocols",
                        List.of(Map.entry("Sec-WebSocket-Protocol", message.substring("upgrade ".length()))));
                transcript.onWire(
                        1,
                        subject == Role.SERVER ? Direction.RECEIVED : Direction.SENT,
                        new WireEvent.Responded(head, ""));
            } else {
                say(transcript, subject, message.replace('\'', '"'));
            }
        }
        return rules.judge(protocol, subject, transcript).stream()
                .map(finding -> finding.requirement() + "@" + finding.moment())
                .toList();
    }

    private static void say(Transcript transcript, Role subject, String message) {
        boolean binary = message.startsWith("binary ");
        boolean frames = message.startsWith("frames ");
        String text = binary || frames ? message.substring("binary ".length()) : message;
        int wire = Character.isDigit(text.charAt(1)) ? text.charAt(1) - '0' : 1;
        Role speaker = text.startsWith("c") ? Role.CLIENT : Role.SERVER;
        byte[] octets = text.substring(text.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8);
        transcript.onWire(
                wire,
                speaker == subject ? Direction.RECEIVED : Direction.SENT,
                frames ? new WireEvent.Wrote(octets) : new WireEvent.Message(binary, octets, octets.length, 1, false));
    }
}
