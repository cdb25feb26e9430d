package io.graphqltck.core.rules;

import io.graphqltck.core.model.Role;
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

    private static final Spoken SPOKEN = new Spoken(new GraphqlTransportWsRules());

    private Session() {}

    /** What the subject broke: requirement and number of the message, such as {@code GTWS-S-23@0}. */
    static List<String> broken(Role subject, String... messages) {
        return SPOKEN.broken(subject, messages);
    }

    static List<String> brokenByServer(String... messages) {
        return broken(Role.SERVER, messages);
    }

    static List<String> brokenByClient(String... messages) {
        return broken(Role.CLIENT, messages);
    }
}
