package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the tokens that are handed out in the bodies of responses to PUT, where no name says that they are secrets. */
final class Reservations {

    private static final int LONGEST = 4096;
    private static final int SUCCESSFUL = 2;

    /** The wires whose last request was a PUT. */
    private final Set<Integer> asking = new HashSet<>();

    /** The token of this event, if it is a response that hands out one. */
    Optional<String> token(Happening.OnWire onWire) {
        if (onWire.event() instanceof WireEvent.Asked asked) {
            if (isPut(asked.head())) {
                asking.add(onWire.wire());
            } else {
                asking.remove(onWire.wire());
            }
        }
        return onWire.event() instanceof WireEvent.Answered answered
                        && answered.head().status() / 100 == SUCCESSFUL
                        && asking.contains(onWire.wire())
                ? token(answered.body())
                : Optional.empty();
    }

    private static boolean isPut(HttpHead request) {
        return request.startLine().startsWith("PUT ");
    }

    /** One word, perhaps as a string of JSON; a sentence is none, and in an object names tell what is secret. */
    private static Optional<String> token(byte[] body) {
        if (body.length == 0 || body.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        String token = text.startsWith("\"") ? string(text) : text;
        boolean word = !token.isEmpty()
                && "{[".indexOf(token.charAt(0)) < 0
                && token.chars().noneMatch(Character::isWhitespace);
        return word ? Optional.of(token) : Optional.empty();
    }

    private static String string(String text) {
        try {
            return JsonText.read(text) instanceof Json.JsonString string ? string.value() : text;
        } catch (JsonSyntaxException e) {
            return text;
        }
    }
}
