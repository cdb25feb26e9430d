package io.graphqltck.core.rules;

import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a server made of an upgrade request of the kit's. */
final class Upgrades {

    private static final int KEY_OCTETS = 16;

    private Upgrades() {}

    /** Whether the server refused a sound request that offers this subprotocol, or answered it with another one. */
    static boolean fails(Moment moment, Transcript transcript, String subprotocol) {
        if (!(moment.what() instanceof Happening.OnWire onWire)
                || !(onWire.event() instanceof WireEvent.Responded responded)
                || onWire.direction() != Direction.RECEIVED) {
            return false;
        }
        @Nullable HttpHead request = request(transcript, onWire.wire());
        boolean selected = responded.head().status() == 101
                && subprotocol.equals(responded.head().field("Sec-WebSocket-Protocol"));
        return request != null && isSound(request) && offers(request, subprotocol) && !selected;
    }

    private static @Nullable HttpHead request(Transcript transcript, int wire) {
        return transcript.moments().stream()
                .map(Moment::what)
                .filter(what -> what instanceof Happening.OnWire onWire
                        && onWire.wire() == wire
                        && onWire.event() instanceof WireEvent.Requested)
                .map(what -> ((WireEvent.Requested) ((Happening.OnWire) what).event()).head())
                .findFirst()
                .orElse(null);
    }

    private static boolean isSound(HttpHead request) {
        return request.startLine().startsWith("GET ")
                && "13".equals(request.field("Sec-WebSocket-Version"))
                && request.field("Upgrade") != null
                && request.field("Connection") != null
                && isKey(request.field("Sec-WebSocket-Key"));
    }

    private static boolean isKey(@Nullable String key) {
        if (key == null) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(key).length == KEY_OCTETS;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean offers(HttpHead request, String subprotocol) {
        return request.all("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(name -> name.strip().equals(subprotocol));
    }
}
