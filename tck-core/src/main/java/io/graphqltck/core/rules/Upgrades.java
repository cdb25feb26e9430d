package io.graphqltck.core.rules;

import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was wrong with a handshake: an offer of a client's, or a server's answer to one of the kit's. */
final class Upgrades {

    private static final int SWITCHING = 101;

    /** What the head of a 101 response is held to. */
    private static final Set<String> LAWS_OF_HEAD = Set.of("WS-S-01", "WS-S-04", "WS-S-11");

    private Upgrades() {}

    /**
     * Whether the server refused a request that offers this subprotocol, or answered it with another one. What the kit sends is sound
     * where the transcript does not say otherwise. An answer that breaks a law of RFC 6455 by itself is none of these.
     */
    static boolean fails(Moment moment, Transcript transcript, String subprotocol) {
        if (!(moment.what() instanceof Happening.OnWire onWire)
                || !(onWire.event() instanceof WireEvent.Responded responded)
                || onWire.direction() != Direction.RECEIVED) {
            return false;
        }
        @Nullable HttpHead request = request(transcript, onWire.wire());
        boolean selected = responded.head().status() == SWITCHING
                && subprotocol.equals(responded.head().field("Sec-WebSocket-Protocol"));
        return request != null
                && request.startLine().startsWith("GET ")
                && offers(request, subprotocol)
                && !selected
                && !breaksALaw(moment.number(), transcript);
    }

    /** Whether a client asked for a connection without offering this subprotocol. */
    static boolean offersNone(Moment moment, String subprotocol) {
        return moment.what() instanceof Happening.OnWire onWire
                && onWire.direction() == Direction.RECEIVED
                && onWire.event() instanceof WireEvent.Requested requested
                && !offers(requested.head(), subprotocol);
    }

    /** Whether it was refused, rather than answered with another subprotocol. */
    static boolean refuses(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire
                && onWire.event() instanceof WireEvent.Responded responded
                && responded.head().status() != SWITCHING;
    }

    /**
     * The number of the answer whose head breaks the law that this moment is about; its own number where it is about no such head. The wire
     * says of a head what is wrong with it after it has handed it on, and the kit may have spoken in between.
     */
    static int answer(int number, Transcript transcript) {
        List<Moment> moments = transcript.moments();
        if (!(moments.get(number).what() instanceof Happening.OnWire here)
                || !(here.event() instanceof WireEvent.Violation violation)
                || !LAWS_OF_HEAD.contains(violation.requirement())) {
            return number;
        }
        for (int before = number - 1; before >= 0; before--) {
            if (moments.get(before).what() instanceof Happening.OnWire onWire
                    && onWire.wire() == here.wire()
                    && onWire.direction() == Direction.RECEIVED
                    && onWire.event() instanceof WireEvent.Responded) {
                return before;
            }
        }
        return number;
    }

    private static boolean breaksALaw(int number, Transcript transcript) {
        return transcript.moments().stream()
                .anyMatch(later -> later.number() > number && answer(later.number(), transcript) == number);
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

    private static boolean offers(HttpHead request, String subprotocol) {
        return request.all("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(name -> name.strip().equals(subprotocol));
    }
}
