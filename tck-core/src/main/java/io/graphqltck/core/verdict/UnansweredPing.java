package io.graphqltck.core.verdict;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket ping of the kit's at which the subject sends a message, and never a pong: that it does not answer pings may be all that is wrong
 * with it, whatever the message breaks.
 */
final class UnansweredPing {

    private UnansweredPing() {}

    /** The scenario that shows whether the subject answers pings, if its message at this moment may stand for a pong; or null. */
    static @Nullable Scenario prover(Protocol protocol, Role role, Transcript transcript, int moment) {
        return isReplaced(transcript.moments(), moment)
                ? protocol.scenarios().stream()
                        .filter(scenario -> scenario.roles().contains(role))
                        .filter(scenario -> protocol.pingsProvedBy().contains(scenario.id()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean isReplaced(List<Moment> moments, int number) {
        if (number < 0
                || number >= moments.size()
                || !(moments.get(number).what() instanceof Happening.OnWire message)
                || message.direction() != Direction.RECEIVED
                || !(message.event() instanceof WireEvent.Message)) {
            return false;
        }
        for (int i = number - 1; i >= 0; i--) {
            if (moments.get(i).what() instanceof Happening.OnWire earlier && earlier.wire() == message.wire()) {
                if (earlier.direction() == Direction.RECEIVED) {
                    return false;
                }
                if (earlier.event() instanceof WireEvent.Ping ping) {
                    return moments.stream()
                            .skip(number)
                            .noneMatch(later -> later.what() instanceof Happening.OnWire onWire
                                    && onWire.wire() == message.wire()
                                    && onWire.event() instanceof WireEvent.Pong pong
                                    && Arrays.equals(pong.data(), ping.data()));
                }
            }
        }
        return false;
    }
}
