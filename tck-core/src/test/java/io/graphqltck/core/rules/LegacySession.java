package io.graphqltck.core.rules;

import io.graphqltck.core.model.Role;
import java.util.List;

/** A session of the legacy graphql-ws as a test writes it: {@code c} and {@code s} say who speaks, a number on which connection. */
final class LegacySession {

    static final String C_INIT = "c {\"type\":\"connection_init\"}";
    static final String S_ACK = "s {\"type\":\"connection_ack\"}";
    static final String S_REJECT = "s {\"type\":\"connection_error\",\"payload\":{\"message\":\"m\"}}";
    static final String S_KA = "s {\"type\":\"ka\"}";
    static final String C_START = "c {\"type\":\"start\",\"id\":\"a\",\"payload\":{\"query\":\"subscription { x }\"}}";
    static final String C_QUERY = "c {\"type\":\"start\",\"id\":\"a\",\"payload\":{\"query\":\"{ x }\"}}";
    static final String C_STOP = "c {\"type\":\"stop\",\"id\":\"a\"}";
    static final String C_TERMINATE = "c {\"type\":\"connection_terminate\"}";
    static final String C_UNKNOWN = "c {\"type\":\"wat\"}";
    static final String S_DATA = "s {\"type\":\"data\",\"id\":\"a\",\"payload\":{\"data\":{}}}";
    static final String S_ERROR = "s {\"type\":\"error\",\"id\":\"a\",\"payload\":{\"message\":\"m\"}}";
    static final String S_COMPLETE = "s {\"type\":\"complete\",\"id\":\"a\"}";

    private static final Spoken SPOKEN = new Spoken(new LegacyGraphqlWsRules());

    private LegacySession() {}

    /** What the subject broke: requirement and number of the message, such as {@code LGWS-S-04@0}. */
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
