package io.graphqltck.core.authorisation;

import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.UpgradeRequest;
import java.util.List;
import java.util.Map;

/**
 * How a client's act is authorised: made so where the kit plays the client, held to it where a client is tested. A value:
 * immutable, equal to another that says the same.
 */
public interface Authorised {

    /** The name of what is wrong with it on purpose, or an empty text. */
    String defect();

    /** Whether it is defective on purpose. */
    default boolean isWrong() {
        return !defect().isEmpty();
    }

    /** The upgrade request with the authorisation; its target is absolute. */
    UpgradeRequest on(UpgradeRequest request, Setting setting);

    /** The message with the authorisation; as it is where it has no place for one. */
    JsonObject in(JsonObject message, Setting setting);

    /** The field lines that authorise this request, in addition to its own. */
    List<Map.Entry<String, String>> fields(HttpHead request, byte[] body, Setting setting);

    /** What is wrong with the upgrade request's authorisation. */
    List<Objection> objections(HttpHead upgrade, Setting setting);

    /** What is wrong with the message's authorisation; nothing where it is none that is authorised. */
    List<Objection> objections(JsonObject message, Setting setting);

    /** What is wrong with the authorisation of this HTTP request, which is no upgrade. */
    List<Objection> objections(HttpHead request, byte[] body, Setting setting);

    /** Whether messages like this one carry an authorisation. */
    boolean concerns(JsonObject message);

    /** The same, wrong in one way each that must be refused, for tests of the kit itself. */
    List<Authorised> defective(Act act);

    /** In words, such as {@code with an API key in the query}. */
    String words();

    /** What is authorised. */
    enum Act {
        CONNECT,
        MESSAGE,
        REQUEST
    }
}
