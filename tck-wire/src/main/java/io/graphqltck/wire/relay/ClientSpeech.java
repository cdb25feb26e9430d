package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.wire.http.HeadReader;
import io.graphqltck.wire.http.Kept;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.MessageBody;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.http.RequestCheck;
import java.io.ByteArrayOutputStream;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads a client's requests, one after the other; what comes after one for an upgrade is held until that is answered. */
final class ClientSpeech {

    private static final String REQUIREMENT = "HTTP-C-01";
    private static final String UPGRADE = "WS-C-01";

    private final Talk talk;
    private final Queue<Exchange> waiting;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private HeadReader reader;
    private @Nullable MessageBody body;
    private Kept kept;
    private @Nullable Exchange current;
    private boolean holds;

    ClientSpeech(Talk talk, Queue<Exchange> waiting) {
        this.talk = talk;
        this.waiting = waiting;
        this.reader = new HeadReader(true, talk.limits().headOctets());
        this.kept = new Kept(talk.limits().messageOctets());
    }

    /** What followed a request for an upgrade. */
    byte[] held() {
        return held.toByteArray();
    }

    /** The upgrade was refused: what was held is further requests. */
    void goOn() {
        byte[] octets = held.toByteArray();
        held.reset();
        holds = false;
        octets(octets, 0, octets.length);
    }

    void octets(byte[] octets, int from, int to) {
        int next = from;
        try {
            while (next < to && !talk.isDeaf()) {
                if (holds) {
                    hold(octets, next, to);
                    return;
                }
                MessageBody reading = body;
                if (reading != null) {
                    next = reading.feed(octets, next, to);
                    if (reading.isDone()) {
                        asked();
                    }
                } else {
                    next = reader.feed(octets, next, to);
                    @Nullable HttpHead head = reader.head();
                    if (head != null) {
                        head(head);
                    }
                }
            }
        } catch (MalformedHttpException e) {
            if (e.isLimit()) {
                talk.stop(talk.last(), "The kit cannot read the head of the request: " + e.getMessage() + ".");
                return;
            }
            talk.tell(
                    Role.CLIENT,
                    talk.last(),
                    new WireEvent.Violation(REQUIREMENT, "The request is not HTTP/1.1: " + e.getMessage() + ".", true));
        }
    }

    private void head(HttpHead head) throws MalformedHttpException {
        reader = new HeadReader(true, talk.limits().headOctets());
        int wire = talk.begin();
        boolean upgrade = Messages.isUpgrade(head);
        Exchange exchange = new Exchange(wire, head, upgrade);
        waiting.add(exchange);
        if (upgrade) {
            holds = true;
            talk.tell(Role.CLIENT, wire, new WireEvent.Requested(head));
            RequestCheck.faults(head)
                    .forEach(fault -> talk.tell(Role.CLIENT, wire, new WireEvent.Violation(UPGRADE, fault, false)));
            return;
        }
        current = exchange;
        kept = new Kept(talk.limits().messageOctets());
        MessageBody reading = MessageBody.ofRequest(head, kept);
        body = reading;
        if (reading.isDone()) {
            asked();
        }
    }

    private void asked() {
        Exchange exchange = current;
        body = null;
        current = null;
        if (exchange != null) {
            talk.tell(
                    Role.CLIENT,
                    exchange.wire(),
                    new WireEvent.Asked(exchange.request(), kept.octets(), kept.length()));
        }
    }

    private void hold(byte[] octets, int from, int to) {
        if (held.size() + to - from > talk.limits().headOctets()) {
            talk.stop(talk.last(), "The client sent too much before its upgrade request was answered.");
            return;
        }
        held.write(octets, from, to - from);
    }
}
