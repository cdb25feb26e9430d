package io.graphqltck.core.verdict;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message or close frame that quotes the data of the WebSocket ping which the kit sends as a barrier: the subject sends it because of the
 * ping, so that it breaks the sentence about pings, whatever the scenario is about.
 */
final class QuotedBarrier {

    private QuotedBarrier() {}

    /** The sentence about pings, if what the subject sent at this moment quotes a barrier; or null. */
    static @Nullable String sentence(Protocol protocol, Role role, Transcript transcript, int moment) {
        List<Moment> moments = transcript.moments();
        if (moment < 0
                || moment >= moments.size()
                || !(moments.get(moment).what() instanceof Happening.OnWire received)
                || received.direction() != Direction.RECEIVED) {
            return null;
        }
        @Nullable String text = text(received.event());
        return text != null && quotes(moments.subList(0, moment), received.wire(), text)
                ? protocol.scenarios().stream()
                        .filter(scenario -> scenario.roles().contains(role))
                        .filter(scenario -> protocol.pingsProvedBy().contains(scenario.id()))
                        .map(scenario -> scenario.requirements().get(0))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean quotes(List<Moment> earlier, int wire, String text) {
        return earlier.stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire sent
                        && sent.wire() == wire
                        && sent.direction() == Direction.SENT
                        && sent.event() instanceof WireEvent.Ping ping
                        && SilenceProof.isBarrier(ping)
                        && text.contains(new String(ping.data(), StandardCharsets.UTF_8)));
    }

    private static @Nullable String text(WireEvent event) {
        if (event instanceof WireEvent.Message message && !message.binary()) {
            return new String(message.octets(), StandardCharsets.UTF_8);
        }
        return event instanceof WireEvent.Close close ? close.reason() : null;
    }
}
