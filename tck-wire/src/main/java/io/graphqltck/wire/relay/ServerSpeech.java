package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.wire.http.Handshakes;
import io.graphqltck.wire.http.HeadReader;
import io.graphqltck.wire.http.Kept;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.MessageBody;
import io.graphqltck.wire.http.Messages;
import io.graphqltck.wire.socket.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a server's responses, each to the request that waits longest. */
final class ServerSpeech {

    private static final String REQUIREMENT = "HTTP-S-01";
    private static final int MOST_INTERIM = 100;

    private final Talk talk;
    private final Queue<Exchange> waiting;
    private final BiConsumer<Exchange, HttpHead> upgraded;
    private final Runnable refused;
    private final Consumer<Exchange> switched;
    private HeadReader reader;
    private int interim;
    private @Nullable MessageBody body;
    private Runnable complete = () -> {};
    private @Nullable ResponseBody content;

    /**
     * {@code upgraded}: is notified of a 101 and its exchange; from there on the octets are no business of this any more. {@code refused}: is
     * called after another answer to a request for an upgrade. {@code switched}: is notified of a 101 that continues in HTTP/2.
     */
    ServerSpeech(
            Talk talk,
            Queue<Exchange> waiting,
            BiConsumer<Exchange, HttpHead> upgraded,
            Runnable refused,
            Consumer<Exchange> switched) {
        this.talk = talk;
        this.waiting = waiting;
        this.upgraded = upgraded;
        this.refused = refused;
        this.switched = switched;
        this.reader = new HeadReader(false, talk.limits().headOctets());
    }

    /** Reads up to the end of a 101, or all; the offset after the last octet that was read. */
    int octets(byte[] octets, int from, int to) {
        int next = from;
        try {
            while (next < to && !talk.isDeaf()) {
                MessageBody reading = body;
                if (reading != null) {
                    next = reading.feed(octets, next, to);
                    if (reading.isDone()) {
                        end();
                    }
                } else {
                    next = reader.feed(octets, next, to);
                    @Nullable HttpHead head = reader.head();
                    if (head != null && head(head)) {
                        return next;
                    }
                }
            }
        } catch (MalformedHttpException e) {
            if (e.isLimit()) {
                talk.stop(talk.last(), "The kit cannot read the head of the response: " + e.getMessage() + ".");
                return to;
            }
            violation("The response is not HTTP/1.1: " + e.getMessage() + ".");
        }
        return to;
    }

    /** Whether it opens a WebSocket, or continues in HTTP/2. */
    private boolean head(HttpHead head) throws MalformedHttpException {
        reader = new HeadReader(false, talk.limits().headOctets());
        @Nullable Exchange exchange = waiting.peek();
        if (exchange == null) {
            violation("The server sent a response that was not requested.");
            return false;
        }
        if (head.status() == 101 && exchange.upgrade()) {
            waiting.remove();
            upgraded.accept(exchange, head);
            return true;
        }
        if (head.status() == 101 && Handshakes.has(exchange.request(), "Upgrade", "h2c")) {
            waiting.remove();
            switched.accept(exchange);
            return true;
        }
        if (head.status() < 200) { // an interim response, RFC 9110 §15.2
            if (++interim > MOST_INTERIM) {
                throw MalformedHttpException.tooLong("more than " + MOST_INTERIM + " interim responses precede it");
            }
            return false;
        }
        interim = 0;
        waiting.remove();
        String method = Messages.method(exchange.request());
        MessageBody reading = exchange.upgrade() ? refusal(exchange, head, method) : response(exchange, head, method);
        body = reading;
        if (reading.isDone()) {
            end();
        }
        return false;
    }

    private MessageBody refusal(Exchange exchange, HttpHead head, String method) throws MalformedHttpException {
        Kept kept = new Kept(talk.limits().messageOctets());
        complete = () -> {
            byte[] octets = kept.octets();
            byte[] some =
                    Arrays.copyOf(octets, Math.min(octets.length, talk.limits().bodyOctets()));
            talk.tell(
                    Role.SERVER,
                    exchange.wire(),
                    new WireEvent.Responded(head, new String(some, StandardCharsets.UTF_8)));
            refused.run();
        };
        return MessageBody.ofResponse(head, method, kept);
    }

    private MessageBody response(Exchange exchange, HttpHead head, String method) throws MalformedHttpException {
        int wire = exchange.wire();
        ResponseBody reading =
                new ResponseBody(head, method, talk.limits(), event -> talk.tell(Role.SERVER, wire, event));
        content = reading;
        complete = reading::end;
        MessageBody message = MessageBody.ofResponse(head, method, reading);
        reading.begin(why -> talk.stop(wire, why), (codings, why) -> talk.stop(wire, why));
        return message;
    }

    private void end() {
        body = null;
        Runnable completed = complete;
        complete = () -> {};
        completed.run();
        close();
    }

    /** The server ended the connection in an orderly way, which is the end of some bodies. */
    void ended() {
        MessageBody reading = body;
        if (reading != null && reading.endsWithConnection()) {
            end();
        } else if (content != null) {
            content.lost();
        }
    }

    void close() {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    private void violation(String text) {
        talk.tell(Role.SERVER, talk.last(), new WireEvent.Violation(REQUIREMENT, text, true));
    }
}
