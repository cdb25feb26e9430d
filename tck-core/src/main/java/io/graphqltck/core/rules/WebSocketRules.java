package io.graphqltck.core.rules;

import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;

/** The laws of RFC 6455 and RFC 9112, which the wire has checked octet by octet. */
final class WebSocketRules {

    private WebSocketRules() {}

    static List<RuleFinding> judge(Transcript transcript) {
        List<RuleFinding> findings = new ArrayList<>();
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire
                    && onWire.direction() == Direction.RECEIVED
                    && onWire.event() instanceof WireEvent.Violation violation) {
                findings.add(new RuleFinding(
                        violation.requirement(),
                        moment.number(),
                        violation.requirement().startsWith("HTTP-")
                                ? "octets as RFC 9112 wants them"
                                : "octets as RFC 6455 wants them",
                        Describe.event(violation)));
            }
        }
        return findings;
    }
}
