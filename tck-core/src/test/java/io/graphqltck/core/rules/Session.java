package io.graphqltck.core.rules;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A session of graphql-transport-ws as a test writes it: {@code c} and {@code s} say who speaks, a number on
 * which connection; {@code a} is what the application does. */
final class Session {

    static final String C_INIT = "c {\"type\":\"connection_init\"}";
    static final String S_ACK = "s {\"type\":\"connection_ack\"}";
    static final String C_SUBSCRIBE =
            "c {\"type\":\"subscribe\",\"id\":\"a\",\"payload\":{\"query\":\"subscription { x }\"}}";
    static final String C_QUERY = "c {\"type\":\"subscribe\",\"id\":\"a\",\"payload\":{\"query\":\"{ x }\"}}";
    static final String C_COMPLETE = "c {\"type\":\"complete\",\"id\":\"a\"}";
    static final String S_NEXT = "s {\"type\":\"next\",\"id\":\"a\",\"payload\":{\"data\":{}}}";
    static final String S_ERROR = "s {\"type\":\"error\",\"id\":\"a\",\"payload\":[{\"message\":\"m\"}]}";
    static final String S_COMPLETE = "s {\"type\":\"complete\",\"id\":\"a\"}";

    private static final Protocol PROTOCOL =
            Catalog.load(DataFiles.ofClassPath(Session.class.getClassLoader())).protocol("graphql-transport-ws");

    private Session() {}

    /** What the subject broke: requirement and number of the message, such as {@code GTWS-S-23@0}. */
    static List<String> broken(Role subject, String... messages) {
        Transcript transcript = new Transcript(() -> 0);
        for (String message : messages) {
            if (message.startsWith("a ")) {
                transcript.add(new Happening.ApplicationActed(message.substring(2)));
                continue;
            }
            boolean binary = message.startsWith("binary ");
            String text = binary ? message.substring(7) : message;
            int wire = Character.isDigit(text.charAt(1)) ? text.charAt(1) - '0' : 1;
            Role speaker = text.startsWith("c") ? Role.CLIENT : Role.SERVER;
            byte[] octets = text.substring(text.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8);
            transcript.onWire(
                    wire,
                    speaker == subject ? Direction.RECEIVED : Direction.SENT,
                    new WireEvent.Message(binary, octets, octets.length, 1, false));
        }
        return new GraphqlTransportWsRules()
                .judge(PROTOCOL, subject, transcript).stream()
                        .map(finding -> finding.requirement() + "@" + finding.moment())
                        .toList();
    }

    static List<String> brokenByServer(String... messages) {
        return broken(Role.SERVER, messages);
    }

    static List<String> brokenByClient(String... messages) {
        return broken(Role.CLIENT, messages);
    }
}
