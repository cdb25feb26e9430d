package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpPayload;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire.Drop;
import io.graphqltck.wire.frame.Side;
import io.graphqltck.wire.http.HeadWriter;
import io.graphqltck.wire.http.Messages;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Answers requests as the kit's server on one connection, and decides what the connection is after that. */
final class ServerResponses {

    private final SocketWire wire;
    private final Side side;
    private final Sending sending;
    private final Executor loop;

    ServerResponses(SocketWire wire, Side side, Sending sending, Executor loop) {
        this.wire = wire;
        this.side = side;
        this.sending = sending;
        this.loop = loop;
    }

    /** Accepts or refuses an upgrade. */
    void upgrade(UpgradeResponse response) {
        if (side == Side.CLIENT || sending.head() != null) {
            throw new IllegalStateException("there is no request to be answered");
        }
        if (!wire.isOpen()) {
            return;
        }
        ServerHandshake handshake = wire.stage() instanceof ServerHandshake server ? server : null;
        HttpHead request = handshake == null ? null : handshake.request();
        HttpHead head = HeadWriter.response(response, request);
        if (response.status() != 101) {
            sending.head(head, response.body());
            wire.drop(Drop.FIN, "The kit refused the upgrade.");
            return;
        }
        sending.head(head, "");
        if (handshake != null) {
            wire.keep(handshake.early());
        }
        wire.upgrade(HeadWriter.agreesToDeflate(head));
        loop.execute(wire::goOn);
    }

    /** Sends a whole response, or begins one that is streamed. */
    void exchange(HttpResponse response) {
        if (side == Side.CLIENT) {
            throw new IllegalStateException("there is no request to be answered");
        }
        if (!wire.isOpen()) {
            return;
        }
        HttpHead request = request();
        HttpHead head = Messages.head(response, request);
        if (response.streamed()) {
            sending.begin(head);
            return;
        }
        boolean bodiless = request != null && Messages.method(request).equals("HEAD");
        sending.message(head, bodiless ? HttpPayload.NONE : response.payload());
        over(head);
    }

    /** The response with this head is complete: the connection ends, or continues with the next exchange. */
    void over(HttpHead head) {
        HttpHead request = request();
        if (wire.stage() instanceof ServerExchange exchange && exchange.isAsked()) {
            wire.keep(exchange.behind());
            wire.enter(ReadingStage.OVER);
        }
        boolean persists = request != null && Messages.persists(request) && Messages.persists(head);
        // later: what a scenario has the kit say after its response belongs to that
        loop.execute(() -> {
            if (!persists) {
                wire.drop(Drop.FIN, "The connection ends with the response.");
            } else {
                wire.goOn();
            }
        });
    }

    private @Nullable HttpHead request() {
        return wire.stage() instanceof ServerExchange exchange ? exchange.request() : null;
    }
}
