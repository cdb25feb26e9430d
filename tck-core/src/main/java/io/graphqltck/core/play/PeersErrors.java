package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/** Distinguishes an error that the peer has sent from one that a client makes up, by its text. */
final class PeersErrors {

    private PeersErrors() {}

    /** Whether the text holds the message of an error that the peer has sent by now. */
    static boolean areIn(String text, Transcript transcript) {
        return transcript.moments().stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.direction() == Direction.SENT
                        && holdsMessageOf(text, onWire.json()));
    }

    private static boolean holdsMessageOf(String text, @Nullable Json json) {
        if (json instanceof JsonArray array) {
            return array.items().stream().anyMatch(item -> holdsMessageOf(text, item));
        }
        if (!(json instanceof JsonObject object)) {
            return false;
        }
        String message = object.text("message");
        return (message != null && !message.isEmpty() && text.contains(message))
                || object.members().values().stream().anyMatch(member -> holdsMessageOf(text, member));
    }
}
