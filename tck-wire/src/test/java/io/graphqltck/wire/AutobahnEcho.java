package io.graphqltck.wire;

import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;

/** Answers what a peer of the Autobahn suite answers, and ends what the kit reports as malformed, as the end of a scenario does. */
final class AutobahnEcho {

    private AutobahnEcho() {}

    static void on(Wire wire, WireEvent event) {
        if (event instanceof WireEvent.Requested requested) {
            String extensions = String.valueOf(requested.head().field("Sec-WebSocket-Extensions"));
            boolean deflate = extensions.contains("permessage-deflate");
            wire.respond(new UpgradeResponse(101, null, null, List.of(), deflate, ""));
        } else if (event instanceof WireEvent.Message message) {
            wire.write(
                    List.of(new Outgoing.Message(message.binary(), message.octets(), List.of(), wire.compresses())),
                    List.of());
        } else if (event instanceof WireEvent.Ping ping) {
            wire.write(List.of(new Outgoing.Raw(Frame.of(Opcode.PONG, true, ping.data()))), List.of());
        } else if (event instanceof WireEvent.Close close) {
            end(wire, Outgoing.Close.answering(close));
        } else if (event instanceof WireEvent.Violation violation && wire.isOpen()) {
            end(wire, new Outgoing.Close(violation.requirement().equals("WS-B-04") ? 1007 : 1002, ""));
        }
    }

    private static void end(Wire wire, Outgoing.Close close) {
        wire.write(List.of(close), List.of());
        wire.drop(Wire.Drop.FIN);
    }
}
